// SPDX-License-Identifier: MIT
#include "gribning/layers/tie.h"

#include <catch2/catch.hpp>
#include <string>

#include "gribning/formats/read.h"

using namespace gribning;

namespace {

const Annotators& annotators() {
  static const auto loaded = Annotators::load(std::string(GRIBNING_SOURCE_DIR) + "/annotations");
  REQUIRE(loaded);
  return *loaded;
}

AnnotatedTranscript annotate(const std::string& language, const std::string& first, const std::string& second) {
  const auto text = "Participant: B = borger (citizen)\nParticipant: M = medarbejder (worker)\nLanguage: " + language +
                    "\n\nB: " + first + "\nM: " + second + "\n";
  auto transcript = read_transcript(text, "talk.txt");
  REQUIRE(transcript);
  return annotators().annotate(std::move(*transcript));
}

double strength(const std::string& language, const std::string& first, const std::string& second) {
  const auto talk = annotate(language, first, second);
  REQUIRE(talk.tokens.size() == 2);
  return tie_strength(tie_signs(talk, {1}, 0), talk.weights->model("tie"));
}

double value(const Signs& signs, const std::string& name) {
  double sum = 0;
  for (const auto& sign : signs) {
    if (sign.name == name) sum += sign.value;
  }
  return sum;
}

}  // namespace

TEST_CASE("a repeated word ties more strongly than a related one, and that more than none") {
  const std::string danish = "Jeg stod i en salon i seks år.";
  const auto repeated = strength("da", danish, "Du har haft en salon i lang tid.");
  const auto related = strength("da", danish, "Du har haft en frisørsalon i lang tid.");
  const auto nothing = strength("da", danish, "Du har haft en onkel i lang tid.");
  CHECK(repeated > related);
  CHECK(related > nothing);
  CHECK(strength("en", "I drove a lorry for six years.", "The lorry was probably old by then.") >
        strength("en", "I drove a lorry for six years.", "The meeting was probably over by then."));
}

TEST_CASE("an inflected form ties like the word itself") {
  CHECK(strength("da", "Jeg sleb knive.", "Kniven skal være skarp.") ==
        Approx(strength("da", "Jeg sleb knive.", "Knive skal være skarpe.")).margin(0.12));
}

TEST_CASE("a receipt alone ties weakly, a formulation strongly") {
  const std::string danish = "Jeg kunne godt lide at stå i køkkenet og lave mad til mange.";
  CHECK(strength("da", danish, "Okay.") < 0.25);
  CHECK(strength("da", danish, "Så du kunne godt lide at lave mad til mange?") > 0.6);
  const std::string english = "I liked cooking for a lot of people.";
  CHECK(strength("en", english, "Okay.") < 0.25);
  CHECK(strength("en", english, "So you liked cooking for many people?") > 0.6);
}

TEST_CASE("asking on about what was said ties more strongly than a question about something else") {
  const std::string danish = "Jeg passede maskinerne om natten.";
  CHECK(strength("da", danish, "Hvorfor passede du maskinerne om natten?") >
        strength("da", danish, "Har du husket dit sygesikringskort?"));
  const std::string english = "I looked after the machines at night.";
  CHECK(strength("en", english, "What did you do with the machines?") >
        strength("en", english, "Is this your new address?"));
}

TEST_CASE("going back to business ties more weakly than working with what was said") {
  const std::string danish = "Og så fik jeg lov at styre truckerne på lageret.";
  CHECK(strength("da", danish, "Okay. Lad os kigge på næste side i skemaet.") <
        strength("da", danish, "Så du styrede truckerne. Hvordan lærte du det?"));
}

TEST_CASE("number words and figures are the same in English") {
  const auto talk = annotate("en", "It is eight times three.", "So 8.");
  CHECK(value(tie_signs(talk, {1}, 0), "tie/repeat") == 1);
}

TEST_CASE("a turn without words has no tie") {
  const auto talk = annotate("da", "Jeg har kørt bus.", "((griner))");
  CHECK(tie_strength(tie_signs(talk, {1}, 0), talk.weights->model("tie")) == 0);
}

TEST_CASE("the signs of a part of a turn are those of its words") {
  const auto talk = annotate("da", "Jeg har kørt bus.", "Ja. Kørte du bus om natten? Vi skal også nå dit CV.");
  const auto question = talk.questions[1].front();
  CHECK(value(tie_signs(talk, {1, question.first, question.last}, 0), "tie/repeat") == 1);
  CHECK(value(tie_signs(talk, {1, question.last}, 0), "tie/repeat") == 0);
}

TEST_CASE("very long turns are compared in time linear to their length") {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "ord" + std::to_string(i) + " ";
  const auto measured = strength("da", words, words);
  CHECK(measured > 0.5);
  CHECK(measured <= 1);
}
