// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

struct Code {
  std::vector<std::string> paths;
  std::string folder;
  bool overwrite = false;
};

/// Writes the program's coding of one conversation under a name that no other one has.
void write_one(Analysis analysis, const Code& code, std::set<std::string>& names, Session& session) {
  const auto& transcript = analysis.talk.transcript;
  auto coding = coding_of(analysis);
  coding.conversation = free_name(transcript.name, names);
  if (coding.conversation != transcript.name) {
    session.warn(fmt::format(fmt::runtime(session.in_language({"{}: hedder »{}« her, fordi »{}« er taget",
                                                               "{}: is called '{}' here; '{}' is taken"})),
                             transcript.file, coding.conversation, transcript.name));
  }
  auto done = may_write(coding_files(code.folder, coding.conversation), code.overwrite, session);
  if (done) done = write_coding(code.folder, coding, transcript);
  if (!done) session.fail(done.error());
}

void run_code(const Code& code, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  if (const auto made = make_folder(code.folder); !made) return session.fail(made.error());
  const auto inputs = find_inputs(code.paths, session);
  std::set<std::string> names;
  Progress progress(session.in_language({"Koder", "Coding"}), inputs.size(), session.language);
  for (const auto& path : inputs) {
    for (auto& transcript : read_inputs(path, session)) {
      write_one(analyse(std::move(transcript), *analyst), code, names, session);
    }
    progress.step();
  }
}

}  // namespace

void add_code(CLI::App& app, Session& session) {
  auto code = std::make_shared<Code>();
  auto* command =
      app.add_subcommand("code", "Write the program's coding in the files of hand coding (docs/coding.md, 8)");
  command->add_option("INPUT", code->paths, "Transcripts, folders of them, or - for standard input")->required();
  needs_a_place(
      command->add_option("-o,--output", code->folder, "Folder for the TSV files")->required()->type_name("DIR"));
  add_overwrite_option(*command, code->overwrite);
  command->footer("Example: gribning code corpora/jobcenter -o coding/");
  command->callback([code, &session] { run_code(*code, session); });
}

}  // namespace gribning::tool
