// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>

#include "coded_input.h"
#include "commands.h"
#include "sharing.h"

namespace gribning::tool {
namespace {

struct Export {
  std::vector<std::string> paths;
  std::string coding;
  ShareRequest request;
};

void run_export(const Export& wanted, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto inputs = find_inputs(wanted.paths, session);
  Sharing sharing(wanted.request, session);
  {
    Progress progress(session.in_language({"Analyserer", "Analysing"}), inputs.size(), session.language);
    for (const auto& path : inputs) {
      for (auto& transcript : read_inputs(path, session)) {
        auto analysis = analyse(std::move(transcript), *analyst);
        auto coding = wanted.coding.empty() ? Result<Coding>(coding_of(analysis))
                                            : coding_in(wanted.coding, analysis.talk.transcript, session);
        if (!coding)
          session.fail(coding.error());
        else
          sharing.add({std::move(analysis), std::move(*coding), !wanted.coding.empty()});
      }
      progress.step();
    }
  }
  sharing.finish();
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Export>();
  auto* command = app.add_subcommand("export", "Write the analysis for another program: NVivo, ELAN, R, Gephi …");
  command->add_option("INPUT", wanted->paths, "Transcripts, folders of them, or - for standard input")->required();
  add_share_options(*command, wanted->request, true);
  command
      ->add_option("-o,--output", wanted->request.place,
                   "The file, or a folder for a file per conversation; - for standard output, where it is one file")
      ->required()
      ->type_name("OUT");
  command->add_option("--coding", wanted->coding, "Folder of hand coding to share in the place of the program's")
      ->type_name("DIR");
  command->add_option("--coder", wanted->request.coder, "Whose coding it is, where the target names coders")
      ->type_name("NAME");
  command->footer("Example: gribning export corpora/jobcenter --to qdpx -o samtaler.qdpx");
  command->callback([wanted, &session] { run_export(*wanted, session); });
}

}  // namespace gribning::tool
