// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "reading.h"

namespace gribning {

TEST_CASE("degree signs enclose quiet talk") {
  CHECK(marks("°det ku' man måske godt° (.)") == "quiet °det ku' man måske godt°, pause (.)");
  CHECK(words("°ja° nej") == "ja nej");
  CHECK(marks("°°ja°°") == "quiet °°ja°°");
}

TEST_CASE("a degree sign beside h at a boundary is breath") {
  CHECK(marks("°h ja h°", Convention::gat2) == "breath °h, breath h°");
  CHECK(marks("°hh ja") == "breath °hh");
  CHECK(marks("°hh ja det ved jeg ikke°") == "quiet °hh ja det ved jeg ikke°, breath hh");
  CHECK(marks("°æ:h°") == "quiet °æ:h°, stretch :");
}

TEST_CASE("breath is told from words") {
  CHECK(marks(".hh ja hhh") == "breath .hh, breath hhh");
  CHECK(marks("∙hhh ja", Convention::chat_ca) == "breath ∙hhh");
  CHECK(words(".hh hej h hh ja") == "hej ja");
  CHECK(words("h- hun") == "h- hun");
  CHECK(words("ja.h", Convention::plain) == "ja.h");
}

TEST_CASE("an equals sign is a latch wherever it stands") {
  CHECK(marks("=jeg sværger=") == "latch =, latch =");
  CHECK(words("inden du går= vi skal") == "inden du går vi skal");
  CHECK(marks("ja ≈", Convention::chat_ca) == "latch ≈");
}

TEST_CASE("angle brackets show tempo where the convention has it") {
  CHECK(marks(">det går hurtigt<") == "fast >det går hurtigt<");
  CHECK(marks("<det går langsomt>") == "slow <det går langsomt>");
  CHECK(marks(">hurtigt <langsomt> hurtigt<") == "fast >hurtigt <langsomt> hurtigt<, slow <langsomt>");
  CHECK(marks("<ja", Convention::jefferson) == "other <");
  CHECK(marks("a <b> c", Convention::plain) == "other <, other >");
  CHECK(marks("<<p> stille> ja", Convention::gat2) == "quiet <<p> stille>");
}

TEST_CASE("arrows for pitch and arrows of the analyst differ") {
  CHECK(marks("↑ja ↓nej") == "pitch ↑, pitch ↓");
  CHECK(marks("→ ja") == "arrow →");
  CHECK(marks("-> ja") == "arrow ->");
  CHECK(marks("->ja<") != "arrow ->");
}

TEST_CASE("emphasis is marked around the word") {
  CHECK(marks("det er *mit* og _dit_") == "emphasis *mit*, emphasis _dit_");
  CHECK(words("det er *mit* og _dit_") == "det er mit og dit");
  CHECK(marks("* ja") == "other *");
}

TEST_CASE("smile voice is laughter in the voice") {
  CHECK(marks("£selvfølgelig£ ja") == "laughter £selvfølgelig£");
  CHECK(words("det koster £5 og £7").ends_with("7"));
}

TEST_CASE("punctuation never ends a turn or a word") {
  const Notation notation = read("ja, nej. jo? … men...", Convention::plain);
  CHECK(words(notation) == "ja nej jo men");
  CHECK(notation.marks.size() == 5);
}

TEST_CASE("CHAT-CA's own signs are known") {
  CHECK(marks("∆hurtigt∆ ∇langsomt∇ ◉højt◉ ☺smil☺", Convention::chat_ca) ==
        "fast ∆hurtigt∆, slow ∇langsomt∇, loud ◉højt◉, laughter ☺smil☺");
  CHECK(words("⁇måske⁇ ja", Convention::chat_ca) == "måske? ja");
  CHECK(marks("&=laughs &=coughs", Convention::chat_ca) == "laughter &=laughs, comment &=coughs");
  CHECK(words("&-uh ja &+fr fra", Convention::chat_ca) == "uh ja fr fra");
  CHECK(marks("<kan du> [>] ja", Convention::chat_ca) == "other <, other >, unpaired [>]");
  CHECK(marks("[=! laughing]", Convention::chat_ca) == "laughter [=! laughing]");
}

TEST_CASE("signs that nobody knows are kept") {
  CHECK(marks("ja ¤ nej {ord} \x01") == "other ¤, other {, other }, other \x01");
}

}  // namespace gribning
