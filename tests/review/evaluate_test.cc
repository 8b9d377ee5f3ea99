// SPDX-License-Identifier: MIT
#include "gribning/review/evaluate.h"

#include <catch2/catch.hpp>

namespace {

using namespace gribning;

OpportunityCoding coded(TurnIndex turn, Verdict verdict, How how = How::receipt) {
  return {.turn = turn, .response = turn + 1, .verdict = verdict, .how = how};
}

}  // namespace

TEST_CASE("kappa agrees with a worked example") {
  // Fifty applications read by two: 20 both yes, 15 both no, 5 and 10 split. Agreement 0.70, by chance 0.50.
  Called called;
  called.insert(called.end(), 20, {1, 1});
  called.insert(called.end(), 5, {1, 0});
  called.insert(called.end(), 10, {0, 1});
  called.insert(called.end(), 15, {0, 0});
  CHECK(cohen_kappa(called).value() == Approx(0.4).epsilon(1e-9));
}

TEST_CASE("kappa is explained where it has nothing to compare") {
  CHECK_FALSE(cohen_kappa({}).has_value());
  CHECK(cohen_kappa({{1, 1}, {1, 1}}).value() == 1);
  CHECK(cohen_kappa({{1, 0}, {1, 0}}).value() == 0);
}

TEST_CASE("marks are counted once, by whom they stand with") {
  const Coding gold{.conversation = "c",
                    .opportunities = {coded(1, Verdict::acknowledged), coded(5, Verdict::taken_up, How::question)}};
  const Coding program{.conversation = "c",
                       .opportunities = {coded(1, Verdict::taken_up, How::question), coded(9, Verdict::not_taken_up)}};
  const auto comparison = compare(gold, program);
  CHECK(comparison.opportunities == Marked{.both = 1, .only_program = 1, .only_gold = 1});
  CHECK(comparison.flags == Marked{.both = 0, .only_program = 1, .only_gold = 1});
  CHECK(comparison.verdict == Called{{static_cast<int>(Verdict::acknowledged), static_cast<int>(Verdict::taken_up)}});
  CHECK(comparison.opportunities.f1() == Approx(0.5));
}

TEST_CASE("a coding compared with itself agrees in everything") {
  Coding coding{.conversation = "c",
                .opportunities = {coded(1, Verdict::acknowledged), coded(5, Verdict::taken_up, How::question)}};
  coding.worker_turns = {{.turn = 2, .question = QuestionForm::open}, {.turn = 4, .continuer = true}};
  const auto comparison = compare(coding, coding);
  CHECK(comparison.disagreements.empty());
  const auto accuracy = summarise({comparison, comparison});
  CHECK(accuracy.opportunity_f1.value == 1);
  CHECK(accuracy.flag_f1.value == 1);
  CHECK(accuracy.verdict_kappa.value == 1);
  CHECK(accuracy.continuer_f1.value == 1);
}

TEST_CASE("every disagreement is listed, in the order of the turns") {
  const Coding gold{.conversation = "c",
                    .opportunities = {coded(7, Verdict::acknowledged), coded(3, Verdict::acknowledged)},
                    .notes = {"seven", "three"}};
  const auto comparison = compare(gold, Coding{.conversation = "c"});
  REQUIRE(comparison.disagreements.size() == 2);
  CHECK(comparison.disagreements[0].turn == 3);
  CHECK(comparison.disagreements[0].note == "three");
  CHECK(comparison.disagreements[1].turn == 7);
}

TEST_CASE("nothing marked by anybody is agreement, and intervals are the same every time") {
  CHECK(Marked{}.f1() == 1);
  CHECK_FALSE(Marked{}.precision().has_value());
  const Comparison good{.conversation = "a", .opportunities = {.both = 5, .only_program = 1, .only_gold = 1}};
  const Comparison poor{.conversation = "b", .opportunities = {.both = 1, .only_program = 5, .only_gold = 5}};
  const auto once = summarise({good, poor, good});
  const auto again = summarise({good, poor, good});
  CHECK(once.opportunity_f1.low == again.opportunity_f1.low);
  CHECK(*once.opportunity_f1.low <= *once.opportunity_f1.value);
  CHECK(*once.opportunity_f1.value <= *once.opportunity_f1.high);
}
