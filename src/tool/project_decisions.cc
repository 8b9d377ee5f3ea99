// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "gribning/base/files.h"
#include "project_commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRecent = 50;
constexpr std::size_t kMostFound = 1000;

struct Asked {
  std::string project, coder, conversation, folder;
  std::vector<std::string> words;
  std::size_t most = kRecent;
  bool all = false;
  bool json = false;
};

/// The transcripts that decisions are about, read once. Nothing where there is none.
class Transcripts {
 public:
  explicit Transcripts(const Project& project) : project_(project) {}

  /// As it was when it was decided.
  const Transcript* of(const Decision& decision) {
    if (decision.conversation.empty()) return nullptr;
    const std::pair key(decision.conversation, decision.version);
    auto it = read_.find(key);
    if (it == read_.end()) {
      auto transcript = project_.transcript(decision.conversation, decision.version);
      if (!transcript) return nullptr;
      it = read_.emplace(key, std::move(*transcript)).first;
    }
    return &it->second;
  }

 private:
  const Project& project_;
  std::map<std::pair<std::string, int>, Transcript> read_;
};

void print_decisions(const std::vector<Decision>& decisions, const Project& project, bool json, Session& session) {
  Transcripts transcripts(project);
  Json list = Json::array();
  for (const auto& one : decisions) {
    const auto* transcript = transcripts.of(one);
    if (!json) {
      session.say(date_of(one.time) + "  " + in_words(one, transcript, session.language) + "\n");
      continue;
    }
    Json entry = {{"coder", one.coder},
                  {"number", one.number},
                  {"time", one.time},
                  {"act", code(one.act)},
                  {"conversation", one.conversation},
                  {"version", one.version},
                  {"layer", one.layer},
                  {"label", one.label}};
    const bool known = one.anchor.turn && transcript != nullptr && *one.anchor.turn < transcript->turns.size();
    entry["turn"] = known ? Json(transcript->turns[*one.anchor.turn].number) : Json();
    entry["quote"] = one.anchor.quote;
    entry["fields"] = one.fields;
    entry["note"] = one.note;
    entry["about"] = one.about ? Json(*one.about) : Json();
    entry["phase"] = code(one.phase);
    entry["codebook"] = one.codebook;
    list.push_back(std::move(entry));
  }
  if (json) session.say(list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void run_history(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto decisions = taken(project->history(asked.coder, asked.conversation, asked.all ? 0 : asked.most), session);
  if (decisions) print_decisions(*decisions, *project, asked.json, session);
}

void run_lost(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto decisions = taken(project->lost(asked.coder), session);
  if (decisions) print_decisions(*decisions, *project, asked.json, session);
}

void turn_back(const Asked& asked, Session& session, Result<Decision> (Project::*way)(std::string_view)) {
  auto project = open_project(asked.project, Project::Access::change, session);
  if (!project) return;
  const auto decision = taken(((*project).*way)(asked.coder), session);
  if (!decision) return;
  Transcripts transcripts(*project);
  session.say(in_words(*decision, transcripts.of(*decision), session.language) + "\n");
}

void run_undo(const Asked& asked, Session& session) { turn_back(asked, session, &Project::undo); }
void run_redo(const Asked& asked, Session& session) { turn_back(asked, session, &Project::redo); }

/// What a coder may see: their own marks, the program's, and those of others, unless somebody is still blind.
void run_marks(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto viewer = taken(project->coder(asked.coder), session);
  const auto transcript = taken(project->transcript(asked.conversation), session);
  const auto coders = taken(project->coders(), session);
  if (!viewer || !transcript || !coders) return;
  const auto print = [&](const std::string& whose, const std::vector<CodedMark>& marks) {
    for (const auto& mark : marks) {
      if (mark.rejected) continue;
      const auto place =
          mark.anchor.turn ? std::to_string(transcript->turns[*mark.anchor.turn].number) : std::string("–");
      std::string called;
      for (const auto& [name, value] : mark.fields) {
        if (!value.empty()) called += fmt::format(" {}={}", name, value);
      }
      session.say(fmt::format("{}:{}  {}  {}{}{}{}\n", asked.conversation, place, whose, mark.layer,
                              mark.label.empty() ? "" : "/", mark.label, called));
    }
  };
  if (!viewer->hidden()) {
    const auto marks = taken(project->program_marks(asked.conversation, false), session);
    if (marks) print("gribning", *marks);
  }
  for (const auto& coder : *coders) {
    const bool own = coder.name == viewer->name;
    if (!own && (viewer->hidden() || coder.hidden())) continue;
    const auto marks = taken(project->marks(coder.name, asked.conversation), session);
    if (marks) print(coder.name, *marks);
  }
}

void run_search(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  std::string words;
  for (const auto& word : asked.words) words += word + " ";
  const auto found = taken(project->search(words, kMostFound), session);
  if (!found) return;
  for (const auto& turn : *found) {
    session.say(fmt::format("{}:{}: {}: {}\n", turn.conversation, turn.number, turn.speaker, turn.talk));
  }
}

void run_coding(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto coder = taken(project->coder(asked.coder), session);
  const auto conversations = taken(project->conversations(), session);
  if (!coder || !conversations) return;
  if (const auto made = make_folder(asked.folder); !made) return session.fail(made.error());
  for (const auto& one : *conversations) {
    const auto marks = taken(project->marks(asked.coder, one.name), session);
    if (!marks || marks->empty()) continue;
    const auto transcript = taken(project->transcript(one.name), session);
    if (!transcript) continue;
    const auto written = write_coding(asked.folder, coding_of(one.name, *marks).coding, *transcript);
    if (!written) session.fail(written.error());
  }
}

}  // namespace

void add_project_decisions(CLI::App& project, Session& session) {
  const auto asked = std::make_shared<Asked>();
  const auto add = [&](const char* name, const char* help, const char* example, void (*run)(const Asked&, Session&)) {
    auto* command = add_project_command(project, name, help, example);
    command->callback([asked, run, &session] { run(*asked, session); });
    command->add_option("PROJECT", asked->project, "The project file")->required();
    return command;
  };
  const auto coder = [&](CLI::App* command, const char* help) {
    return command->add_option("--coder", asked->coder, help)->type_name("NAME");
  };
  auto* history =
      add("history", "The journal: who decided what, when", "history talks.gribning --coder anna", run_history);
  coder(history, "Only this coder's decisions");
  history->add_option("--conversation", asked->conversation, "Only decisions about this conversation")
      ->type_name("NAME");
  history->add_option("--most", asked->most, "How many, the newest last (50)")->type_name("N");
  history->add_flag("--all", asked->all, "All of them");
  history->add_flag("--json", asked->json, "As JSON");

  coder(add("undo", "Take back a coder's latest decision", "undo talks.gribning --coder anna", run_undo), "Who")
      ->required();
  coder(add("redo", "Put back what was undone last", "redo talks.gribning --coder anna", run_redo), "Who")->required();

  auto* marks = add("marks", "What stands in a conversation, as a coder may see it",
                    "marks talks.gribning 02-mentor-kabelruller --coder anna", run_marks);
  marks->add_option("CONVERSATION", asked->conversation, "The conversation")->required();
  coder(marks, "Who looks")->required();

  auto* lost = add("lost", "Decisions without a place in the corrected transcript", "lost talks.gribning --coder anna",
                   run_lost);
  coder(lost, "Whose")->required();
  lost->add_flag("--json", asked->json, "As JSON");

  auto* search =
      add("search", "Turns with these words; a word may end in *", "search talks.gribning butik*", run_search);
  search->add_option("WORD", asked->words, "Words that a turn holds, all of them")->required();

  auto* coding = add("coding", "A coder's coding as files of hand coding (codebook, 8)",
                     "coding talks.gribning --coder anna -o coding/", run_coding);
  coder(coding, "Whose")->required();
  coding->add_option("-o,--output", asked->folder, "Folder for the TSV files")->required()->type_name("DIR");
}

}  // namespace gribning::tool
