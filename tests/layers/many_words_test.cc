// SPDX-License-Identifier: MIT
#include <array>
#include <barrier>
#include <catch2/catch.hpp>
#include <future>
#include <string>
#include <vector>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"
#include "gribning/layers/annotate.h"

using namespace gribning;

namespace {

const std::string kSource = GRIBNING_SOURCE_DIR;

Annotators load() {
  auto annotators = Annotators::load(kSource + "/annotations");
  REQUIRE(annotators);
  return *std::move(annotators);
}

Transcript conversation(const std::string& file) {
  const auto bytes = read_file(kSource + "/corpora/jobcenter/" + file);
  REQUIRE(bytes);
  auto transcript = read_transcript(*bytes, file);
  REQUIRE(transcript);
  return *std::move(transcript);
}

void check_same(const AnnotatedTranscript& talk, const AnnotatedTranscript& other) {
  CHECK(talk.annotations == other.annotations);
  CHECK(talk.tie_to_before == other.tie_to_before);
  REQUIRE(talk.tokens.size() == other.tokens.size());
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    CHECK(talk.sequence.looks_back(turn) == other.sequence.looks_back(turn));
    REQUIRE(talk.tokens[turn].size() == other.tokens[turn].size());
    for (std::size_t i = 0; i < talk.tokens[turn].size(); ++i) {
      CHECK(talk.tokens[turn][i].type->lemma == other.tokens[turn][i].type->lemma);
    }
  }
}

}  // namespace

TEST_CASE("words that come after more than can be remembered are seen as those before") {
  const auto fresh = load();
  const auto full = load();
  // Numbers are words that no dictionary is asked about.
  std::string text = "Participant: B = borger (citizen)\nLanguage: da\n\n";
  constexpr int kMore = 140'000;
  for (int i = 0; i < kMore; ++i) text += (i % 100 == 0 ? "\nB: " : " ") + std::to_string(1'000'000 + i);
  auto numbers = read_transcript(text, "numbers.txt");
  REQUIRE(numbers);
  CHECK(full.annotate(*std::move(numbers)).own_words.size() > 0);
  const auto talk = full.annotate(conversation("02-mentor-kabelruller.txt"));
  CHECK(talk.own_words.size() > 100);
  check_same(talk, fresh.annotate(conversation("02-mentor-kabelruller.txt")));
}

TEST_CASE("threads that meet the same new words at once see what one sees") {
  const auto annotators = load();
  const auto other = load();
  const std::array<std::string, 2> files = {"03-virksomhedsbesoeg-i-bilen.txt", "11-andetsprog.txt"};
  std::barrier together(4);
  std::vector<std::future<AnnotatedTranscript>> beside;
  for (int thread = 0; thread < 4; ++thread) {
    beside.push_back(std::async(std::launch::async, [&, talk = conversation(files.at(thread % 2))]() mutable {
      together.arrive_and_wait();
      return annotators.annotate(std::move(talk));
    }));
  }
  for (int thread = 0; thread < 4; ++thread) {
    check_same(beside[static_cast<std::size_t>(thread)].get(), other.annotate(conversation(files.at(thread % 2))));
  }
}
