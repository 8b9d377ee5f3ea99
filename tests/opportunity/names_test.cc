// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/worker_turn.h"

using namespace gribning;

TEST_CASE("every verdict and every how is found again by its code") {
  for (const auto verdict : {Verdict::taken_up, Verdict::acknowledged, Verdict::not_taken_up, Verdict::none})
    CHECK(verdict_from(code(verdict)) == verdict);
  for (int value = 0; value <= static_cast<int>(How::correction); ++value) {
    const auto how = static_cast<How>(value);
    CHECK(how_from(code(how)) == how);
  }
}

TEST_CASE("the remaining codes are found again, and an unknown code is nothing") {
  for (const auto value : {Perspective::general, Perspective::concrete}) CHECK(perspective_from(code(value)) == value);
  for (const auto value : {Orientation::toward, Orientation::conditional, Orientation::away})
    CHECK(orientation_from(code(value)) == value);
  for (const auto value : {QuestionForm::none, QuestionForm::open, QuestionForm::closed, QuestionForm::chain})
    CHECK(question_form_from(code(value)) == value);
  for (const auto value : {Invites::nothing, Invites::any, Invites::some}) CHECK(invites_from(code(value)) == value);
  CHECK_FALSE(verdict_from("grebet"));
  CHECK_FALSE(how_from("other"));
}

TEST_CASE("verdicts have the Danish names of the codebook") {
  CHECK(title(Verdict::taken_up).da == "grebet");
  CHECK(title(Verdict::acknowledged).da == "kvitteret");
  CHECK(title(Verdict::not_taken_up).da == "ikke grebet");
  CHECK(title(Verdict::none).da == "intet svar");
}

namespace {

Evidence evidence_of(Step step) {
  Evidence evidence;
  evidence.step = step;
  return evidence;
}

}  // namespace

TEST_CASE("an opportunity keeps its evidence in the order of the codebook's steps") {
  const auto how = evidence_of(Step::how);
  const auto perspective = evidence_of(Step::perspective);
  const auto tentative = evidence_of(Step::tentative);
  const Opportunity opportunity({}, how, {perspective, tentative});
  REQUIRE(opportunity.evidence().size() == 3);
  CHECK(opportunity.evidence()[0] == perspective);
  CHECK(opportunity.evidence()[1] == tentative);
  CHECK(opportunity.evidence()[2] == how);
}

TEST_CASE("only an opportunity that was acknowledged or not taken up is a flag") {
  const auto flagged = [](Verdict verdict) {
    OpportunityCoding coding;
    coding.verdict = verdict;
    return Opportunity(coding, {}, {}).flagged();
  };
  CHECK(flagged(Verdict::acknowledged));
  CHECK(flagged(Verdict::not_taken_up));
  CHECK_FALSE(flagged(Verdict::taken_up));
  CHECK_FALSE(flagged(Verdict::none));
}
