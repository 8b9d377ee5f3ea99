// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "place.h"

using namespace gribning;
using namespace gribning::testing;

TEST_CASE("a decision stands in the journal with its anchor, phase and codebook, and in the marks") {
  const Place place;
  auto project = project_in(place);
  REQUIRE(project.begin_phase(Phase::code, "").has_value());
  REQUIRE(project.define_code({"trust", "Tillid", "Talen viser tillid"}, "").value() == 2);
  auto wanted = entry(Act::change, 3, {{"verdict", "taken_up"}, {"how", "question"}});
  wanted.note = "hun spørger senere";
  const auto decision = project.decide("anna", wanted);
  REQUIRE(decision.has_value());
  CHECK(decision->number == 1);
  CHECK(decision->phase == Phase::code);
  CHECK(decision->codebook == 2);
  CHECK(decision->anchor.quote == "jeg ved ikke om det kunne være noget igen");
  CHECK(decision->anchor.response == 4U);
  CHECK(decision->fields.at("orientation") == "conditional");
  const auto marks = project.marks("anna", "en").value();
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].fields.at("verdict") == "taken_up");
  CHECK(marks[0].note == "hun spørger senere");
  CHECK(project.history("", "", 0).value().back() == *decision);
}

TEST_CASE("what cannot be decided says why") {
  const Place place;
  auto project = project_in(place);
  const auto code = [&](std::string_view coder, const DecisionEntry& wanted) {
    const auto decision = project.decide(coder, wanted);
    return decision ? std::string() : decision.error().code;
  };
  CHECK(code("nobody", entry(Act::accept, 3)) == "unknown-coder");
  CHECK(code("anna", entry(Act::accept, 3, {}, "tre")) == "unknown-conversation");
  CHECK(code("anna", entry(Act::accept, 99)) == "unknown-turn");
  CHECK(code("anna", entry(Act::accept, 1)) == "no-such-mark");
  auto nowhere = entry(Act::accept, 3);
  nowhere.turn.reset();
  CHECK(code("anna", nowhere) == "missing-turn");
  CHECK(code("anna", entry(Act::add, 1, {{"verdict", "taken_up"}})) == "missing-field");
  CHECK(code("anna", entry(Act::change, 3, {{"verdict", "grebet"}})) == "unknown-code");
  CHECK(code("anna", entry(Act::change, 3, {{"mood", "good"}})) == "unknown-field");
  CHECK(code("anna", entry(Act::comment, 3)) == "missing-note");
  DecisionEntry memo;
  memo.layer = layer::kMemo;
  CHECK(code("anna", memo) == "missing-note");
  auto early = entry(Act::add, 3, kConcrete);
  early.response = 2;
  CHECK(code("anna", early) == "turn-order");
  auto backwards = entry(Act::add, 3);
  backwards.layer = layer::kSelection;
  backwards.response = 2;
  CHECK(code("anna", backwards) == "turn-order");
  CHECK(project.history("", "", 0).value().empty());
  CHECK(project.undo("anna").error().code == "nothing-to-undo");
  CHECK(project.redo("anna").error().code == "nothing-to-redo");
}

TEST_CASE("undo and redo go back and forth without limit, for each coder alone, also after a restart") {
  const Place place;
  const auto file = place / "p.gribning";
  {
    auto project = project_in(place);
    for (const auto* verdict : {"taken_up", "acknowledged", "none", "not_taken_up"}) {
      REQUIRE(project.decide("anna", entry(Act::change, 3, {{"verdict", verdict}})).has_value());
    }
    REQUIRE(project.decide("carl", entry(Act::accept, 3)).has_value());
  }
  const auto open = [&] { return Project::open(file, Project::Access::change, ticking()).value(); };
  const auto verdict = [&](const Project& project) {
    const auto marks = project.marks("anna", "en").value();
    return marks.empty() ? std::string("nothing") : marks[0].fields.at("verdict");
  };
  for (const auto* expected : {"none", "acknowledged", "taken_up", "nothing"}) {
    auto project = open();
    REQUIRE(project.undo("anna").has_value());
    CHECK(verdict(project) == expected);
  }
  CHECK(open().undo("anna").error().code == "nothing-to-undo");
  for (const auto* expected : {"taken_up", "acknowledged", "none", "not_taken_up"}) {
    auto project = open();
    REQUIRE(project.redo("anna").has_value());
    CHECK(verdict(project) == expected);
  }
  auto project = open();
  CHECK(project.redo("anna").error().code == "nothing-to-redo");
  REQUIRE(project.undo("anna").has_value());
  REQUIRE(project.decide("anna", entry(Act::reject, 3)).has_value());
  CHECK(project.redo("anna").error().code == "nothing-to-redo");
  CHECK(project.marks("carl", "en").value().size() == 1);
  CHECK(project.history("anna", "", 0).value().size() == 14);
  CHECK(project.check().value().empty());
}

TEST_CASE("who codes blind sees only their own until the coding is released") {
  const Place place;
  auto project = project_in(place);
  CHECK(project.decide("bo", entry(Act::accept, 3)).error().code == "hidden");
  REQUIRE(project.decide("bo", entry(Act::add, 3, kConcrete)).has_value());
  REQUIRE(project.decide("bo", entry(Act::change, 3, {{"verdict", "none"}})).has_value());
  CHECK(project.marks("bo", "en").value().at(0).fields.at("perspective") == "concrete");
  REQUIRE(project.release("bo").has_value());
  CHECK_FALSE(project.coder("bo").value().hidden());
  CHECK(project.decide("bo", entry(Act::accept, 3)).has_value());
  CHECK(project.marks("bo", "en").value().at(0).fields.at("perspective") == "general");
}

