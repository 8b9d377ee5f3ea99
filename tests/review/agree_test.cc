// SPDX-License-Identifier: MIT
#include "gribning/review/agree.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace {

using namespace gribning;

OpportunityCoding found(TurnIndex turn, Verdict verdict) {
  return {.turn = turn, .response = turn + 1, .verdict = verdict, .how = How::receipt};
}

CodedByAll talk(std::string name, std::vector<std::vector<OpportunityCoding>> by_coder) {
  CodedByAll one{.conversation = std::move(name), .turns = 40, .citizen_turns = 20, .codings = {}};
  for (auto& opportunities : by_coder) {
    StandingCoding standing;
    standing.coding.opportunities = std::move(opportunities);
    one.codings.push_back(std::move(standing));
  }
  return one;
}

const QuestionAgreement* question(const Agreement& agreement, std::string_view about) {
  const auto it = std::ranges::find(agreement.questions, about, &QuestionAgreement::about);
  return it == agreement.questions.end() ? nullptr : &*it;
}

std::optional<double> figure(const QuestionAgreement& question, std::string_view name) {
  const auto it = std::ranges::find(question.measured, name, &Measured::name);
  return it == question.measured.end() ? std::nullopt : it->figure.value;
}

CodedMark mark(TurnIndex turn, std::string verdict, std::int64_t number, bool rejected = false) {
  CodedMark out;
  out.layer = layer::kOpportunity;
  out.anchor.turn = turn;
  out.fields = {{"verdict", std::move(verdict)}};
  out.number = number;
  out.rejected = rejected;
  return out;
}

}  // namespace

TEST_CASE("marking is counted over the citizen's turns, calling only over what both marked") {
  const auto agreement =
      agree({"A", "B"}, {talk("t", {{found(2, Verdict::taken_up), found(6, Verdict::acknowledged)},
                                    {found(2, Verdict::acknowledged), found(9, Verdict::taken_up)}})});
  const auto* marking = question(agreement, "opportunity");
  REQUIRE(marking != nullptr);
  CHECK(marking->units == 20);
  CHECK(figure(*marking, "positive_agreement").value() == Approx(2.0 / 4));
  CHECK(figure(*marking, "negative_agreement").value() == Approx(2.0 * 17 / (2 * 17 + 2)));
  REQUIRE(question(agreement, "verdict") != nullptr);
  CHECK(question(agreement, "verdict")->units == 1);
  CHECK(question(agreement, "verdict")->tables.at(0).counts.at(0).at(1) == 1);
}

TEST_CASE("turns that nobody could have marked do not raise agreement on what was marked") {
  auto few = talk("t", {{found(2, Verdict::taken_up)}, {found(2, Verdict::acknowledged)}});
  auto many = few;
  many.turns = 4000;
  many.citizen_turns = 2000;
  for (const auto* about : {"verdict", "how", "perspective"}) {
    CHECK(figure(*question(agree({"A", "B"}, {few}), about), "krippendorff_alpha") ==
          figure(*question(agree({"A", "B"}, {many}), about), "krippendorff_alpha"));
  }
  CHECK(figure(*question(agree({"A", "B"}, {few}), "opportunity"), "positive_agreement") ==
        figure(*question(agree({"A", "B"}, {many}), "opportunity"), "positive_agreement"));
}

TEST_CASE("every disagreement is listed by conversation and turn with what each coder says") {
  const auto agreement = agree({"A", "B"}, {talk("z", {{found(8, Verdict::taken_up)}, {}}),
                                            talk("a", {{found(2, Verdict::taken_up)}, {found(2, Verdict::none)}})});
  REQUIRE(agreement.divides.size() >= 2);
  CHECK(agreement.divides.front().conversation == "a");
  CHECK(agreement.divides.front().about == "verdict");
  CHECK(agreement.divides.front().said == std::vector<std::string>{"taken_up", "none"});
  CHECK(agreement.divides.back() == Divide{"z", 8, "opportunity", {"taken_up", ""}});
}

TEST_CASE("a coding beside itself agrees in everything and divides nowhere") {
  const std::vector<OpportunityCoding> same = {found(2, Verdict::taken_up), found(6, Verdict::acknowledged)};
  const auto agreement = agree({"A", "B", "C"}, {talk("t", {same, same, same}), talk("u", {same, same, same})});
  CHECK(agreement.divides.empty());
  for (const auto& one : agreement.questions) {
    for (const auto& measured : one.measured) {
      if (measured.figure.value) CHECK(*measured.figure.value == Approx(1));
    }
  }
}

TEST_CASE("intervals hold their figure, are the same every time, and hardly change when conversations are grouped") {
  std::vector<CodedByAll> talks;
  for (int i = 0; i < 120; ++i) {
    const auto other = i % 3 == 0 ? Verdict::acknowledged : Verdict::taken_up;
    const auto second = i % 4 == 0 ? Verdict::acknowledged : Verdict::taken_up;
    talks.push_back(talk("t" + std::to_string(i), {{found(2, other)}, {found(2, second)}}));
  }
  const auto kappa = [&](const AgreeOptions& options) {
    const auto agreement = agree({"A", "B"}, talks, options);
    const auto* verdict = question(agreement, "verdict");
    return std::ranges::find(verdict->measured, "cohen_kappa", &Measured::name)->figure;
  };
  const auto alone = kappa({});
  CHECK(alone == kappa({}));
  CHECK(*alone.low < *alone.value);
  CHECK(*alone.value < *alone.high);
  const auto grouped = kappa({.resamples = 1000, .most_groups = 40});
  CHECK(grouped.value == alone.value);
  CHECK(*grouped.low == Approx(*alone.low).margin(0.08));
  CHECK(*grouped.high == Approx(*alone.high).margin(0.08));
}

TEST_CASE("free codes are compared over all turns, each code by itself") {
  auto one = talk("t", {{}, {}});
  Passage passage{.code = "code/trust", .anchor = {}};
  passage.anchor.turn = 3;
  for (auto& coding : one.codings) coding.passages.push_back(passage);
  passage.anchor.turn = 7;
  one.codings[1].passages.push_back(passage);
  const auto agreement = agree({"A", "B"}, {one});
  const auto* trust = question(agreement, "code/trust");
  REQUIRE(trust != nullptr);
  CHECK(trust->units == 40);
  CHECK(figure(*trust, "positive_agreement").value() == Approx(2.0 / 3));
}

TEST_CASE("what all say is agreed; where they differ the decider's word counts, and without it the place stays open") {
  const std::vector<CodedMark> a = {mark(1, "taken_up", 1), mark(2, "taken_up", 2), mark(3, "taken_up", 3)};
  const std::vector<CodedMark> b = {mark(1, "taken_up", 1), mark(2, "none", 2), mark(4, "none", 3)};
  const auto settled = adjudicate({a, b}, {mark(2, "acknowledged", 7), mark(3, "", 8, true)});
  REQUIRE(settled.size() == 4);
  CHECK(settled[0].settled == Settled::agreed);
  CHECK(settled[0].by == std::vector<std::int64_t>{1, 1});
  CHECK(settled[1].settled == Settled::decided);
  CHECK(settled[1].mark.fields.at("verdict") == "acknowledged");
  CHECK(settled[1].decided_by == 7);
  CHECK(settled[2].settled == Settled::decided);
  CHECK(settled[2].mark.rejected);
  CHECK(settled[3].settled == Settled::open);
  CHECK(settled[3].by == std::vector<std::int64_t>{0, 3});
}
