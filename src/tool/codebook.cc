// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include "commands.h"

namespace gribning::tool {
namespace {

void run_codebook(Session& session) {
  const auto codebook = load_codebook(session);
  if (!codebook) return session.fail(codebook.error());
  session.say(write_markdown(*codebook, session.language));
}

}  // namespace

void add_codebook(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("codebook", "All labels with title, definition, example and source, as Markdown");
  command->footer(
      "Example: gribning codebook --lang en\n"
      "With a team's own: gribning codebook --codebook samtalemodel");
  command->callback([&session] { run_codebook(session); });
}

}  // namespace gribning::tool