TEST_CASE("the journal of all leaves out who codes blind until the coding is released") {
  const Place place;
  auto project = project_in(place);
  REQUIRE(project.decide("anna", entry(Act::accept, 3)).has_value());
  REQUIRE(project.decide("bo", entry(Act::add, 3, kConcrete)).has_value());
  CHECK(project.history("", "", 0).value().size() == 1);
  CHECK(project.history("bo", "", 0).value().size() == 1);
  REQUIRE(project.release("bo").has_value());
  CHECK(project.history("", "", 0).value().size() == 2);
}

TEST_CASE("memos and comments that stand are listed where they stand now") {
  const Place place;
  auto project = project_in(place);
  const auto say = [&](DecisionEntry what, const std::string& note) {
    what.note = note;
    REQUIRE(project.decide("anna", what).has_value());
  };
  say(entry(Act::comment, 3), "første");
  DecisionEntry memo;
  memo.layer = layer::kMemo;
  say(memo, "om projektet");
  say(entry(Act::comment, 5), "om ja");
  say(entry(Act::comment, 1), "fortrudt");
  REQUIRE(project.undo("anna").has_value());
  const auto notes = [&](const std::string& conversation) {
    std::string all;
    const auto memos = project.memos("anna", conversation).value();
    for (const auto& one : memos) {
      all += one.note + " " + std::to_string(one.anchor.turn ? static_cast<int>(*one.anchor.turn) : -1) + "; ";
    }
    return all;
  };
  CHECK(notes("") == "om projektet -1; første 3; om ja 5; ");
  const std::string talk(kTalk);
  const Found corrected("en", talk.substr(0, talk.find("1 S:")) + "0 S: hej\n" +
                                  talk.substr(talk.find("1 S:"), talk.find("6 B:") - talk.find("1 S:")));
  REQUIRE(project.add(corrected.findings(), std::string(64, 'b')).has_value());
  CHECK(notes("en") == "første 4; ");
}

TEST_CASE("free codes, memos, layers and selections are decisions like others") {
  const Place place;
  auto project = project_in(place);
  auto code = entry(Act::add, 1);
  code.layer = layer::kCode;
  code.label = "trust";
  REQUIRE(project.decide("anna", code).has_value());
  auto hedge = entry(Act::reject, 3);
  hedge.layer = "stance";
  hedge.label = "hedge";
  const auto talk = project.transcript("en").value();
  hedge.span = {talk.turns[3].span.begin, talk.turns[3].span.begin + 3};
  CHECK(project.decide("anna", hedge).value().anchor.quote == "jeg");
  DecisionEntry memo;
  memo.layer = layer::kMemo;
  memo.note = "til mødet";
  REQUIRE(project.decide("anna", memo).has_value());
  auto selection = entry(Act::add, 1);
  selection.layer = layer::kSelection;
  selection.label = "ark 1";
  selection.response = 4;
  REQUIRE(project.decide("anna", selection).has_value());
  CHECK(project.marks("anna", "en").value().size() == 3);
  REQUIRE(project.begin_phase(Phase::define, "").has_value());
  code.label = "not in the codebook";
  CHECK(project.decide("anna", code).error().code == "unknown-code");
  CHECK(project.history("", "", 2).value().size() == 2);
}

TEST_CASE("the codebook keeps every version") {
  const Place place;
  auto project = project_in(place);
  CHECK(project.define_code({"trust", "Tillid", "første"}, "").value() == 2);
  CHECK(project.define_code({"trust", "Tillid", "anden"}, "").value() == 3);
  CHECK(project.retire_code("trust", "").value() == 4);
  CHECK(project.codebook(1).value().empty());
  CHECK(project.codebook(2).value().at(0).definition == "første");
  CHECK(project.codebook(3).value().at(0).definition == "anden");
  CHECK(project.codebook().value().empty());
  CHECK(project.retire_code("trust", "").error().code == "unknown-code");
}

TEST_CASE("agreement sees conversations that all have coded, and tells the others") {
  const Place place;
  auto project = project_in(place);
  REQUIRE(project.decide("anna", entry(Act::accept, 3)).has_value());
  REQUIRE(project.decide("carl", entry(Act::change, 3, {{"verdict", "taken_up"}})).has_value());
  REQUIRE(project.decide("carl", entry(Act::accept, 3, {}, "to")).has_value());
  std::vector<std::string> left_out;
  const auto coded = project.coded_by_all({"anna", "carl"}, &left_out).value();
  REQUIRE(coded.size() == 1);
  CHECK(coded[0].conversation == "en");
  CHECK(coded[0].citizen_turns == 3);
  CHECK(left_out == std::vector<std::string>{"to"});
  CHECK(agree({"anna", "carl"}, coded).divides.size() == 1);
  CHECK(project.coded_by_all({"gribning", "carl"}, nullptr).value().size() == 2);
}

TEST_CASE("words are found in any case, å as aa, æ as ae and ø as oe, and by their beginning") {
  const Place place;
  const auto project = project_in(place);
  for (const auto* words : {"ÅBOULEVARDEN", "aaboulevarden", "åboul*", "butik åboulevarden"}) {
    INFO(words);
    CHECK(project.search(words, 10).value().size() == 2);
  }
  CHECK(project.search("vaere", 10).value().size() == 2);
  CHECK(project.search("aboulevarden", 10).value().empty());
  CHECK(project.search("butik NOT plan", 10).value().empty());
  CHECK(project.search("\"", 10).error().code == "no-words");
}
