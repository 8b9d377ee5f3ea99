// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "many.h"
#include "project_commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::string project, title, folder, name;
  std::vector<std::string> paths;
  std::size_t keep = 10;
  bool json = false;
};

void run_new(const Options& given, Session& session) {
  const auto title = given.title.empty() ? std::filesystem::path(given.project).stem().string() : given.title;
  const auto made = Project::create(given.project, title, session_clock());
  if (!made) return session.fail(made.error());
  session.say(fmt::format(fmt::runtime(session.in_language({"{} er klar.\n", "{} is ready.\n"})), given.project));
}

void tell_reanchored(const std::string& conversation, const std::vector<Reanchored>& reanchored, Session& session) {
  for (const auto& one : reanchored) {
    auto what = fmt::format("  {}: {} {}  {}", conversation, one.coder, one.number, one.layer);
    if (!one.label.empty()) what += "/" + one.label;
    what += fmt::format("  {} → {}", one.from, one.hold == Hold::lost ? "–" : std::to_string(one.to));
    session.say(fmt::format("{}  {}: {}\n", what, title(one.hold).in(session.language), one.quote));
  }
}

/// False when nothing more can be added either.
bool add_one(Project& project, const Analysis& analysis, const std::string& hash, Session& session) {
  const auto worker_turns = code_worker_turns(analysis.talk);
  const auto& name = analysis.talk.transcript.name;
  const auto added = project.add({&analysis.talk, &analysis.opportunities, &worker_turns}, hash);
  if (!added) {
    session.fail(added.error());
    return !ends_all(added.error());
  }
  const auto say = [&](const Bilingual& what) { session.say(name + ": " + session.in_language(what) + "\n"); };
  switch (added->what) {
    case Added::What::added:
      say({"lagt ind", "added"});
      break;
    case Added::What::same:
      say({"var der allerede", "was there already"});
      break;
    case Added::What::repaired:
      say({"udskriften var beskadiget og er hel igen", "the transcript was damaged and is whole again"});
      break;
    case Added::What::corrected:
      say({"rettet udskrift lagt ind; beslutningerne er flyttet med",
           "corrected transcript added; the decisions were taken along"});
      tell_reanchored(name, added->reanchored, session);
  }
  return true;
}

void run_add(const Options& given, Session& session) {
  auto project = open_project(given.project, Project::Access::change, session);
  if (!project) return;
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto inputs = find_inputs(given.paths, session);
  Progress progress(session.in_language({"Lægger ind", "Adding"}), inputs.size(), session.language);
  std::set<std::string> names;
  for (const auto& path : inputs) {
    progress.step();
    auto transcripts = read_inputs(path, session);
    if (transcripts.empty()) continue;
    // Standard input can be read only once, and a corpus is a folder: there the hash is that of the talk.
    const bool whole = path != "-" && !std::filesystem::is_directory(path);
    const auto bytes = whole ? read_file(path) : Result<std::string>();
    if (!bytes) {
      session.fail(bytes.error());
      continue;
    }
    if (!given.name.empty() && (inputs.size() > 1 || transcripts.size() > 1)) {
      return session.fail(
          {.code = "one-conversation",
           .message = {"--as giver ét navn, men der er flere samtaler. Læg dem ind en ad gangen.",
                       "--as gives one name, but there are several conversations. Add them one by one."},
           .file = given.project});
    }
    for (auto& transcript : transcripts) {
      if (!given.name.empty()) transcript.name = given.name;
      // Two files of one name in one go are two conversations, not one and its correction.
      transcript.name = free_name(transcript.name, names);
      const auto hash = sha256(whole ? *bytes : transcript.text);
      if (!add_one(*project, analyse(std::move(transcript), *analyst), hash, session)) return;
    }
  }
}

