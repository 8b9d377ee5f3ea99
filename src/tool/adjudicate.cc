// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/review/agree.h"
#include "many.h"
#include "outputs.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

struct Adjudicate {
  std::string project;
  std::vector<std::string> coders;
  std::string by;
  std::string as = "gold";
  std::string folder;
  bool overwrite = false;
};

/// "anna 3, bo 5; carl 2": whose decisions it rests on, and the one that settled it.
std::string trail(const Adjudicated& place, const Adjudicate& asked) {
  std::string out;
  for (std::size_t i = 0; i < asked.coders.size(); ++i) {
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", asked.coders[i],
                       place.by[i] == 0 ? "–" : std::to_string(place.by[i]));
  }
  if (place.decided_by != 0) out += fmt::format("; {} {}", asked.by, place.decided_by);
  return out;
}

/// Writes the agreed coding of one conversation as far as it is settled.
class Writing {
 public:
  Writing(Project& project, const Adjudicate& asked, Session& session)
      : project_(project), asked_(asked), session_(session) {}

  void write(const std::string& conversation) {
    std::vector<std::vector<CodedMark>> coders;
    bool finished = true;
    for (const auto& coder : asked_.coders) {
      auto marks = taken(project_.marks(coder, conversation), session_);
      if (!marks) return;
      finished = finished && coding_of(conversation, *marks).finished;
      coders.push_back(std::move(*marks));
    }
    std::vector<CodedMark> decider;
    if (!asked_.by.empty()) {
      auto marks = taken(project_.marks(asked_.by, conversation), session_);
      if (!marks) return;
      decider = std::move(*marks);
    }
    auto before = taken(project_.marks(asked_.as, conversation), session_);
    const auto transcript = taken(project_.transcript(conversation), session_);
    if (!before || !transcript) return;
    std::size_t open_here = 0;
    std::vector<CodedMark> settled;
    for (const auto& place : adjudicate(coders, decider)) {
      if (place.settled == Settled::open) {
        ++open_here;
        tell_open(conversation, place, coders, *transcript);
        continue;
      }
      (place.settled == Settled::agreed ? agreed : decided) += 1;
      settled.push_back(place.mark);
      put(conversation, place, *before);
    }
    take_away(conversation, *before, settled);
    if (finished && open_here == 0 && !coding_of(conversation, *before).finished) {
      decide({.act = Act::add,
              .conversation = conversation,
              .layer = std::string(layer::kConversation),
              .label = std::string(kFinished)});
    }
    open += open_here;
    if (!asked_.folder.empty()) write_gold(conversation, *transcript);
  }

  std::size_t agreed = 0, decided = 0, open = 0;

 private:
  void decide(const DecisionEntry& entry) {
    if (const auto done = project_.decide(asked_.as, entry); !done) session_.fail(done.error());
  }

  static DecisionEntry entry_of(const std::string& conversation, const CodedMark& mark, Act act, std::string note) {
    return {.act = act,
            .conversation = conversation,
            .layer = mark.layer,
            .label = mark.label,
            .turn = mark.anchor.turn,
            .span = mark.anchor.span,
            .response = mark.anchor.response,
            .later = mark.anchor.later,
            .fields = mark.fields,
            .note = std::move(note)};
  }

  /// Only what is not so already: running it again changes nothing.
  void put(const std::string& conversation, const Adjudicated& place, const std::vector<CodedMark>& before) {
    const auto it = std::ranges::find_if(before, [&](const CodedMark& mark) { return same_place(mark, place.mark); });
    const bool there = it != before.end() && !it->rejected;
    if (place.mark.rejected) {
      if (there) decide(entry_of(conversation, place.mark, Act::reject, trail(place, asked_)));
      return;
    }
    const auto note = trail(place, asked_);
    const bool same = there && it->fields == place.mark.fields && it->note == note &&
                      it->anchor.response == place.mark.anchor.response && it->anchor.later == place.mark.anchor.later;
    if (!same) decide(entry_of(conversation, place.mark, Act::add, note));
  }

  /// What was agreed before and no longer is.
  void take_away(const std::string& conversation, const std::vector<CodedMark>& before,
                 const std::vector<CodedMark>& settled) {
    for (const auto& mark : before) {
      if (mark.rejected || mark.layer == layer::kConversation) continue;
      const bool still = std::ranges::any_of(settled, [&](const CodedMark& each) { return same_place(each, mark); });
      if (!still) decide(entry_of(conversation, mark, Act::reject, {}));
    }
  }

