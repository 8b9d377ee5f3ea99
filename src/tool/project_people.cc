// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "project_commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

/// adjudicate --as, when nothing else is said.
constexpr std::string_view kAgreedName = "gold";

struct People {
  std::string project, name, phase, note, title, definition, define, retire;
  bool blind = false;
};

void run_coder(const People& given, Session& session) {
  auto project = open_project(given.project, Project::Access::change, session);
  if (!project) return;
  if (given.name == kAgreedName) {
    return session.fail(
        {.code = "bad-name",
         .message = {"»gold« er den aftalte kodnings navn, som »gribning adjudicate« laver. Giv koderen et andet.",
                     "'gold' is the name of the agreed coding, which 'gribning adjudicate' makes. Call the coder "
                     "something else."},
         .file = given.project});
  }
  if (const auto done = project->add_coder({.name = given.name, .blind = given.blind}); !done) {
    return session.fail(done.error());
  }
  session.say(fmt::format(fmt::runtime(session.in_language({"{} er med.\n", "{} has joined.\n"})), given.name));
}

void run_release(const People& given, Session& session) {
  auto project = open_project(given.project, Project::Access::change, session);
  if (!project) return;
  if (const auto done = project->release(given.name); !done) return session.fail(done.error());
  session.say(
      fmt::format(fmt::runtime(session.in_language({"{}s kodning er frigivet: alle ser hinandens markeringer.\n",
                                                    "The coding of {} is released: all see each other's marks.\n"})),
                  given.name));
}

void run_phase(const People& given, Session& session) {
  auto project = open_project(given.project, Project::Access::change, session);
  if (!project) return;
  const auto phase = phase_from(given.phase).value_or(Phase::explore);
  if (const auto done = project->begin_phase(phase, given.note); !done) return session.fail(done.error());
  session.say(fmt::format(fmt::runtime(session.in_language({"Fase: {}.\n", "Phase: {}.\n"})),
                          title(phase).in(session.language)));
}

void run_project_codebook(const People& given, Session& session) {
  const bool change = !given.define.empty() || !given.retire.empty();
  auto project = open_project(given.project, change ? Project::Access::change : Project::Access::read, session);
  if (!project) return;
  if (change) {
    const auto version = given.define.empty()
                             ? project->retire_code(given.retire, given.note)
                             : project->define_code({given.define, given.title, given.definition}, given.note);
    if (!version) return session.fail(version.error());
    session.say(fmt::format(
        fmt::runtime(session.in_language({"Kodebogen er nu version {}.\n", "The codebook is now version {}.\n"})),
        *version));
  }
  const auto codes = taken(project->codebook(), session);
  if (!codes) return;
  for (const auto& code : *codes) session.say(fmt::format("{}\t{}\t{}\n", code.name, code.title, code.definition));
}

}  // namespace

void add_project_people(CLI::App& project, Session& session) {
  const auto given = std::make_shared<People>();
  const auto add = [&](const char* name, const char* help, const char* example, void (*run)(const People&, Session&)) {
    auto* command = add_project_command(project, name, help, example);
    command->callback([given, run, &session] { run(*given, session); });
    command->add_option("PROJECT", given->project, "The project file")->required();
    return command;
  };
  auto* coder = add("coder", "Add somebody who codes", "coder talks.gribning bo --blind", run_coder);
  coder->add_option("NAME", given->name, "Who")->required();
  coder->add_flag("--blind", given->blind, "Sees neither the program's marks nor another's until they are released");

  auto* release = add("release", "End a coder's blindness", "release talks.gribning bo", run_release);
  release->add_option("NAME", given->name, "Who")->required();

  auto* phase = add("phase", "Begin a phase of the work; every decision knows its phase",
                    "phase talks.gribning refine --note \"after the first meeting\"", run_phase);
  phase->add_option("PHASE", given->phase, "explore, define, refine or code")
      ->required()
      ->check(CLI::IsMember({"explore", "define", "refine", "code"}));
  phase->add_option("--note", given->note, "Why")->type_name("TEXT");

  auto* codebook = add("codebook", "The project's own codes; every change is a new version",
                       "codebook talks.gribning --define trust --title Tillid --definition \"Talk shows trust\"",
                       run_project_codebook);
  auto* define = codebook->add_option("--define", given->define, "A code, new or changed")->type_name("NAME");
  codebook->add_option("--title", given->title, "What it is called")->needs(define)->type_name("TEXT");
  codebook->add_option("--definition", given->definition, "When to use it")->needs(define)->type_name("TEXT");
  codebook->add_option("--retire", given->retire, "Take a code out of use")->excludes(define)->type_name("NAME");
  codebook->add_option("--note", given->note, "Why")->type_name("TEXT");
}

}  // namespace gribning::tool
