// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "project_commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRecent = 50;
constexpr std::size_t kMostFound = 1000;

struct Asked {
  std::string project, coder, conversation;
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

/// Says whose decisions are not shown.
void tell_hidden(const Project& project, Session& session) {
  const auto coders = taken(project.coders(), session);
  if (!coders) return;
  for (const auto& coder : *coders) {
    if (!coder.hidden()) continue;
    session.warn(fmt::format(
        fmt::runtime(session.in_language({"{} koder blindt: det vises først efter »gribning project release«.",
                                          "{} codes blind: it is shown after 'gribning project release'."})),
        coder.name));
  }
}

void run_history(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto decisions = taken(project->history(asked.coder, asked.conversation, asked.all ? 0 : asked.most), session);
  if (!decisions) return;
  print_decisions(*decisions, *project, asked.json, session);
  if (asked.coder.empty()) tell_hidden(*project, session);
}

void run_lost(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto decisions = taken(project->lost(asked.coder), session);
  if (decisions) print_decisions(*decisions, *project, asked.json, session);
}

void turn_back(const Asked& asked, Session& session, Result<Decision> (Project::*way)(std::string_view)) {
  auto project = open_project(asked.project, Project::Access::change, session);
  if (!project || !person(*project, asked.coder, session)) return;
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
      called += other_turns(mark.layer, mark.anchor, &*transcript);
      if (!mark.anchor.span.empty()) {
        called += session.in_language({" »" + mark.anchor.quote + "«", " '" + mark.anchor.quote + "'"});
      }
      if (!mark.note.empty()) called += "  // " + mark.note;
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
  for (const auto& word : asked.words) {
    if (word.find('*') < word.size() - 1) {
      throw CLI::ValidationError("WORD",
                                 fmt::format("in '{}' a * stands before the end: it can only end a word", word));
    }
    words += word + " ";
  }
  const auto found = taken(project->search(words, kMostFound), session);
  if (!found) return;
  if (found->empty()) {
    return session.warn(session.in_language({"Ingen tur har alle ordene. Et ord kan slutte med *: butik*.",
                                             "No turn holds all of the words. A word may end in *: butik*."}));
  }
  for (const auto& turn : *found) {
    session.say(fmt::format("{}:{}: {}: {}\n", turn.conversation, turn.number, turn.speaker, turn.talk));
  }
}

/// Memos and comments of those whose coding may be seen, or of the one who asks.
void run_memos(const Asked& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto coders = taken(project->coders(), session);
  if (!coders || (!asked.coder.empty() && !taken(project->coder(asked.coder), session))) return;
  std::vector<Decision> all;
  for (const auto& coder : *coders) {
    if (asked.coder.empty() ? coder.hidden() : coder.name != asked.coder) continue;
    auto memos = taken(project->memos(coder.name, asked.conversation), session);
    if (memos) std::ranges::move(*memos, std::back_inserter(all));
  }
  print_decisions(all, *project, asked.json, session);
  if (asked.coder.empty()) tell_hidden(*project, session);
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
  history->add_option("--most", asked->most, "How many, the newest last (50)")
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
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

  auto* memos = add("memos", "Memos and comments", "memos talks.gribning --coder anna", run_memos);
  coder(memos, "Only this coder's");
  memos->add_option("--conversation", asked->conversation, "Only those about this conversation")->type_name("NAME");
  memos->add_flag("--json", asked->json, "As JSON");
}

}  // namespace gribning::tool
