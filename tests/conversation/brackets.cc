// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "reading.h"

namespace gribning {
namespace {

std::optional<std::uint32_t> length(std::string_view text, Convention convention = Convention::jefferson) {
  const Notation notation = read(text, convention);
  REQUIRE(notation.marks.size() == 1);
  REQUIRE(notation.marks[0].kind == MarkKind::pause);
  REQUIRE(notation.words.empty());
  return notation.marks[0].milliseconds;
}

}  // namespace

TEST_CASE("pauses are read with point, comma and unit") {
  CHECK(length("(0.5)") == 500);
  CHECK(length("(0,5)") == 500);
  CHECK(length("(.5)") == 500);
  CHECK(length("(1.25)") == 1250);
  CHECK(length("(2)") == 2000);
  CHECK(length("(2 sek.)") == 2000);
  CHECK(length("(12 seconds)") == 12'000);
  CHECK(length("(ca. 3 sek)") == 3000);
  CHECK(length("(.)") == 200);
  CHECK(length("( . )") == 200);
  CHECK(length("((3.0))") == 3000);
  CHECK(length("(--)", Convention::gat2) == 650);
}

TEST_CASE("pauses in words have no length unless one is given") {
  CHECK_FALSE(length("(pause)").has_value());
  CHECK_FALSE(length("((lang pause))").has_value());
  CHECK_FALSE(length("[længere pause]").has_value());
  CHECK_FALSE(length("(…)").has_value());
  CHECK_FALSE(length("(..)").has_value());
  CHECK(length("(pause 3 sek)") == 3000);
  CHECK(length("(pause)", Convention::plain) == std::nullopt);
}

TEST_CASE("a year between brackets is no pause") { CHECK(marks("(2019)") == "uncertain (2019)"); }

TEST_CASE("laughter is told by its words") {
  CHECK(marks("((griner))") == "laughter ((griner))");
  CHECK(marks("(ler)") == "laughter (ler)");
  CHECK(marks("(griner lidt)", Convention::plain) == "laughter (griner lidt)");
  CHECK(marks("((lille latter))") == "laughter ((lille latter))");
  CHECK(marks("((B fniser))") == "laughter ((B fniser))");
  CHECK(marks("[griner]") == "laughter [griner]");
}

TEST_CASE("what was made anonymous is a mask in any bracket") {
  for (const auto* text : {"((borgers navn))", "((navn))", "[navn]", "((indsats))", "((sted))", "(navn)", "[NAVN]",
                           "[navn på kommune]", "((borgers\n\nNavn))", "[by]", "((anden by))", "[navn 1]"}) {
    INFO(text);
    const Notation notation = read(text, Convention::plain);
    REQUIRE(notation.marks.size() == 1);
    CHECK(notation.marks[0].kind == MarkKind::masked);
    CHECK(notation.words.empty());
  }
}

TEST_CASE("comments hold no words of the talk") {
  CHECK(words("ja ((rejser sig og lukker døren)) nej") == "ja nej");
  CHECK(marks("((rejser sig))") == "comment ((rejser sig))");
  CHECK(marks("[telefonen ringer]") == "comment [telefonen ringer]");
  CHECK(marks("(hoster længe)") == "comment (hoster længe)");
  CHECK(marks("[...]") == "comment [...]");
  CHECK(marks("[00:12:33]") == "comment [00:12:33]");
}

TEST_CASE("brackets hold remarks in ordinary spelling and doubtful words in Jefferson's") {
  CHECK(marks("ja (ude på gangen)", Convention::plain) == "comment (ude på gangen)");
  CHECK(words("ja (ude på gangen)", Convention::plain) == "ja");
  CHECK(marks("ja (ude på gangen)") == "uncertain (ude på gangen)");
  CHECK(words("ja (ude på gangen)") == "ja ude? på? gangen?");
  CHECK(words("ja (gangen?)", Convention::plain) == "ja gangen?");
}

TEST_CASE("what nobody heard is uncertain and holds no words") {
  for (const auto* text : {"(xx)", "(xxx)", "(uhørligt)", "( )", "(?)", "(inaudible)"}) {
    INFO(text);
    const Notation notation = read(text);
    REQUIRE(notation.marks.size() == 1);
    CHECK(notation.marks[0].kind == MarkKind::uncertain);
    CHECK(notation.words.empty());
  }
}

TEST_CASE("brackets inside a word belong to the word") {
  CHECK(words("det gør jeg ik(ke)") == "det gør jeg ikke");
  CHECK(marks("ik(ke)") == "uncertain (ke)");
  CHECK(words("(på)tegning") == "påtegning");
  CHECK(words("det si(h)ger du") == "det siger du");
  CHECK(marks("si(h)ger") == "laughter (h)");
  CHECK(words("[alt]så") == "altså");
  CHECK(words("efter sygeda[ge]") == "efter sygedage");
  CHECK(words("[jo da]gen") == "jo dagen");
}

TEST_CASE("a word followed at once by a direction is a word and a direction") {
  CHECK(words("ja(griner)") == "ja");
  CHECK(marks("ja(griner)") == "laughter (griner)");
}

TEST_CASE("square brackets wait for their partner, with or without an end") {
  CHECK(marks("jeg kan ikke [love]") == "unpaired [love]");
  CHECK(words("jeg kan ikke [love]") == "jeg kan ikke love");
  CHECK(marks("jeg kan [ikke love") == "unpaired [");
  CHECK(marks("ja [((griner))]") == "unpaired [((griner))], laughter ((griner))");
  CHECK(marks("⌈2 ja⌉2 nej", Convention::chat_ca) == "unpaired ⌈2 ja⌉2");
  CHECK(read("⌈2 ja⌉2 nej", Convention::chat_ca).marks[0].index == 2);
}

TEST_CASE("brackets that cross or stand alone are kept as signs") {
  CHECK(words("( ja [ nej ) jo ]") == "ja? nej? jo");
  CHECK(marks("ja ) nej") == "other )");
  CHECK(marks("ja ((griner) nej") == "other (, laughter (griner)");
  CHECK(words("((ja [)) nej]") == "nej");
}

TEST_CASE("a comment may run over a line break with a line number between") {
  const std::string text = "jo ((borgers\n12 Navn)) ja";
  const Notation notation = read_notation(text, {{0, 12}, {16, 25}}, Convention::plain);
  CHECK(words(notation) == "jo ja");
  CHECK(marks(notation, text) == "masked ((borgers\n12 Navn))");
}

}  // namespace gribning
