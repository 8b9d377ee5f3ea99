// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "place.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

/// The talk with a turn put in front, numbered anew, one word corrected and one turn gone.
const char* const kCorrected =
    "Participant: B = borger\nParticipant: S = sagsbehandler\n\n"
    "1 S: hej\n"
    "2 S: hvordan går det så\n"
    "3 B: jeg har været i en bager på Åboulevarden\n"
    "4 S: okay\n"
    "5 B: jeg ved ikke om det kunne være noget igen\n"
    "6 S: vi skal se på din plan\n";

}  // namespace

TEST_CASE(
    "decisions follow a corrected transcript, what has no place is listed, and nothing is lost when it comes back") {
  const Place place;
  auto project = project_in(place);
  REQUIRE(project.decide("anna", entry(Act::accept, 3)).has_value());
  const auto talk = project.transcript("en").value();
  const auto coded = [&](TurnIndex turn, const std::string& words) {
    auto code = entry(Act::add, turn);
    code.layer = layer::kCode;
    code.label = words;
    const auto begin = static_cast<std::uint32_t>(talk.text.find(words, talk.turns[turn].span.begin));
    code.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
    return code;
  };
  REQUIRE(project.decide("anna", coded(1, "butik")).has_value());
  REQUIRE(project.decide("anna", coded(5, "ja")).has_value());

  const Found corrected("en", kCorrected);
  const auto added = project.add(corrected.findings(), std::string(64, 'b')).value();
  CHECK(added.what == Added::What::corrected);
  REQUIRE(added.reanchored.size() == 3);
  CHECK(added.reanchored[0].hold == Hold::moved);
  CHECK(added.reanchored[0].from == 4);
  CHECK(added.reanchored[0].to == 5);
  CHECK(added.reanchored[1].hold == Hold::changed);
  CHECK(added.reanchored[2].hold == Hold::lost);

  const auto marks = project.marks("anna", "en").value();
  REQUIRE(marks.size() == 2);
  const auto opportunity = std::ranges::find(marks, std::string(layer::kOpportunity), &CodedMark::layer);
  CHECK(opportunity->anchor.turn == 4U);
  CHECK(opportunity->anchor.response == 5U);
  const auto lost = project.lost("anna").value();
  REQUIRE(lost.size() == 1);
  CHECK(lost[0].anchor.quote == "ja");
  CHECK(project.status().value().coders.at(0).lost == 1);
  CHECK(project.check().value().empty());
  // The journal still says where it was decided.
  CHECK(project.history("anna", "", 0).value().at(0).anchor.turn == 3U);

  const Found back("en");
  REQUIRE(project.add(back.findings(), std::string(64, 'a')).value().what == Added::What::corrected);
  CHECK(project.lost("anna").value().empty());
  CHECK(project.marks("anna", "en").value().size() == 3);
  CHECK(project.check().value().empty());
}

TEST_CASE("the same file again changes nothing") {
  const Place place;
  auto project = project_in(place);
  const Found again("en");
  CHECK(project.add(again.findings(), std::string(64, 'a')).value().what == Added::What::same);
  CHECK(project.conversations().value().at(0).version == 1);
  CHECK(project.search("butik", 10).value().size() == 2);
  CHECK(project.check().value().empty());
}

TEST_CASE("undo and redo reach back over a correction") {
  const Place place;
  auto project = project_in(place);
  REQUIRE(project.decide("anna", entry(Act::accept, 3)).has_value());
  REQUIRE(project.undo("anna").has_value());
  const Found corrected("en", kCorrected);
  REQUIRE(project.add(corrected.findings(), std::string(64, 'b')).has_value());
  CHECK(project.marks("anna", "en").value().empty());
  REQUIRE(project.redo("anna").has_value());
  CHECK(project.marks("anna", "en").value().at(0).anchor.turn == 4U);
  CHECK(project.check().value().empty());
}
