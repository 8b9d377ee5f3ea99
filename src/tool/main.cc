// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <exception>

#include "commands.h"

namespace {

using gribning::tool::Session;

/// --role M=worker
void take_role(Session& session, const std::string& given) {
  const auto equals = given.rfind('=');
  const auto role = equals == std::string::npos ? std::nullopt : gribning::role_from(given.substr(equals + 1));
  if (!role || equals == 0) {
    std::string known;
    for (const auto each : gribning::kRoles) known += (known.empty() ? "" : ", ") + std::string(gribning::code(each));
    throw CLI::ValidationError("--role", "expected LABEL=ROLE, as in M=worker; roles: " + known);
  }
  session.reading.roles[given.substr(0, equals)] = *role;
}

void take_language(Session& session, const std::string& given) {
  const auto language = gribning::language_from(given);
  if (!language) throw CLI::ValidationError("--lang", "expected da or en");
  session.language = *language;
}

void take_convention(Session& session, const std::string& given) {
  session.reading.convention = gribning::convention_from(given);
  if (!session.reading.convention) {
    throw CLI::ValidationError("--convention", "expected plain, jefferson, chat_ca or gat2");
  }
}

int run(int argc, char** argv) {
  Session session;
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
  app.add_option_function<std::vector<std::string>>(
         "--role",
         [&](const std::vector<std::string>& given) {
           for (const auto& one : given) take_role(session, one);
         },
         "Role of a speaker, as in M=worker; stronger than what the file says")
      ->type_name("LABEL=ROLE")
      ->allow_extra_args(false);
  app.add_option("--encoding", session.reading.encoding, "Encoding of the transcripts; otherwise it is detected");
  app.add_option_function<std::string>(
         "--convention", [&](const std::string& given) { take_convention(session, given); },
         "Transcription signs: plain, jefferson, chat_ca or gat2; otherwise they are detected")
      ->type_name("NAME");
  app.add_option("--annotations", session.annotations, "Folder of lexica, weights and codebook")->type_name("DIR");
  app.add_flag("--verbose", session.verbose, "Print the readers' notes too, not only warnings and errors");
  app.footer(
      "Exit codes: 0 everything was done; 1 something could not be done, and messages say what; 2 wrong usage.\n"
      "Example: gribning run corpora/jobcenter -o out/");
  gribning::tool::add_run(app, session);
  gribning::tool::add_flag(app, session);
  gribning::tool::add_explain(app, session);
  gribning::tool::add_code(app, session);
  gribning::tool::add_check(app, session);
  gribning::tool::add_evaluate(app, session);
  gribning::tool::add_learn(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? gribning::tool::kFine : gribning::tool::kWrongUsage;
  }
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
