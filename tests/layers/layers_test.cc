// SPDX-License-Identifier: MIT
#include <optional>
#include <set>

#include "gribning/layers/address.h"
#include "gribning/layers/stance.h"
#include "layers/loaded.h"

using namespace gribning;
using namespace gribning::test;

namespace {

std::optional<Address> address_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  for (const auto& address : find_addressees(talk)) {
    if (address.turn == turn) return address;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("annotations stand in the order of the talk, each in its own turn") {
  const auto talk = annotate_meeting(
      "M: Velkommen til jer alle. Formålet i dag er at komme med en indstilling.\n"
      "B: Ja.\n"
      "S: Vi har læst sagen. Kan du fortælle, hvad du lavede på lageret?\n"
      "B: Jeg kørte truck, men det kan jeg måske ikke mere.\n");
  REQUIRE(talk.first_annotation.size() == talk.transcript.turns.size() + 1);
  for (TurnIndex turn = 0; turn < talk.transcript.turns.size(); ++turn) {
    std::uint32_t before = 0;
    for (const auto& annotation : talk.of(turn)) {
      CHECK(annotation.turn == turn);
      CHECK(annotation.span.begin >= before);
      CHECK_FALSE(quote(talk.transcript.text, annotation.span).empty());
      before = annotation.span.begin;
    }
  }
}

TEST_CASE("three questions in a row are a chain, one is one") {
  const auto talk = annotate_pair(
      "M: Hvor var det? Hvornår startede du? Og hvem var din leder?\n"
      "B: På lageret.\n"
      "M: Hvad lavede du der?\n"
      "B: Jeg pakkede.\n");
  CHECK(has(talk, 0, "question/chain"));
  CHECK(has(talk, 0, "practice/question_chain"));
  CHECK_FALSE(has(talk, 0, "practice/one_question"));
  CHECK(has(talk, 2, "practice/one_question"));
  CHECK_FALSE(has(talk, 2, "question/chain"));
}

TEST_CASE("tentativeness grows with every kind of caution and names each") {
  const auto talk = annotate_pair(
      "B: Jeg passede dyrene.\n"
      "M: Ja.\n"
      "B: Jeg kunne måske passe dyrene.\n"
      "M: Ja.\n"
      "B: Jeg kunne måske pa- passe dyrene eller sådan noget.\n");
  const auto plain = tentativeness(talk, 0);
  const auto cautious = tentativeness(talk, 2);
  const auto most = tentativeness(talk, 4);
  CHECK(plain.score == 0);
  CHECK(plain.parts.empty());
  CHECK(cautious.score > 0.3);
  CHECK(most.score > cautious.score);
  CHECK(most.score <= 1);
  std::set<std::string_view> kinds;
  for (const auto& part : most.parts) {
    kinds.insert(part.label);
    CHECK(part.count >= 1);
    CHECK_FALSE(quote(talk.transcript.text, part.span).empty());
  }
  CHECK(kinds.contains("stance/hedge"));
  CHECK(kinds.contains("stance/vague_tail"));
  CHECK(kinds.contains("form/cut_off"));
}

TEST_CASE("a perspective points toward work, conditionally, or away") {
  const auto talk = annotate_pair(
      "B: Jeg har arbejdet på et plantecenter i fire år.\n"
      "M: Ja.\n"
      "B: Jeg vil gerne arbejde igen, hvis det kun er om formiddagen.\n");
  CHECK(has(talk, 0, "orientation/toward"));
  CHECK(has(talk, 2, "orientation/conditional"));
  CHECK_FALSE(has(talk, 2, "orientation/toward"));
}

TEST_CASE("'vi' is left open only when nothing in the turn says who it is") {
  const auto talk = annotate_pair(
      "M: Det kan vi godt.\n"
      "B: Ja.\n"
      "M: Vi her på jobcentret udbetaler den sidst på måneden.\n"
      "B: Okay.\n");
  CHECK(has(talk, 0, "reference/we_open"));
  CHECK_FALSE(has(talk, 2, "reference/we_open"));
  CHECK(has(talk, 2, "reference/we_institution"));
  CHECK_FALSE(has(talk, 1, "reference/we_open"));
}

TEST_CASE("a name belongs to the one who says it is theirs, and to the one who answers to it") {
  const auto talk = annotate_meeting(
      "M: Jeg hedder Merete og leder mødet. Tak fordi du kom, Poul.\n"
      "B: Selv tak, Merete.\n"
      "M: Lotte, vil du lægge ud? Det ved jeg, at Lotte har forberedt.\n"
      "S: Ja. Poul har kørt lastbil i ti år.\n"
      "M: Poul, hvad siger du til det?\n"
      "B: Det passer.\n");
  const auto to_poul = address_of(talk, 0);
  REQUIRE(to_poul);
  CHECK(to_poul->to == Addressee::citizen);
  CHECK(to_poul->rule == "name");
  const auto to_merete = address_of(talk, 1);
  REQUIRE(to_merete);
  CHECK(to_merete->to == Addressee::professional);
  CHECK(talk.transcript.participants[*to_merete->participant].label == "M");
  const auto to_lotte = address_of(talk, 2);
  REQUIRE(to_lotte);
  CHECK(talk.transcript.participants[*to_lotte->participant].label == "S");
  CHECK(has(talk, 2, "address/professional"));
}

TEST_CASE("a meeting can be spoken to as a whole, and a citizen be spoken of") {
  const auto talk = annotate_meeting(
      "M: Velkommen til jer alle sammen.\n"
      "S: Borgeren har været sygemeldt siden marts og har prøvet to praktikker.\n"
      "L: Har du prøvet at løfte igen?\n"
      "B: Nej.\n");
  CHECK(has(talk, 0, "address/all"));
  CHECK(has(talk, 1, "address/about_citizen"));
  const auto asked = address_of(talk, 2);
  REQUIRE(asked);
  CHECK(asked->to == Addressee::citizen);
  CHECK(asked->rule == "next-speaker");
}

TEST_CASE("between two people nobody has to be addressed") {
  CHECK(find_addressees(annotate_pair("M: Hvordan går det, Poul?\nB: Fint.\n")).empty());
}

TEST_CASE("professionals who answer one after another are seen, one alone is not") {
  const auto talk = annotate_meeting(
      "B: Jeg sliber knive for hele vejen.\n"
      "L: Hvordan har skulderen det med det?\n"
      "J: Tager du penge for det?\n"
      "B: Nej, kun æg.\n"
      "S: Det lyder hyggeligt.\n"
      "B: Det er det.\n");
  CHECK(has(talk, 1, "meeting/responds_in_turn"));
  CHECK(has(talk, 2, "meeting/responds_in_turn"));
  CHECK_FALSE(has(talk, 4, "meeting/responds_in_turn"));
}

TEST_CASE("going on where another professional was closing is an expansion") {
  const std::string closing =
      "B: Det var det.\n"
      "M: Så tror jeg, vi er ved at være færdige. Tak for i dag.\n";
  const auto expanded = annotate_meeting(closing + "L: Men hvad med de knive, du sliber derhjemme om formiddagen?\n");
  CHECK(has(expanded, 2, "disagreement/expansion_closing"));
  const auto agreed = annotate_meeting(closing + "L: Ja, tak for i dag, og held og lykke med det hele.\n");
  CHECK_FALSE(has(agreed, 2, "disagreement/expansion_closing"));
}

TEST_CASE("the same question again after another professional is an expansion") {
  const auto talk = annotate_meeting(
      "J: Kunne slibestenen og knivene blive til noget på et værksted?\n"
      "L: Lægeligt er skulderen ikke god.\n"
      "S: Vi har jo også det med sorgen.\n"
      "M: Ja, det er skrevet ned.\n"
      "J: Jeg spørger stadig til slibestenen og knivene, om det kunne være noget på et værksted.\n");
  CHECK(has(talk, 4, "disagreement/expansion_repeat"));
  CHECK_FALSE(has(talk, 0, "disagreement/expansion_repeat"));
}

TEST_CASE("disagreement and framing are looked for among professionals only") {
  const std::string words = "Sagen er ikke tilstrækkeligt belyst.\n";
  CHECK(has(annotate_meeting("M: Ja, så er vi i gang.\nL: " + words), 1, "disagreement/postponement_documentation"));
  // Two people are no meeting, and a citizen who says so does something else.
  CHECK_FALSE(has(annotate_pair("M: " + words + "B: Nå.\n"), 0, "disagreement/postponement_documentation"));
  CHECK_FALSE(has(annotate_meeting("M: Ja.\nL: Ja.\nB: " + words), 2, "disagreement/postponement_documentation"));
}

TEST_CASE("who sums up is told by who speaks") {
  const auto talk = annotate_pair(
      "M: Lad mig lige samle op.\n"
      "B: Så har vi aftalt, at jeg ringer. Det jeg tager med hjem, er nummeret.\n");
  CHECK(has(talk, 0, "practice/professional_sums_up"));
  CHECK_FALSE(has(talk, 0, "practice/citizen_sums_up"));
  CHECK(has(talk, 1, "practice/citizen_sums_up"));
  CHECK_FALSE(has(talk, 1, "practice/professional_sums_up"));
}

TEST_CASE("advice comes before asking when nothing was asked lately") {
  std::string talk;
  for (int i = 0; i < 5; ++i) talk += "M: Det skriver jeg ned.\nB: Det er godt med dig.\n";
  const std::string advice = "M: Du skulle tage at søge et lager.\n";
  const auto unasked = annotate_pair(talk + advice);
  const auto asked = annotate_pair(talk + "M: Hvad kunne du godt lide ved lageret?\nB: Det var roligt der.\n" + advice);
  REQUIRE((has(unasked, 10, "action/advice") || has(unasked, 10, "action/proposal")));
  CHECK(has(unasked, 10, "practice/advice_before_asking"));
  CHECK_FALSE(has(asked, 12, "practice/advice_before_asking"));
}

TEST_CASE("understanding is shown by a formulation of what the citizen said") {
  const auto talk = annotate_pair(
      "B: Jeg passede hestene hver morgen.\n"
      "M: Så du har passet heste hver morgen.\n"
      "B: Ja.\n");
  CHECK(has(talk, 1, "practice/understanding_shown"));
}
