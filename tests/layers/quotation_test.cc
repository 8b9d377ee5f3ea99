// SPDX-License-Identifier: MIT
#include "gribning/layers/quotation.h"

#include <filesystem>
#include <set>

#include "gribning/base/files.h"
#include "layers/loaded.h"

using namespace gribning;
using namespace gribning::test;

namespace {

/// Constructed for this test.
AnnotatedTranscript original() {
  return annotate_pair(
      "B: Jeg har været nede i en cykelbutik, og jeg ved ikke, om det kunne blive til noget.\n"
      "M: Det lyder fint. Vi skal også nå din plan inden fredag.\n"
      "B: Det er i orden.\n"
      "M: Du hører fra mig, når visitationen har set på det.\n");
}

AnnotatedTranscript recall(const std::string& talk) {
  return annotate("Participant: S = socialarbejder (worker)\nParticipant: F = forsker (researcher)\nLanguage: da\n",
                  talk);
}

}  // namespace

TEST_CASE("words between quotation marks are tied to the turn they come from") {
  const auto about = recall("F: Hun siger »jeg ved ikk om det ku blive til noget«, og så går du videre.\n");
  const auto talk = original();
  const auto found = find_quotations(about, talk);
  REQUIRE(found.size() == 1);
  CHECK(found[0].original == 0);
  CHECK(found[0].how == QuotedBy::marks);
  CHECK(found[0].strength > 0.8);
  CHECK(quote(about.transcript.text, found[0].span) == "jeg ved ikk om det ku blive til noget");
}

TEST_CASE("every kind of quotation mark counts, and two quotations in a turn stay two") {
  const auto talk = original();
  for (const auto& [open, close] :
       std::vector<std::pair<std::string, std::string>>{{"’", "’"}, {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"»", "«"}}) {
    const auto about = recall("S: Jeg siger " + open + "vi skal også nå din plan inden fredag" + close + " og så " +
                              open + "du hører fra mig når visitationen har set på det" + close + ".\n");
    const auto found = find_quotations(about, talk);
    INFO(open);
    REQUIRE(found.size() == 2);
    CHECK(found[0].original == 1);
    CHECK(found[1].original == 3);
  }
}

TEST_CASE("a long run of the same words needs no marks, and a named turn no words") {
  const auto talk = original();
  const auto run = find_quotations(recall("F: Der hvor hun har været nede i en cykelbutik, der stopper jeg.\n"), talk);
  REQUIRE(run.size() == 1);
  CHECK(run[0].original == 0);
  CHECK(run[0].how == QuotedBy::words);
  const auto named = find_quotations(recall("F: Prøv at se på tur 4 igen.\n"), talk);
  REQUIRE(named.size() == 1);
  CHECK(named[0].original == 3);
  CHECK(named[0].how == QuotedBy::number);
}

TEST_CASE("what nobody said is tied to nothing") {
  const auto talk = original();
  CHECK(find_quotations(recall("S: Jeg tænkte »hun skulle have haft en helt anden hjælp dengang«.\n"), talk).empty());
  CHECK(find_quotations(recall("S: Det husker jeg ikke.\n"), talk).empty());
  CHECK(find_quotations(recall("F: I tur 400 sker der noget.\n"), talk).empty());
}

TEST_CASE("recall of a published extract is tied to its turns") {
  const std::string folder = std::string(GRIBNING_SOURCE_DIR) + "/../shared/data/excerpts/";
  if (!std::filesystem::exists(folder + "strikkeklub.txt")) {
    WARN("skipped: the published extracts are not here");
    return;
  }
  const auto read = [&](const std::string& name) {
    auto transcript = read_transcript(*read_file(folder + name), name);
    REQUIRE(transcript);
    return annotators().annotate(std::move(*transcript));
  };
  const auto about = read("strikkeklub-tilbageblik.txt");
  const auto extract = read("strikkeklub.txt");
  std::set<std::pair<std::int64_t, std::int64_t>> links;
  for (const auto& found : find_quotations(about, extract)) {
    links.emplace(about.transcript.turns[found.turn].number, extract.transcript.turns[found.original].number);
  }
  // The worker recalls what the citizen said in turn 3 and their own answer in turn 4.
  CHECK(links.contains({1, 3}));
  CHECK(links.contains({3, 4}));
}
