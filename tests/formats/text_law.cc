// SPDX-License-Identifier: MIT
#include <chrono>
#include <random>

#include "../conversation/law.h"
#include "accounting.h"
#include "reading.h"

namespace gribning {
namespace {

constexpr std::array<std::string_view, 40> kParts = {"B: ",        "S: ",
                                                     "B:",         "Borger: ",
                                                     "alle: ",     "12 ",
                                                     "13 ",        "5 ",
                                                     "05 ",        "1. ",
                                                     "→ ",         "ja ",
                                                     "nej ",       "så:men ",
                                                     "\n",         "\n",
                                                     "\n",         "\n\n",
                                                     "\r\n",       "   ",
                                                     "\t",         "(0.5)",
                                                     "((griner))", "[ja] ",
                                                     "=",          "ma- ",
                                                     "ma-",        "12 timer ",
                                                     "Title: x",   "Participant: B = borger (citizen)",
                                                     "%eng: yes",  "Oversættelse: yes",
                                                     "‘yes’",      "-----",
                                                     "Side 3",     "°",
                                                     "(",          "]",
                                                     "00:12 ",     "[00:01:02] "};

}  // namespace

TEST_CASE("nothing of a file is dropped, however its parts are put together") {
  std::mt19937 random(20241003);
  std::uniform_int_distribution<std::size_t> pick(0, kParts.size() - 1);
  std::size_t read_count = 0;
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    for (int i = 0; i < 4 + round % 40; ++i) text += kParts[pick(random)];
    const auto transcript = read_transcript(text, "random.txt");
    if (!transcript) continue;
    ++read_count;
    CHECK(transcript->text == text);
    const std::string missing = unaccounted(*transcript);
    if (!missing.empty()) FAIL(missing << "is missing from\n" << text << "\nread as\n" << turns(*transcript));
    std::uint32_t previous = 0;
    for (const Turn& turn : transcript->turns) {
      REQUIRE_FALSE(turn.pieces.empty());
      REQUIRE(turn.speaker < transcript->participants.size());
      REQUIRE(turn.span == Span{turn.pieces.front().begin, turn.pieces.back().end});
      for (const Span piece : turn.pieces) {
        REQUIRE(previous <= piece.begin);
        previous = piece.end;
      }
      const std::string broken = broken_law(text, turn.pieces, turn.notation);
      if (!broken.empty()) FAIL(broken << " in\n" << text);
    }
  }
  CHECK(read_count > 1000);
}

TEST_CASE("long files take time by their length only") {
  const auto seconds = [](const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    const Transcript transcript = read(text);
    CHECK_FALSE(transcript.turns.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "B: jeg har været inde i en butik (.) ikke\nS: mm [ja]\n";
  // Two seconds in a release build; debug builds and busy machines are given room.
  CHECK(seconds(many) < 20);
  std::string one_line = "B: ";
  for (int i = 0; i < 100'000; ++i) one_line += "jeg har været [inde] i en butik ";
  CHECK(seconds(one_line + "\nS: nej") < 20);
  std::string wrapped = "1 B: ja\n";
  for (int i = 2; i < 50'000; ++i) wrapped += std::to_string(i) + " og så gik jeg\n";
  CHECK(seconds(wrapped + "50000 S: nej") < 20);
  std::string labels;
  for (int i = 0; i < 20'000; ++i) labels += "P" + std::to_string(i) + ": ja\n";
  CHECK(seconds(labels) < 20);
}

}  // namespace gribning
