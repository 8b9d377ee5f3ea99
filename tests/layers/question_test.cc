// SPDX-License-Identifier: MIT
#include "gribning/layers/question.h"

#include <catch2/catch.hpp>
#include <string>

#include "gribning/formats/read.h"
#include "gribning/layers/annotate.h"
#include "gribning/layers/minimal.h"

using namespace gribning;

namespace {

const Annotators& annotators() {
  static const auto loaded = Annotators::load(std::string(GRIBNING_SOURCE_DIR) + "/annotations");
  REQUIRE(loaded);
  return *loaded;
}

std::vector<Token> tokens_of(const std::string& language, const std::string& said, AnnotatedTranscript& talk) {
  const auto text = "Participant: M = medarbejder (worker)\nLanguage: " + language + "\n\nM: " + said + "\n";
  auto transcript = read_transcript(text, "talk.txt");
  REQUIRE(transcript);
  talk = annotators().annotate(std::move(*transcript));
  REQUIRE(talk.tokens.size() == 1);
  return talk.tokens[0];
}

/// The last question of a turn, "none" when it asks nothing.
std::string last_question(const std::string& said, bool marked, const std::string& language) {
  AnnotatedTranscript talk;
  const auto questions = find_questions(tokens_of(language, said, talk), marked);
  return questions.empty() ? "none" : std::string(code(questions.back().shape));
}

std::string with_marks(const std::string& said) { return last_question(said, true, "da"); }
std::string without_marks(const std::string& said) { return last_question(said, false, "da"); }
std::string in_english(const std::string& said) { return last_question(said, true, "en"); }

bool continues(const std::string& said) {
  AnnotatedTranscript talk;
  return is_continuer(tokens_of("da", said, talk));
}

}  // namespace

TEST_CASE("the verb before its subject asks yes or no, with the mark and without it") {
  CHECK(with_marks("Har du talt med din søster?") == "polar");
  CHECK(without_marks("okay (.) har du talt med din søster") == "polar");
  CHECK(without_marks("maler du selv") == "polar");
  CHECK(without_marks("er benet hævet i dag") == "polar");
  CHECK(without_marks("du har talt med din søster") == "none");
}

TEST_CASE("after så, after an adverbial and beside a clause the same order is a statement") {
  CHECK(without_marks("så kan du ringe i morgen") == "none");
  CHECK(without_marks("i køkkenet (.) spørger de tit") == "none");
  CHECK(without_marks("det er en god idé (.) tror jeg") == "none");
  CHECK(without_marks("så skriver jeg (.) har erfaring med børn") == "none");
  CHECK(without_marks("får du et brev (.) så skal du læse det") == "none");
  CHECK(with_marks("Får man pension, så må man godt male.") == "none");
}

TEST_CASE("a question stands after an address or a lead-in") {
  CHECK(with_marks("Grethe, vil du starte?") == "polar");
  CHECK(with_marks("Jeg skal høre, hvad laver du så om lørdagen?") == "open");
  CHECK(without_marks("nå (.) må jeg spørge hvornår det var") == "fact");
  CHECK(without_marks("så skal jeg spørge om du har søgt") == "polar");
  CHECK(without_marks("vil du sige (.) hvordan en uge er") == "open");
}

TEST_CASE("question words ask for a fact or for something to be told") {
  CHECK(with_marks("Hvornår flyttede du?") == "fact");
  CHECK(with_marks("Hvor mange timer bliver det til?") == "fact");
  CHECK(with_marks("Hvad hedder din chef?") == "fact");
  CHECK(with_marks("Hvad kører han?") == "fact");
  CHECK(with_marks("Hvordan går det med hånden?") == "open");
  CHECK(with_marks("Hvad siger du til det?") == "open");
  CHECK(with_marks("Hvor ville du gerne arbejde?") == "open");
  CHECK(with_marks("Hvad med pengene, går det rundt?") == "polar");
}

TEST_CASE("a question word in a subordinate clause or an exclamation asks nothing") {
  CHECK(without_marks("jeg ved hvad du laver") == "none");
  CHECK(without_marks("nej hvor fint") == "none");
  CHECK(without_marks("så er de lidt bange for det der med (.) hvad skal der ske") == "none");
  CHECK(with_marks("Hvor er det godt!") == "none");
}

TEST_CASE("a topic without a verb is open, a candidate is not") {
  CHECK(without_marks("og ryggen") == "open");
  CHECK(without_marks("nå men (.) knæet") == "open");
  CHECK(with_marks("Men om sommeren?") == "open");
  CHECK(with_marks("Søvnen?") == "open");
  CHECK(with_marks("Fra kantinen?") == "declarative");
  CHECK(with_marks("Fire gange?") == "declarative");
  CHECK(without_marks("en cykel") == "none");
}

TEST_CASE("tags and what only the other can know ask for confirmation where there are no marks") {
  CHECK(without_marks("du kommer på tirsdag ik'") == "declarative");
  CHECK(without_marks("det kan jeg ikke") == "none");
  CHECK(without_marks("og hun bor i byen eller hvad") == "declarative");
  CHECK(without_marks("og du har din bror med") == "declarative");
  CHECK(without_marks("du bor stadig derude") == "declarative");
  CHECK(without_marks("og du skal have sko med") == "none");
  CHECK(with_marks("Og du arbejder stadig på…") == "declarative");
}

TEST_CASE("an echo that its speaker answers, and a lone ja, ask nothing") {
  CHECK(with_marks("På skolen? Nej, der er ingen krav.") == "none");
  CHECK(with_marks("Ja?") == "none");
  CHECK(with_marks("Nej?") == "declarative");
}

TEST_CASE("an increment leaves the question as it was, offered answers close it") {
  CHECK(with_marks("Hvordan var det derude? På skolen?") == "open");
  CHECK(with_marks("Og små ting? Knapper, en saks?") == "declarative");
  AnnotatedTranscript talk;
  CHECK(find_questions(tokens_of("da", "Vil I have vand? Kaffe?", talk), true).size() == 1);
}

TEST_CASE("English asks by order, by question words and by topic too") {
  CHECK(in_english("Have you talked to your sister?") == "polar");
  CHECK(in_english("How is the hand?") == "open");
  CHECK(in_english("How many hours is that?") == "fact");
  CHECK(in_english("And the knee?") == "open");
  CHECK(in_english("You have talked to your sister.") == "none");
}

TEST_CASE("question marks count where they are punctuation, not where they show intonation") {
  const std::string header = "Participant: M = medarbejder (worker)\nLanguage: da\n\n";
  auto plain = read_transcript(header + "M: Var det glat? Nå, det var godt.\n", "plain.txt");
  auto intonation = read_transcript(header + "M: nå (0.5) sådan en? (.) ja:: [den] er god (.) °ik'°\n", "fine.txt");
  REQUIRE(plain);
  REQUIRE(intonation);
  CHECK(annotators().annotate(std::move(*plain)).marked);
  CHECK_FALSE(annotators().annotate(std::move(*intonation)).marked);
}

TEST_CASE("a continuer only hands the floor back") {
  for (const auto* said : {"Mm.", "Nå ja.", "Ja, selvfølgelig.", "Ha ha, ja.", "Ja, men…", "Ja?", "Sig det endelig."}) {
    CAPTURE(said);
    CHECK(continues(said));
  }
  for (const auto* said : {"Nej?", "Ja, i går.", "Det er fint.", "Nej, sig det.", "Mm, og knæet?"}) {
    CAPTURE(said);
    CHECK_FALSE(continues(said));
  }
}
