// SPDX-License-Identifier: MIT
#include "reading.h"

namespace gribning {

TEST_CASE("wrapped lines continue the turn, with and without blank lines between") {
  const Transcript transcript = read("1 Borger: Jeg har været \n\ninde i en butik, \n\nså jeg ved ikke\n\n2 S: Ja\n");
  CHECK(turns(transcript) == "1 Borger: Jeg har været inde i en butik, så jeg ved ikke | 2 S: Ja");
  CHECK(transcript.turns[0].pieces.size() == 3);
  CHECK(quote(transcript.text, transcript.turns[0].span).ends_with("så jeg ved ikke"));
}

TEST_CASE("indented lines are wrapped lines") {
  CHECK(turns("B: ja og så\n     gik jeg\nS: nå") == "1 B: ja og så gik jeg | 2 S: nå");
}

TEST_CASE("indented lines are turns of their own when the user says so") {
  ReadOptions options;
  options.indented_turns = true;
  CHECK(turns(read("B: jeg vil\n   gerne\ndet hele\n   (0.5)\n   nu\nS: ja\n", options)) ==
        "1 B: jeg vil | 2 B: gerne det hele | 3 B: nu | 4 S: ja");
}

TEST_CASE("a hyphen at a wrap joins nothing") {
  const Transcript transcript = read("B: min praktik-\nmulighed\nS: nå");
  CHECK(transcript.talk(0) == "min praktik- mulighed");
  CHECK(plain_words(transcript.turns[0]) == "min praktik mulighed");
}

TEST_CASE("a line with nothing but pauses and events belongs to nobody") {
  const Transcript transcript = read("B: ja\n(0.5)\nS: nej\n((griner))\n[telefonen ringer]\n(lang pause)\nB: jo");
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej | 3 B: jo");
  CHECK(asides(transcript) == "1: (0.5) | 2: ((griner)) | 2: [telefonen ringer] | 2: (lang pause)");
  REQUIRE(transcript.asides[0].notation.marks.size() == 1);
  CHECK(transcript.asides[0].notation.marks[0].milliseconds == 500);
}

TEST_CASE("a mask that was wrapped to a line of its own stays in the turn") {
  CHECK(turns("B: det er nede på\n((indsats))\nS: nå") == "1 B: det er nede på ((indsats)) | 2 S: nå");
  CHECK(turns("B: nå, ((borgers\n\nNavn))’. Ja\nS: nå") == "1 B: nå, ((borgers Navn))’. Ja | 2 S: nå");
}

TEST_CASE("all line ends are read alike") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(turns("B: ja" + end + "og så" + end + "S: nej" + end) == "1 B: ja og så | 2 S: nej");
  }
}

TEST_CASE("glosses and translations stand under their turn") {
  const Transcript named = read("B: ja\nTranslation: yes\nS: nej\nOversættelse: no\nB: jo\n%eng: indeed\n");
  CHECK(turns(named) == "1 B: ja | 2 S: nej | 3 B: jo");
  CHECK(named.turns[0].under[0] == UnderLine{"translation", "yes"});
  CHECK(named.turns[1].under[0] == UnderLine{"translation", "no"});
  CHECK(named.turns[2].under[0] == UnderLine{"%eng", "indeed"});

  const Transcript glossed =
      read("01 B: ja det\n   yes it\n02 S: nej\n   no\n03 og så\n   and so\n04 B: jo\n   indeed\n");
  CHECK(turns(glossed) == "1 B: ja det | 2 S: nej og så | 4 B: jo");
  REQUIRE(glossed.turns[1].under.size() == 2);
  CHECK(glossed.turns[1].under[1] == UnderLine{"gloss", "and so"});

  const Transcript quoted = read("B: ja\n‘yes’\nS: nej\n‘no’\nB: jo\n‘indeed’\n");
  CHECK(turns(quoted) == "1 B: ja | 2 S: nej | 3 B: jo");
  CHECK(quoted.turns[2].under[0] == UnderLine{"translation", "‘indeed’"});
}

TEST_CASE("page numbers and rules are no talk") {
  const Transcript transcript = read("B: ja\n\nSide 3 af 12\n\nog så\n-----\nS: nej\n\n- 4 -\n\nB: jo");
  CHECK(turns(transcript) == "1 B: ja og så | 2 S: nej | 3 B: jo");
  CHECK(transcript.asides.size() == 3);
}

TEST_CASE("columns are kept: the raw text has every space") {
  const std::string text = "B: ja men [så gik jeg]\nS:        [nå da]\n";
  const Transcript transcript = read(text);
  CHECK(transcript.text == text);
  CHECK(transcript.turns[0].notation.marks[0].kind == MarkKind::overlap);
}

}  // namespace gribning