Json status_to_json(const Status& status) {
  Json json = {{"title", status.title},       {"phase", code(status.phase)},
               {"codebook", status.codebook}, {"conversations", status.conversations},
               {"turns", status.turns},       {"opportunities", status.opportunities}};
  json["coders"] = Json::array();
  for (const auto& one : status.coders) {
    json["coders"].push_back({{"name", one.coder.name},
                              {"agreed", one.coder.agreed},
                              {"blind", one.coder.blind},
                              {"released", one.coder.released},
                              {"decisions", one.decisions},
                              {"marks", one.marks},
                              {"finished", one.finished},
                              {"lost", one.lost}});
  }
  return json;
}

void run_status(const Options& given, Session& session) {
  const auto project = open_project(given.project, Project::Access::read, session);
  if (!project) return;
  const auto status = taken(project->status(), session);
  if (!status) return;
  if (given.json) return session.say(status_to_json(*status).dump(1) + "\n");
  session.say(fmt::format(fmt::runtime(session.in_language({"{}\n{}, {}, {} gribningsmuligheder fundet af programmet\n"
                                                            "fase: {}; kodebog: version {}\n",
                                                            "{}\n{}, {}, {} opportunities found by the program\n"
                                                            "phase: {}; codebook: version {}\n"})),
                          status->title, counted_conversations(status->conversations, session.language),
                          counted_turns(status->turns, session.language), status->opportunities,
                          title(status->phase).in(session.language), status->codebook));
  const bool danish = session.language == Language::da;
  for (const auto& one : status->coders) {
    std::string kind;
    if (one.coder.agreed) kind = session.in_language({" (aftalt kodning)", " (agreed coding)"});
    if (one.coder.blind) kind = session.in_language({" (blind)", " (blind)"});
    if (one.coder.blind && one.coder.released) kind = session.in_language({" (frigivet)", " (released)"});
    session.say(fmt::format(
        "  {}{}: {}, {}, {}\n", one.coder.name, kind,
        danish ? counted(one.decisions, "beslutning", "beslutninger") : counted(one.decisions, "decision", "decisions"),
        danish ? counted(one.marks, "markering", "markeringer") : counted(one.marks, "mark", "marks"),
        danish ? counted(one.finished, "samtale færdig", "samtaler færdige")
               : counted(one.finished, "conversation finished", "conversations finished")));
    if (one.lost == 0) continue;
    session.say(fmt::format(fmt::runtime(session.in_language(
                                {"    {} uden plads i den rettede udskrift (»gribning project lost«)\n",
                                 "    {} without a place in the corrected transcript ('gribning project lost')\n"})),
                            one.lost));
  }
}

void run_list(const Options& given, Session& session) {
  const auto project = open_project(given.project, Project::Access::read, session);
  if (!project) return;
  const auto all = taken(project->conversations(), session);
  if (!all) return;
  Json json = Json::array();
  for (const auto& one : *all) {
    json.push_back({{"conversation", one.name},
                    {"version", one.version},
                    {"file", one.file},
                    {"sha256", one.sha256},
                    {"turns", one.turns}});
    if (given.json) continue;
    session.say(fmt::format(fmt::runtime(session.in_language(
                                {"{:<40} {:>5} ture  version {}  {}\n", "{:<40} {:>5} turns  version {}  {}\n"})),
                            one.name, one.turns, one.version, one.file));
  }
  if (given.json) session.say(json.dump(1) + "\n");
}

/// Reports all damage; true when there is none.
bool tell_damage(const Project& project, const std::string& file, Session& session) {
  const auto damage = taken(project.check(), session);
  if (!damage) return false;
  for (const auto& one : *damage) session.fail({.code = "project-damaged", .message = one.message, .file = file});
  return damage->empty();
}

void run_project_export(const Options& given, Session& session) {
  const auto project = open_project(given.project, Project::Access::read, session);
  if (!project) return;
  if (const auto done = project->export_to(given.folder); !done) return session.fail(done.error());
  session.say(
      fmt::format(fmt::runtime(session.in_language({"Eksporteret til {}.\n", "Exported to {}.\n"})), given.folder));
  // What is made of the folder has seals of its own: damage would be forgotten.
  tell_damage(*project, given.project, session);
}

