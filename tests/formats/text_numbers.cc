// SPDX-License-Identifier: MIT
#include "reading.h"

namespace gribning {

TEST_CASE("a number before each turn is the turn's number") {
  CHECK(turns("3 Borger: ja\n4 Socialarbejder: nej\n7 Borger: jo") ==
        "3 Borger: ja | 4 Socialarbejder: nej | 7 Borger: jo");
  CHECK(turns("1. B: ja\n2. S: nej") == "1 B: ja | 2 S: nej");
  CHECK(turns("01) B: ja\n02) S: nej") == "1 B: ja | 2 S: nej");
}

TEST_CASE("digits at the beginning of a wrapped line are talk when only turns are numbered") {
  CHECK(turns("1 B: jeg arbejder\n12 timer om ugen\n2 S: nå\n3 B: ja") ==
        "1 B: jeg arbejder 12 timer om ugen | 2 S: nå | 3 B: ja");
}

TEST_CASE("numbered lines continue the turn, and the turn has the number of its first line") {
  CHECK(turns("05 K: så skal vi\n06 se på det\n07 B: ja\n08 (0.5)\n09 K: godt") ==
        "5 K: så skal vi se på det | 7 B: ja | 9 K: godt");
  CHECK(asides(read("05 K: så skal vi\n06 se på det\n07 B: ja\n08 (0.5)\n09 K: godt")) == "2: (0.5)");
}

TEST_CASE("a line number beside digits of the talk is one of two numbers") {
  CHECK(turns("10 B: jeg arbejder\n11 i øjeblikket\n12 12 timer\n13 S: nå\n14 B: ja") ==
        "10 B: jeg arbejder i øjeblikket 12 timer | 13 S: nå | 14 B: ja");
}

TEST_CASE("a numbered line whose number was lost keeps its digits") {
  CHECK(turns("10 B: jeg arbejder\n11 i øjeblikket\n37 timer om ugen\n13 S: nå\n14 B: ja\n15 S: ok")
            .starts_with("10 B: jeg arbejder i øjeblikket 37 timer om ugen | 13 S: nå"));
}

TEST_CASE("every fifth line may be numbered") {
  const std::string text =
      "   B: en\n   to\n   S: tre\n   fire\n5  fem\n   B: seks\n   7 timer\n   S: otte\n   ni\n10 ti\n   B: elleve\n";
  CHECK(turns(text) == "1 B: en to | 3 S: tre fire fem | 6 B: seks 7 timer | 8 S: otte ni ti | 11 B: elleve");
}

TEST_CASE("numbers may skip and start again") {
  CHECK(turns("1 B: ja\n2 og så\n3 S: nej\n41 B: jo\n42 men\n43 S: så").ends_with("41 B: jo men | 43 S: så"));
  CHECK(turns("8 B: ja\n9 og så\n10 S: nej\n1 B: jo\n2 men\n3 S: så").ends_with("1 B: jo men | 3 S: så"));
}

TEST_CASE("numbers are aligned by tabs and spaces in any way") {
  CHECK(turns("  1\tB:\tja\n  2\tS:\tnej\n 10\tB:\tjo") == "1 B: ja | 2 S: nej | 10 B: jo");
}

TEST_CASE("arrows in the margin point at a turn and are no talk") {
  const Transcript transcript = read("1   B: ja\n2 → S: nej\n→ 3 B: jo\n4   S: så");
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej | 3 B: jo | 4 S: så");
  REQUIRE(transcript.turns[1].under.size() == 1);
  CHECK(transcript.turns[1].under[0] == UnderLine{"arrow", "→"});
  CHECK(transcript.turns[2].under.size() == 1);
  CHECK(read("1 B: ja\n2 --> S: nej\n3 B: jo").turns[1].under[0].text == "-->");
}

TEST_CASE("without numbers turns are counted from one") {
  const Transcript transcript = read("B: ja\nS: nej\nB: jo");
  CHECK(transcript.turns[2].number == 3);
}

}  // namespace gribning
