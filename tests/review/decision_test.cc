// SPDX-License-Identifier: MIT
#include "gribning/review/decision.h"

#include <catch2/catch.hpp>

namespace {

using namespace gribning;

Decision decision(std::int64_t number, Act act, TurnIndex turn, Fields fields = {}) {
  Decision out;
  out.number = number;
  out.act = act;
  out.layer = layer::kOpportunity;
  out.anchor.turn = turn;
  out.fields = std::move(fields);
  return out;
}

Decision about(std::int64_t number, Act act, std::int64_t of) {
  Decision out;
  out.number = number;
  out.act = act;
  out.about = of;
  return out;
}

}  // namespace

TEST_CASE("of several decisions about a place the last stands; undo and redo go by what they name") {
  std::vector<Decision> journal = {decision(1, Act::add, 4, {{"verdict", "taken_up"}}),
                                   decision(2, Act::change, 4, {{"verdict", "acknowledged"}})};
  REQUIRE(standing(journal).size() == 1);
  CHECK(standing(journal)[0].fields.at("verdict") == "acknowledged");
  journal.push_back(about(3, Act::undo, 2));
  CHECK(standing(journal)[0].fields.at("verdict") == "taken_up");
  journal.push_back(about(4, Act::undo, 1));
  CHECK(standing(journal).empty());
  journal.push_back(about(5, Act::redo, 1));
  journal.push_back(about(6, Act::redo, 2));
  CHECK(standing(journal)[0].fields.at("verdict") == "acknowledged");
  CHECK(standing(journal)[0].number == 2);
}

TEST_CASE("comments and memos mark nothing; a rejection stands as one") {
  auto memo = decision(3, Act::add, 2);
  memo.layer = layer::kMemo;
  const auto marks = standing({decision(1, Act::comment, 1), decision(2, Act::reject, 7), memo});
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].rejected);
  CHECK(coding_of("c", marks).coding.opportunities.empty());
}

TEST_CASE("codes survive the way through fields; what is no code is named") {
  const OpportunityCoding coding{.turn = 3,
                                 .perspective = Perspective::general,
                                 .orientation = Orientation::conditional,
                                 .tentative = true,
                                 .response = 4,
                                 .verdict = Verdict::not_taken_up,
                                 .how = How::deferral,
                                 .later = 8};
  Anchor anchor;
  anchor.turn = 3;
  anchor.response = 4;
  anchor.later = 8;
  CHECK(opportunity_from(fields_of(coding), anchor).value() == coding);
  const WorkerTurn turn{
      .turn = 3, .continuer = false, .question = QuestionForm::chain, .invites = Invites::some, .institutional = true};
  CHECK(worker_turn_from(fields_of(turn), anchor).value() == turn);
  auto fields = fields_of(coding);
  fields["verdict"] = "grasped";
  CHECK(opportunity_from(fields, anchor).error().code == "unknown-code");
  fields = fields_of(coding);
  fields["mood"] = "good";
  CHECK(opportunity_from(fields, anchor).error().code == "unknown-field");
  fields = fields_of(coding);
  fields.erase("perspective");
  CHECK(opportunity_from(fields, anchor).error().code == "missing-field");
}
