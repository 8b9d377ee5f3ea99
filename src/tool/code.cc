// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"

namespace gribning::tool {
namespace {

struct Code {
  std::vector<std::string> paths;
  std::string folder;
};

void run_code(const Code& code, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  if (const auto made = make_folder(code.folder); !made) return session.fail(made.error());
  const auto inputs = find_inputs(code.paths, session);
  Progress progress(session.in_language({"Koder", "Coding"}), inputs.size(), session.language);
  for (const auto& path : inputs) {
    for (auto& transcript : read_inputs(path, session)) {
      const auto analysis = analyse(std::move(transcript), *analyst);
      if (const auto written = write_coding(code.folder, coding_of(analysis), analysis.talk.transcript); !written) {
        session.fail(written.error());
      }
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
  command->add_option("-o,--output", code->folder, "Folder for the TSV files")->required()->type_name("DIR");
  command->footer("Example: gribning code corpora/jobcenter -o coding/");
  command->callback([code, &session] { run_code(*code, session); });
}

}  // namespace gribning::tool
