// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "reading.h"

namespace gribning {

TEST_CASE("a held sound is spelt without its colons") {
  CHECK(words("det er ma::nge me::n") == "det er mange men");
  CHECK(marks("ma::nge") == "stretch ::");
  CHECK(words("nå: (.) ja") == "nå ja");
  CHECK(marks("nå:") == "stretch :");
  CHECK(words("nå:- ja") == "nå- ja");
}

TEST_CASE("a colon after a word introduces something in ordinary spelling") {
  CHECK(marks("han sagde: kom", Convention::plain).empty());
  CHECK(words("han sagde: kom", Convention::plain) == "han sagde kom");
  CHECK(marks("ma:nge", Convention::plain) == "stretch :");
}

TEST_CASE("a clock is one word") {
  CHECK(words("kl. 12:30 ja") == "kl 12:30 ja");
  CHECK(marks("kl. 12:30").empty());
}

TEST_CASE("a hyphen at the end of a word breaks it off") {
  CHECK(words("det er fire må- fire måneder") == "det er fire må- fire måneder");
  CHECK(read("må-").words[0].text == "må");
  CHECK(marks("siger- men") == "cut_off -");
  CHECK(words("[ar det-] det") == "ar det- det");
  CHECK(words("ma-, ja") == "ma- ja");
  CHECK(words("ma-= ja") == "ma- ja");
  CHECK(words("ma— ja") == "ma- ja");
}

TEST_CASE("a hyphen inside a compound is spelling") {
  CHECK(words("a-kassen og øre-næse-hals") == "a-kassen og øre-næse-hals");
  CHECK(marks("a-kassen").empty());
  CHECK(words("syv-syv 10-12 10–12") == "syv-syv 10-12 10–12");
}

TEST_CASE("a hyphen that waits for the second half of a pair of compounds breaks nothing off") {
  const Notation notation = read("social- og sundhedshjælper");
  CHECK(notation.words[0].text == "social-");
  CHECK_FALSE(notation.words[0].cut_off);
  CHECK(words("ma- og så") == "ma- og så");
}

TEST_CASE("a hyphen where a line was wrapped joins nothing") {
  const std::string text = "min praktik-\nmulighed";
  const Notation notation = read_notation(text, {{0, 12}, {13, 21}}, Convention::jefferson);
  CHECK(words(notation) == "min praktik mulighed");
  CHECK_FALSE(notation.words[1].cut_off);
  CHECK(marks(notation, text) == "other -");
}

TEST_CASE("a word that begins again after the line break was broken off") {
  const std::string text = "jeg ku-\nkunne";
  const Notation notation = read_notation(text, {{0, 7}, {8, 13}}, Convention::jefferson);
  CHECK(words(notation) == "jeg ku- kunne");
}

TEST_CASE("apostrophes belong to the words that are spelt with them") {
  CHECK(words("det ku' vi ik' ha' ta'r", Convention::plain) == "det ku' vi ik' ha' ta'r");
  CHECK(words("CV'et og det'n") == "CV'et og det'n");
}

TEST_CASE("quotation marks belong to no word") {
  CHECK(words("så siger hun ’jeg ved ik om det kunne’ og går", Convention::plain) ==
        "så siger hun jeg ved ik om det kunne og går");
  CHECK(words("'ja' \"nej\" “jo” »tja«", Convention::plain) == "ja nej jo tja");
}

TEST_CASE("numbers, abbreviations and addresses are one word each") {
  CHECK(words("1.000 0,5 12.30 50% § 4") == "1.000 0,5 12.30 50% § 4");
  CHECK(words("f.eks. bl.a. o.s.v. jobnet.dk og/eller") == "f.eks bl.a o.s.v jobnet.dk og/eller");
  CHECK(words("Lund & Sønner") == "Lund & Sønner");
  CHECK(words("ja.Nej så") == "ja Nej så");
}

TEST_CASE("words are composed letter by letter, whatever the file holds") {
  const std::string text = "sa\u030A";
  const Notation notation = read(text);
  REQUIRE(notation.words.size() == 1);
  CHECK(notation.words[0].text == "så");
  CHECK(notation.words[0].span == Span{0, 4});
}

TEST_CASE("laughter in syllables is laughter, other words with h are words") {
  CHECK(marks("hehe hahaha ja") == "laughter hehe, laughter hahaha");
  CHECK(words("huha hej ha' hvad han hehe") == "huha hej ha' hvad han");
}

TEST_CASE("capitals are loud in Jefferson and spelling elsewhere") {
  CHECK(marks("du SKRIVER til mig") == "loud SKRIVER");
  CHECK(marks("du SKRIVER til mig", Convention::plain).empty());
  CHECK(marks("mit CV og KOL og SFO og MUS og CPR og SOSU-hjælper og SU'en").empty());
  CHECK(marks("M1 og A").empty());
  CHECK(marks("det beTALer sig") == "emphasis beTALer");
  CHECK(marks("das akZENT", Convention::gat2) == "emphasis akZENT");
  CHECK(words("du SKRI::VER") == "du SKRIVER");
}

TEST_CASE("invisible signs and underlines inside a word do not part it") {
  CHECK(words("ar\u00ADbejde") == "arbejde");
  CHECK(words("a\u0332r\u0332bejde") == "arbejde");
  CHECK(words("ja↑ja") == "jaja");
}

}  // namespace gribning
