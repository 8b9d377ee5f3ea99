// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <exception>

#include "commands.h"
#include "usage.h"

namespace {

using gribning::tool::Session;

void take_language(Session& session, const std::string& given) {
  const auto language = gribning::language_from(given);
  if (!language) throw CLI::ValidationError("--lang", "expected da or en");
  session.language = *language;
}

int run(int argc, char** argv) {
  Session session;
  session.version = GRIBNING_VERSION;
  session.annotations = gribning::tool::find_annotations(argv[0]);
  CLI::App app{
      "Sequence and gribning in transcribed talk between citizens and employment professionals.\n"
      "It shows what happens between turns; it never evaluates anybody. Everything stays on this machine.\n"};
  app.name("gribning");
  app.set_version_flag("--version", "gribning " GRIBNING_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option_function<std::string>(
         "--lang", [&](const std::string& given) { take_language(session, given); },
         "Language of everything that is printed: da (default) or en")
      ->type_name("LANG");
  gribning::tool::add_reading_options(app, session);
  app.add_option("--annotations", session.annotations, "Folder of lexica, weights and codebook")->type_name("DIR");
  app.add_option("--codebook", session.codebooks,
                 "A codebook of your own besides the program's: FILE.json with cues FILE.da.tsv beside it, or the name "
                 "of one in the annotations' codebooks/; may be given again")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_flag("--verbose", session.verbose, "Print the readers' notes too, not only warnings and errors");
  app.footer(
      "Exit codes: 0 everything was done; 1 something could not be done, and messages say what; 2 wrong usage;\n"
      "3 stopped by Ctrl-C where the results are whole.\n"
      "Example: gribning run corpora/jobcenter -o out/");
  gribning::tool::add_run(app, session);
  gribning::tool::add_sheet(app, session);
  gribning::tool::add_flag(app, session);
  gribning::tool::add_explain(app, session);
  gribning::tool::add_code(app, session);
  gribning::tool::add_check(app, session);
  gribning::tool::add_convert(app, session);
  gribning::tool::add_formats(app, session);
  gribning::tool::add_annotate(app, session);
  gribning::tool::add_plan(app, session);
  gribning::tool::add_merge(app, session);
  gribning::tool::add_export(app, session);
  gribning::tool::add_evaluate(app, session);
  gribning::tool::add_learn(app, session);
  gribning::tool::add_codebook(app, session);
  gribning::tool::add_link(app, session);
  gribning::tool::add_project(app, session);
  gribning::tool::add_decide(app, session);
  gribning::tool::add_agree(app, session);
  gribning::tool::add_adjudicate(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked_for_help = error.get_exit_code() == 0;
    if (const auto said = gribning::tool::unknown_word(app, session.language); said && !asked_for_help) {
      session.warn(*said);
      return gribning::tool::kWrongUsage;
    }
    return app.exit(error) == 0 ? gribning::tool::kFine : gribning::tool::kWrongUsage;
  }
  session.tell_unused_roles();
  if (session.coding_left_out && session.exit_code == gribning::tool::kFine) return gribning::tool::kNotAll;
  return session.exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("gribning: not enough memory for this input; give fewer or smaller files at a time\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gribning: %s\n", error.what());
  }
  return gribning::tool::kNotAll;
}
