// SPDX-License-Identifier: MIT
#include "gribning/review/reanchor.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace {

using namespace gribning;

/// "B: words" a line; the turn's number is its line.
Transcript transcript(const std::string& text) {
  Transcript out;
  out.text = text;
  out.participants = {{.label = "B"}, {.label = "S"}};
  std::istringstream lines(text);
  std::string line;
  std::uint32_t at = 0;
  for (std::int64_t number = 1; std::getline(lines, line); ++number) {
    const Span span{at + 3, at + static_cast<std::uint32_t>(line.size())};
    Turn turn{.number = number, .speaker = line[0] == 'B' ? 0U : 1U, .span = span, .pieces = {span}};
    std::istringstream words(line.substr(3));
    for (std::string word; words >> word;) turn.notation.words.push_back({.text = word});
    out.turns.push_back(std::move(turn));
    at += static_cast<std::uint32_t>(line.size()) + 1;
  }
  return out;
}

Anchor at(const Transcript& transcript, TurnIndex turn, const std::string& words = {}) {
  Anchor anchor;
  anchor.turn = turn;
  anchor.quote = words.empty() ? transcript.talk(turn) : words;
  if (words.empty()) return anchor;
  const auto begin = static_cast<std::uint32_t>(transcript.text.find(words, transcript.turns[turn].span.begin));
  anchor.span = {begin, begin + static_cast<std::uint32_t>(words.size())};
  return anchor;
}

const char* const kBefore =
    "B: jeg har været i en butik før\n"
    "S: ja okay\n"
    "B: jeg ved ikke om det kunne være noget\n"
    "S: vi skal lige se på din plan\n";

}  // namespace

TEST_CASE("decisions stay where they are when nothing they rest on changed") {
  const auto before = transcript(kBefore);
  const auto after = transcript(kBefore);
  const Reanchoring reanchoring(before, after);
  for (TurnIndex turn = 0; turn < 4; ++turn) CHECK(reanchoring.place(at(before, turn)).hold == Hold::kept);
}

TEST_CASE("a turn put in before moves decisions to the new number, with response and words") {
  const auto before = transcript(kBefore);
  const auto after = transcript("S: hej\n" + std::string(kBefore));
  auto anchor = at(before, 2, "kunne");
  anchor.response = 3;
  const auto placed = Reanchoring(before, after).place(anchor);
  CHECK(placed.hold == Hold::moved);
  CHECK(placed.anchor.turn == 3U);
  CHECK(placed.anchor.response == 4U);
  CHECK(quote(after.text, placed.anchor.span) == "kunne");
}

TEST_CASE("a corrected word moves what stands beside it; words that are gone leave the mark on the turn") {
  const auto before = transcript(kBefore);
  std::string text = kBefore;
  text.replace(text.find("ved ikke"), 8, "ved faktisk ikke");
  const auto after = transcript(text);
  const Reanchoring reanchoring(before, after);
  CHECK(reanchoring.place(at(before, 2, "kunne")).hold == Hold::moved);
  const auto gone = reanchoring.place(at(before, 2, "ved ikke"));
  CHECK(gone.hold == Hold::changed);
  CHECK(gone.anchor.span.empty());
  CHECK(gone.anchor.turn == 2U);
}

TEST_CASE("a turn that is gone is told, not dropped") {
  const auto before = transcript(kBefore);
  std::string text = kBefore;
  text.erase(text.find("B: jeg ved"), text.find("S: vi skal") - text.find("B: jeg ved"));
  const auto after = transcript(text);
  const auto placed = Reanchoring(before, after).place(at(before, 2));
  CHECK(placed.hold == Hold::lost);
  CHECK(placed.anchor == at(before, 2));
}

TEST_CASE("a response turn that is gone makes the mark one to look at again") {
  const auto before = transcript(kBefore);
  std::string text = kBefore;
  text.erase(text.find("S: vi skal"));
  const auto after = transcript(text);
  auto anchor = at(before, 2);
  anchor.response = 3;
  const auto placed = Reanchoring(before, after).place(anchor);
  CHECK(placed.hold == Hold::changed);
  CHECK_FALSE(placed.anchor.response.has_value());
}

TEST_CASE("equal turns keep their order") {
  const auto before = transcript("B: ja\nS: ja\nB: ja\nS: ja\n");
  const auto after = transcript("B: nej slet ikke\nB: ja\nS: ja\nB: ja\nS: ja\n");
  const Reanchoring reanchoring(before, after);
  for (TurnIndex turn = 0; turn < 4; ++turn) CHECK(reanchoring.turn(turn) == turn + 1);
}