void run_import(const Options& given, Session& session) {
  const auto made = Project::import_from(given.folder, given.project, session_clock());
  if (!made) return session.fail(made.error());
  session.say(fmt::format(fmt::runtime(session.in_language({"{} er lavet af {}.\n", "{} is made from {}.\n"})),
                          given.project, given.folder));
}

void run_backup(const Options& given, Session& session) {
  const auto project = open_project(given.project, Project::Access::read, session);
  if (!project) return;
  const auto backup = taken(project->backup(given.folder, given.keep), session);
  if (!backup) return;
  session.say(fmt::format(fmt::runtime(session.in_language(
                              {"{}: kopieret og efterprøvet, sha256 {}\n", "{}: copied and verified, sha256 {}\n"})),
                          backup->file.string(), backup->sha256));
  for (const auto& old : backup->removed) {
    session.say(fmt::format(fmt::runtime(session.in_language(
                                {"{}: fjernet, ældre end de {} nyeste\n", "{}: removed, older than the newest {}\n"})),
                            old.string(), given.keep));
  }
}

void run_project_check(const Options& given, Session& session) {
  const auto project = open_project(given.project, Project::Access::read, session);
  if (project && tell_damage(*project, given.project, session))
    session.say(session.in_language({"Alt er, som det skal være.\n", "Everything is as it should be.\n"}));
}

}  // namespace

CLI::App* add_project_command(CLI::App& project, const char* name, const char* help, const char* example) {
  auto* command = project.add_subcommand(name, help);
  command->footer(std::string("Example: gribning project ") + example);
  return command;
}

void add_project(CLI::App& app, Session& session) {
  auto* project = app.add_subcommand("project", "A project: transcripts, what people decided, backups; one file");
  project->require_subcommand(1);
  project->footer("Example: gribning project new talks.gribning");
  const auto given = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* help, const char* example, void (*run)(const Options&, Session&)) {
    auto* command = add_project_command(*project, name, help, example);
    command->callback([given, run, &session] { run(*given, session); });
    return command;
  };
  const auto file = [&](CLI::App* command) {
    command->add_option("PROJECT", given->project, "The project file")->required();
  };

  auto* made = add("new", "Make a project", "new talks.gribning --title \"Our talks\"", run_new);
  file(made);
  made->add_option("--title", given->title, "What the project is called")->type_name("TEXT");

  auto* added = add("add", "Add transcripts, or corrected ones of those that are there",
                    "add talks.gribning corpora/jobcenter", run_add);
  file(added);
  added->add_option("INPUT", given->paths, "Transcripts, folders of them, or - for standard input")->required();
  added->add_option("--as", given->name, "What the conversation is called; that of an older version to correct it")
      ->type_name("NAME");

  auto* status = add("status", "What is in the project, and how far the work is", "status talks.gribning", run_status);
  file(status);
  status->add_flag("--json", given->json, "As JSON");

  auto* list = add("list", "The conversations", "list talks.gribning", run_list);
  file(list);
  list->add_flag("--json", given->json, "As JSON");

  auto* exported =
      add("export", "Write the whole project as readable files", "export talks.gribning -o talks/", run_project_export);
  file(exported);
  exported->add_option("-o,--output", given->folder, "The folder")->required()->type_name("DIR");

  auto* imported = add("import", "Make a project from an exported folder", "import talks/ again.gribning", run_import);
  imported->add_option("FOLDER", given->folder, "The folder")->required();
  file(imported);

  auto* backup = add("backup", "A verified copy elsewhere; the oldest beyond --keep are removed",
                     "backup talks.gribning --to backups/", run_backup);
  file(backup);
  backup->add_option("--to", given->folder, "Folder of the backups")->required()->type_name("DIR");
  backup->add_option("--keep", given->keep, "How many are kept (10)")->check(CLI::Range(1, 100000))->type_name("N");

  file(add("check", "Look for damage and say what is hit", "check talks.gribning", run_project_check));
  add_project_people(*project, session);
  add_project_decisions(*project, session);
  add_project_share(*project, session);
  add_project_take(*project, session);
}

}  // namespace gribning::tool