  void tell_open(const std::string& conversation, const Adjudicated& place,
                 const std::vector<std::vector<CodedMark>>& coders, const Transcript& transcript) {
    std::string said;
    for (std::size_t i = 0; i < coders.size(); ++i) {
      const auto it = std::ranges::find_if(
          coders[i], [&](const CodedMark& mark) { return same_place(mark, place.mark) && !mark.rejected; });
      said += fmt::format("{}{}", i == 0 ? "" : " / ", asked_.coders[i]);
      if (it == coders[i].end()) {
        said += " –";
        continue;
      }
      for (const auto& [name, value] : it->fields) {
        if (!value.empty()) said += fmt::format(" {}={}", name, value);
      }
      said += other_turns(it->layer, it->anchor, &transcript);
    }
    const auto turn = place.mark.anchor.turn.value_or(0);
    std::string words;
    if (!place.mark.anchor.span.empty()) {
      const Bilingual quoted{"  »" + place.mark.anchor.quote + "«", "  '" + place.mark.anchor.quote + "'"};
      words = session_.in_language(quoted);
    }
    session_.say(fmt::format("{}:{}  {}{}{}{}  {}\n", conversation, transcript.turns[turn].number, place.mark.layer,
                             place.mark.label.empty() ? "" : "/", place.mark.label, words, said));
  }

  void write_gold(const std::string& conversation, const Transcript& transcript) {
    const auto marks = taken(project_.marks(asked_.as, conversation), session_);
    if (!marks) return;
    const auto written = write_coding(asked_.folder, coding_of(conversation, *marks).coding, transcript);
    if (!written) session_.fail(written.error());
  }

  Project& project_;
  const Adjudicate& asked_;
  Session& session_;
};

void run_adjudicate(const Adjudicate& asked, Session& session) {
  auto project = open_project(asked.project, Project::Access::change, session);
  auto people = asked.coders;
  if (!asked.by.empty()) people.push_back(asked.by);
  if (!project || !all_different(people, session)) return;
  for (const auto& name : people) {
    const auto coder = person(*project, name, session);
    if (!coder) return;
    if (!coder->hidden()) continue;
    return session.fail({.code = "hidden",
                         .message = {fmt::format("»{}« koder stadig blindt. Frigiv kodningen med »gribning project "
                                                 "release« først.",
                                                 name),
                                     fmt::format("'{}' still codes blind. Release the coding with 'gribning project "
                                                 "release' first.",
                                                 name)},
                         .file = asked.project});
  }
  const auto there = project->coder(asked.as);
  if (there && !there->agreed) {
    return session.fail(
        {.code = "not-agreed",
         .message = {fmt::format("»{}« er en koder. Den aftalte kodning skal have sit eget navn (--as).", asked.as),
                     fmt::format("'{}' is a coder. The agreed coding needs a name of its own (--as).", asked.as)},
         .file = asked.project});
  }
  const auto coded = taken(project->coded_by_all(asked.coders, nullptr), session);
  if (!coded) return;
  if (!asked.folder.empty()) {
    for (const auto& one : *coded) {
      const auto may = may_write(coding_files(asked.folder, one.conversation), asked.overwrite, session);
      if (!may) return session.fail(may.error());
    }
  }
  if (!there) {
    const auto added = project->add_coder({.name = asked.as, .agreed = true});
    if (!added) return session.fail(added.error());
  }
  if (!asked.folder.empty()) {
    if (const auto made = make_folder(asked.folder); !made) return session.fail(made.error());
  }
  Writing writing(*project, asked, session);
  for (const auto& one : *coded) writing.write(one.conversation);
  session.say(fmt::format(
      fmt::runtime(session.in_language({"{}: {} enige, {} afgjort, {}. Den aftalte kodning hedder {}.\n",
                                        "{}: {} agreed, {} decided, {} open. The agreed coding is called {}.\n"})),
      counted_conversations(coded->size(), session.language),
      session.language == Language::da ? counted(writing.agreed, "sted", "steder")
                                       : counted(writing.agreed, "place", "places"),
      writing.decided,
      session.language == Language::da ? counted(writing.open, "åbent", "åbne") : std::to_string(writing.open),
      asked.as));
}

}  // namespace

void add_adjudicate(CLI::App& app, Session& session) {
  auto asked = std::make_shared<Adjudicate>();
  auto* command =
      app.add_subcommand("adjudicate", "Make one agreed coding of several, with the trail of who said what");
  command->add_option("PROJECT", asked->project, "The project file")->required();
  command->add_option("CODER", asked->coders, "Two or more coders")->required()->expected(2, -1);
  command->add_option("--by", asked->by, "Whose decisions settle what the coders differ on")->type_name("NAME");
  command->add_option("--as", asked->as, "What the agreed coding is called in the project (gold)")->type_name("NAME");
  needs_a_place(command->add_option("-o,--output", asked->folder, "Write it as hand coding too (docs/coding.md, 8)"))
      ->type_name("DIR");
  add_overwrite_option(*command, asked->overwrite);
  command->footer("Example: gribning adjudicate talks.gribning anna bo --by carl -o gold/");
  command->callback([asked, &session] { run_adjudicate(*asked, session); });
}

}  // namespace gribning::tool
