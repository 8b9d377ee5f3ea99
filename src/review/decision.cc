// SPDX-License-Identifier: MIT
#include "gribning/review/decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "gribning/base/named.h"
#include "gribning/base/table.h"

namespace gribning {
namespace {

const std::array<Named<Act>, 7>& acts() {
  static const std::array<Named<Act>, 7> kRows = {{
      {Act::accept, "accept", {"godtager", "accepts"}},
      {Act::reject, "reject", {"afviser", "rejects"}},
      {Act::change, "change", {"ændrer", "changes"}},
      {Act::add, "add", {"tilføjer", "adds"}},
      {Act::comment, "comment", {"bemærker", "comments"}},
      {Act::undo, "undo", {"fortryder", "undoes"}},
      {Act::redo, "redo", {"gentager", "redoes"}},
  }};
  return kRows;
}

const std::array<Named<Phase>, 4>& phases() {
  static const std::array<Named<Phase>, 4> kRows = {{
      {Phase::explore, "explore", {"udforske materialet", "explore"}},
      {Phase::define, "define", {"afgrænse, hvad der kodes", "define codable cases"}},
      {Phase::refine, "refine", {"afprøve og skærpe", "test and refine"}},
      {Phase::code, "code", {"kode for alvor", "code for real"}},
  }};
  return kRows;
}

bool one_a_turn(std::string_view name) { return name == layer::kOpportunity || name == layer::kWorkerTurn; }

auto place_of(const CodedMark& mark) {
  const bool whole = one_a_turn(mark.layer);
  return std::tuple(std::string_view(mark.layer), whole ? std::string_view() : std::string_view(mark.label),
                    mark.anchor.turn ? static_cast<std::int64_t>(*mark.anchor.turn) : -1,
                    whole ? 0U : mark.anchor.span.begin, whole ? 0U : mark.anchor.span.end);
}

/// Reads codes out of fields, one after the other; keeps the first thing that is wrong.
class FieldReader {
 public:
  explicit FieldReader(const Fields& fields) : fields_(fields) {}

  template <class Value>
  Value value(std::string_view name, std::optional<Value> (*from)(std::string_view), std::optional<Value> otherwise) {
    known_.insert(name);
    const auto it = fields_.find(name);
    if (it == fields_.end() || (it->second.empty() && otherwise)) {
      if (!otherwise) {
        wrong("missing-field", fmt::format("»{}« mangler; skriv for eksempel {}=…", name, name),
              fmt::format("'{}' is missing; write for instance {}=…", name, name));
      }
      return otherwise.value_or(Value{});
    }
    const auto found = from(it->second);
    if (!found) {
      wrong("unknown-code", fmt::format("»{}« er ikke en kode for {} i kodebogen", it->second, name),
            fmt::format("'{}' is not a code for {} in the codebook", it->second, name));
    }
    return found.value_or(Value{});
  }

  bool yes(std::string_view name) {
    return value<bool>(
        name,
        [](std::string_view given) -> std::optional<bool> {
          if (given == "yes") return true;
          if (given == "no") return false;
          return std::nullopt;
        },
        false);
  }

  template <class Value>
  Result<Value> end(Value value) {
    for (const auto& [name, unused] : fields_) {
      if (known_.contains(std::string_view(name))) continue;
      std::string known;
      for (const auto each : known_) known += (known.empty() ? "" : ", ") + std::string(each);
      wrong("unknown-field", fmt::format("»{}« er ikke en af felterne {}", name, known),
            fmt::format("'{}' is none of the fields {}", name, known));
    }
    if (failure_) return tl::unexpected(*failure_);
    return value;
  }

 private:
  void wrong(std::string code, const std::string& da, const std::string& en) {
    if (!failure_) failure_ = Failure{.code = std::move(code), .message = {da + ".", en + "."}};
  }

