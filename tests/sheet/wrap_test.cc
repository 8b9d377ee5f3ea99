// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

using Lines = std::vector<std::string>;

TEST_CASE("a line is never broken inside a word or a mark") {
  const auto lines = lines_of(
      conversation({{"B", "jeg sov ikke meget i nat ((ser ud ad vinduet)) men det (0.4) går jo nok alligevel"}}), 30);
  CHECK(lines == Lines{"jeg sov ikke meget i nat",       //
                       "((ser ud ad vinduet)) men det",  //
                       "(0.4) går jo nok alligevel"});
}

TEST_CASE("an overlap of many words may be broken between them") {
  const auto lines = lines_of(conversation({{"B", "[det er jo ikke fordi jeg gamer eller noget]"}}), 24);
  CHECK(lines == Lines{"[det er jo ikke fordi", "jeg gamer eller noget]"});
}

TEST_CASE("a comment wider than the line is broken between its words") {
  const auto lines = lines_of(conversation({{"B", "nå ((rejser sig langsomt og går hen til vinduet))"}}), 20);
  CHECK(lines == Lines{"nå ((rejser sig", "langsomt og går hen", "til vinduet))"});
}

TEST_CASE("a word wider than the line is broken between letters, never inside one") {
  const std::string combining = "a\xCC\x8A";
  std::string word;
  for (int i = 0; i < 45; ++i) word += combining;
  const auto lines = lines_of(conversation({{"B", word}}), 20);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].size() == 20 * combining.size());
  CHECK(lines[0] + lines[1] + lines[2] == word);
}

TEST_CASE("lines of the source are joined by a space, and runs of white space are one") {
  auto transcript = conversation({{"B", "jeg ved   ikke\trigtig"}});
  auto& turn = transcript.turns[0];
  const auto at = static_cast<std::uint32_t>(transcript.text.size());
  transcript.text += "14    men altså\n";
  turn.pieces.push_back({at + 6, at + 16});
  turn.span.end = at + 16;
  CHECK(lines_of(transcript, 60) == Lines{"jeg ved ikke rigtig men altså"});
}

TEST_CASE("no line is wider than asked for, whatever overlaps") {
  std::vector<Said> turns;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string before(i % 41, 'o');
    const std::string after(i * 7 % 23 + 1, 'e');
    turns.push_back({"B", before + " ja (0.4) [" + after + " nej] " + before});
    turns.push_back({"M", after + " [" + after + "]" + before + " [sa]"});
  }
  for (const std::size_t columns : {20U, 24U, 37U, 60U})
    for (const auto& line : lines_of(conversation(turns), columns)) {
      INFO(line);
      CHECK(line.size() <= columns);
      CHECK(line.back() != ' ');
    }
}

TEST_CASE("wrapping keeps every sign of the talk") {
  const auto transcript = conversation(
      {{"B", "det ma:: (0.4) ((griner)) [ja] jeg ved °ikke om det° går og så videre"}, {"M", "nå [nej] så det"}});
  std::string kept;
  for (const auto& line : lines_of(transcript, 22)) kept += line;
  std::string said =
      "det ma:: (0.4) ((griner)) [ja] jeg ved °ikke om det° går og så videre" + std::string("nå [nej] så det");
  for (auto* text : {&kept, &said}) text->erase(std::remove(text->begin(), text->end(), ' '), text->end());
  CHECK(kept == said);
}

TEST_CASE("lines are never narrower than twenty columns") {
  CHECK(lines_of(conversation({{"B", "det er et eller andet sted"}}), 0) == Lines{"det er et eller", "andet sted"});
}

TEST_CASE("an analyst's arrow in the source does not follow the talk onto the sheet") {
  auto transcript = conversation({{"B", "→ jeg laver toast"}});
  Mark arrow;
  arrow.kind = MarkKind::arrow;
  arrow.span = arrow.inside = {transcript.turns[0].span.begin, transcript.turns[0].span.begin + 3};
  transcript.turns[0].notation.marks.push_back(arrow);
  CHECK(lines_of(transcript, 40) == Lines{"jeg laver toast"});
}
