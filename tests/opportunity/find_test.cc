// SPDX-License-Identifier: MIT
#include "gribning/opportunity/find.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "gribning/formats/read.h"
#include "gribning/opportunity/signs.h"

namespace {

using namespace gribning;

const std::filesystem::path kAnnotations = std::filesystem::path(GRIBNING_SOURCE_DIR) / "annotations";

const Annotators& annotators() {
  static const auto kLoaded = Annotators::load(kAnnotations);
  REQUIRE(kLoaded.has_value());
  return *kLoaded;
}

const Reasons& reasons() {
  static const auto kLoaded = Reasons::load(kAnnotations / "reasons.tsv");
  REQUIRE(kLoaded.has_value());
  return *kLoaded;
}

AnnotatedTranscript talk(const std::string& lines) {
  auto transcript = read_transcript(
      "Participant: B = borger (citizen)\nParticipant: S = sagsbehandler (worker)\n\n" + lines, "constructed.txt");
  REQUIRE(transcript.has_value());
  return annotators().annotate(std::move(*transcript));
}

std::vector<Opportunity> opportunities(const AnnotatedTranscript& conversation) {
  return find_opportunities(conversation, reasons());
}

}  // namespace

TEST_CASE("a wish for work said outright is an opportunity") {
  const auto conversation = talk(
      "S: Hvordan går det?\n"
      "B: Jeg vil egentlig gerne snart i gang med noget igen\n"
      "S: Hvad tænker du på?\n");
  const auto found = opportunities(conversation);
  REQUIRE(found.size() == 1);
  CHECK(found[0].turn() == 1);
  CHECK(found[0].coding().response == 2);
  CHECK(found[0].coding().perspective == Perspective::general);
}

TEST_CASE("what professionals and others say is never an opportunity") {
  const auto conversation = talk(
      "S: Jeg vil egentlig gerne snart i gang med noget andet arbejde\n"
      "B: ja\n");
  CHECK(opportunities(conversation).empty());
}

TEST_CASE("the response turn is found past continuers, false starts and repair") {
  const auto conversation = talk(
      "B: Jeg vil gerne i gang, nede hos Kirsten\n"
      "S: mm\n"
      "B: ja\n"
      "S: Hvem er det?\n"
      "B: Hende fra foreningen\n"
      "S: Skal du –\n"
      "B: ja\n"
      "S: Skal vi ringe til hende sammen?\n");
  CHECK(response_turn(conversation, 0) == TurnIndex{7});
}

TEST_CASE("without a later turn by a professional there is no response and no manner") {
  const auto conversation = talk(
      "S: Nå\n"
      "B: Jeg vil gerne snart ud og lave noget\n");
  const auto found = opportunities(conversation);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].coding().response);
  CHECK(found[0].coding().verdict == Verdict::none);
  CHECK(found[0].coding().how == How::none);
  CHECK_FALSE(found[0].flagged());
}

TEST_CASE("every piece of evidence has words in both languages and quotes the turn it names") {
  const auto conversation = talk(
      "S: Og hvad så ellers?\n"
      "B: Jeg ved ikke om det kunne, men jeg vil gerne ud og lave noget, måske hos bageren, hvis jeg bare måtte stå "
      "lidt\n"
      "S: Det tager vi på sigt. Så skal vi lige have skrevet planen.\n");
  const auto found = opportunities(conversation);
  REQUIRE(found.size() == 1);
  for (const auto& evidence : found[0].evidence()) {
    CAPTURE(evidence.rule);
    CHECK_FALSE(evidence.words.da.empty());
    CHECK_FALSE(evidence.words.en.empty());
    CHECK_FALSE(evidence.rule.empty());
    if (!evidence.span.empty()) CHECK(conversation.transcript.turns[evidence.turn].span.contains(evidence.span));
  }
  CHECK(found[0].coding().tentative);
}

TEST_CASE("ordinary talk is told by the absence of the institution, and never in a short extract") {
  std::string interview, meeting;
  for (int i = 0; i < 15; ++i) {
    interview += "S: Og hvad lavede I så om sommeren?\nB: Vi badede nede ved broen og spiste is\n";
    meeting += "S: Så skriver jeg i din plan, at kommunen søger om refusion\nB: Det er i orden med mig\n";
  }
  CHECK(ordinary_talk(talk(interview)) == Approx(1));
  CHECK(ordinary_talk(talk(meeting)) == Approx(0));
  CHECK(ordinary_talk(talk("S: Og hvad så?\nB: Ikke noget\n")) == Approx(0));
}

TEST_CASE("a level that few turns give moves no score far") {
  const auto few = against_own_level({1, 1}, 0);
  const auto many = against_own_level(std::vector<double>(60, 1), 0);
  CHECK(few[0] > 0.9);
  CHECK(many[0] < 0.6);
}

TEST_CASE("ties and worker turns cover just the turns they are about") {
  const auto conversation = talk(
      "S: Hvor arbejdede du?\n"
      "B: På et bageri\n"
      "B: i otte år\n"
      "S: mm\n"
      "S: Hvad bagte I på det bageri?\n");
  const auto ties = measure_ties(conversation);
  REQUIRE(ties.size() == 2);
  CHECK(ties[0].turn == 1);
  CHECK(ties[1].turn == 3);
  for (const auto& tie : ties) CHECK((tie.strength >= 0 && tie.strength <= 1));
  const auto worker_turns = code_worker_turns(conversation);
  REQUIRE(worker_turns.size() == 3);
  CHECK(worker_turns[0].question != QuestionForm::none);
  CHECK(worker_turns[1].continuer);
  CHECK(worker_turns[2].question != QuestionForm::none);
}

TEST_CASE("every sign that a judgement weighs is said in words, never by its identifier") {
  const auto& weights = *talk("S: Hvordan går det?\nB: ja\n").weights;
  std::size_t signs = 0;
  std::vector<std::string> models = {"opportunity",   "orientation/conditional", "tentative",
                                     "institutional", "verdict/acknowledged",    "verdict/taken_up"};
  for (int how = static_cast<int>(How::question); how <= static_cast<int>(How::correction); ++how) {
    models.push_back("how/" + std::string(code(static_cast<How>(how))));
  }
  for (const auto& model : models) {
    for (const auto& [sign, weight] : weights.model(model).weights) {
      ++signs;
      INFO(model << ": " << sign);
      std::string_view own = sign;
      for (const std::string_view place : {"turn/", "before/", "after/", "next/", "then/"}) {
        if (own.starts_with(place)) own.remove_prefix(place.size());
      }
      const auto words = reasons().words(sign, annotators().codebook());
      CHECK_FALSE(words.da.ends_with(own));
      CHECK_FALSE(words.en.ends_with(own));
    }
  }
  CHECK(signs > 300);
  CHECK(reasons().words("after/action/promise", annotators().codebook()).da == "Svaret: løfte");
  CHECK(reasons().words("nowhere/known", annotators().codebook()).en == "nowhere/known");
}