  const Fields& fields_;
  std::set<std::string_view, std::less<>> known_;
  std::optional<Failure> failure_;
};

}  // namespace

std::string_view code(Act value) { return row_of(acts(), value).code; }
std::string_view code(Phase value) { return row_of(phases(), value).code; }
std::optional<Act> act_from(std::string_view code) { return value_from(acts(), code); }
std::optional<Phase> phase_from(std::string_view code) { return value_from(phases(), code); }
const Bilingual& title(Act value) { return row_of(acts(), value).title; }
const Bilingual& title(Phase value) { return row_of(phases(), value).title; }

bool same_place(const CodedMark& a, const CodedMark& b) { return place_of(a) == place_of(b); }

std::vector<CodedMark> standing(const std::vector<Decision>& decisions) {
  std::set<std::int64_t> undone;
  for (const auto& decision : decisions) {
    if (decision.act == Act::undo && decision.about) undone.insert(*decision.about);
    if (decision.act == Act::redo && decision.about) undone.erase(*decision.about);
  }
  std::vector<CodedMark> marks;
  for (const auto& decision : decisions) {
    const bool marks_something = decision.act == Act::accept || decision.act == Act::reject ||
                                 decision.act == Act::change || decision.act == Act::add;
    if (!marks_something || decision.layer == layer::kMemo || undone.contains(decision.number)) continue;
    CodedMark mark{.layer = decision.layer,
                   .label = decision.label,
                   .anchor = decision.anchor,
                   .fields = decision.fields,
                   .note = decision.note,
                   .number = decision.number,
                   .rejected = decision.act == Act::reject};
    const auto it = std::ranges::find_if(marks, [&](const CodedMark& other) { return same_place(mark, other); });
    if (it == marks.end()) {
      marks.push_back(std::move(mark));
    } else {
      *it = std::move(mark);
    }
  }
  std::ranges::sort(marks, {}, place_of);
  return marks;
}

Fields fields_of(const OpportunityCoding& coding) {
  return {{"perspective", std::string(code(coding.perspective))},
          {"orientation", std::string(code(coding.orientation))},
          {"tentative", yes_no(coding.tentative)},
          {"verdict", std::string(code(coding.verdict))},
          {"how", std::string(code(coding.how))}};
}

Fields fields_of(const WorkerTurn& turn) {
  return {{"continuer", yes_no(turn.continuer)},
          {"question", std::string(code(turn.question))},
          {"invites", std::string(code(turn.invites))},
          {"institutional", yes_no(turn.institutional)}};
}

Result<OpportunityCoding> opportunity_from(const Fields& fields, const Anchor& anchor) {
  FieldReader reader(fields);
  OpportunityCoding coding;
  coding.turn = anchor.turn.value_or(0);
  coding.perspective = reader.value<Perspective>("perspective", perspective_from, {});
  coding.orientation = reader.value<Orientation>("orientation", orientation_from, {});
  coding.tentative = reader.yes("tentative");
  coding.verdict = reader.value<Verdict>("verdict", verdict_from, {});
  coding.how = reader.value<How>("how", how_from, How::none);
  coding.response = anchor.response;
  coding.later = anchor.later;
  return reader.end(coding);
}

Result<WorkerTurn> worker_turn_from(const Fields& fields, const Anchor& anchor) {
  FieldReader reader(fields);
  WorkerTurn turn;
  turn.turn = anchor.turn.value_or(0);
  turn.continuer = reader.yes("continuer");
  turn.question = reader.value<QuestionForm>("question", question_form_from, QuestionForm::none);
  turn.invites = reader.value<Invites>("invites", invites_from, Invites::nothing);
  turn.institutional = reader.yes("institutional");
  return reader.end(turn);
}

void add_to(StandingCoding& coding, std::string_view in_layer, std::string_view label, const Anchor& anchor,
            const Fields& fields, std::string_view note) {
  if (in_layer == layer::kOpportunity) {
    if (const auto found = opportunity_from(fields, anchor)) {
      coding.coding.opportunities.push_back(*found);
      coding.coding.notes.emplace_back(note);
    }
  } else if (in_layer == layer::kWorkerTurn) {
    if (const auto turn = worker_turn_from(fields, anchor)) coding.coding.worker_turns.push_back(*turn);
  } else if (in_layer == layer::kConversation) {
    coding.finished = coding.finished || label == kFinished;
  } else if (in_layer != layer::kSelection && in_layer != layer::kMemo) {
    coding.passages.push_back({std::string(in_layer) + "/" + std::string(label), anchor, std::string(note)});
  }
}

StandingCoding coding_of(const std::string& conversation, const std::vector<CodedMark>& marks) {
  StandingCoding out;
  out.coding.conversation = conversation;
  for (const auto& mark : marks) {
    if (!mark.rejected) add_to(out, mark.layer, mark.label, mark.anchor, mark.fields, mark.note);
  }
  return out;
}

}  // namespace gribning
