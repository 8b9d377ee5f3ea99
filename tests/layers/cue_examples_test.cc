// SPDX-License-Identifier: MIT
#include <filesystem>
#include <map>
#include <set>

#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "layers/loaded.h"

using namespace gribning;
using namespace gribning::test;

namespace {

const std::string kAnnotations = std::string(GRIBNING_SOURCE_DIR) + "/annotations/";

struct Sentences {
  std::string match;
  std::string no_match;
};

std::map<std::string, Sentences> read_examples(const std::string& file) {
  const auto bytes = read_file(file);
  REQUIRE(bytes);
  const auto table = read_table(*bytes, file, {"id", "match", "no_match"});
  REQUIRE(table);
  std::map<std::string, Sentences> examples;
  for (const auto& row : table->rows) {
    INFO(file << ":" << row.line);
    CHECK(examples.try_emplace(row.cells[0], Sentences{row.cells[1], row.cells[2]}).second);
  }
  return examples;
}

/// The ids of all cues that match a sentence said as a turn of its own.
std::set<std::string> cues_in(const std::string& sentence, const Annotators& loaded, Language language) {
  auto transcript = read_transcript(
      "Participant: B = borger (citizen)\nLanguage: " + std::string(code(language)) + "\n\nB: " + sentence + "\n",
      "talk.txt");
  REQUIRE(transcript);
  const auto talk = loaded.annotate(std::move(*transcript));
  std::set<std::string> ids;
  for (const auto& tokens : talk.tokens) {
    for (const auto& match : talk.lexicon->match(tokens)) ids.insert(talk.lexicon->cues()[match.cue].id);
  }
  return ids;
}

/// What is wrong with the sentences of a lexicon's cues; empty when nothing is. Only cues in `only`, when given.
std::string problems(const Annotators& loaded, Language language, const std::map<std::string, Sentences>& examples,
                     const std::string& only = {}) {
  std::string found;
  std::set<std::string> known;
  for (const auto& cue : loaded.lexicon(language).cues()) {
    // Entries of word lists are no patterns that somebody wrote: they need no sentences.
    if (!cue.id.starts_with(only) || cue.id.starts_with("word.")) continue;
    known.insert(cue.id);
    const auto it = examples.find(cue.id);
    if (it == examples.end() || it->second.match.empty() || it->second.no_match.empty()) {
      found += "\n" + cue.id + ": needs a sentence that matches and one that does not";
      continue;
    }
    if (!cues_in(it->second.match, loaded, language).contains(cue.id)) {
      found += "\n" + cue.id + ": should match: " + it->second.match;
    }
    if (cues_in(it->second.no_match, loaded, language).contains(cue.id)) {
      found += "\n" + cue.id + ": should not match: " + it->second.no_match;
    }
  }
  for (const auto& [id, sentences] : examples) {
    if (!known.contains(id)) found += "\n" + id + ": sentences for a cue that is not there";
  }
  return found;
}

}  // namespace

TEST_CASE("every Danish cue matches its sentence and leaves the other alone") {
  const auto found = problems(annotators(), Language::da, read_examples(kAnnotations + "lexicon/da/examples.tsv"));
  INFO(found);
  CHECK(found.empty());
}

TEST_CASE("every English cue matches its sentence and leaves the other alone") {
  const auto found = problems(annotators(), Language::en, read_examples(kAnnotations + "lexicon/en/examples.tsv"));
  INFO(found);
  CHECK(found.empty());
}

TEST_CASE("a cue without its sentences is noticed") {
  auto examples = read_examples(kAnnotations + "lexicon/da/examples.tsv");
  REQUIRE(examples.erase("theme.trust.stole") == 1);
  CHECK(problems(annotators(), Language::da, examples, "theme.trust").find("theme.trust.stole") != std::string::npos);
}

TEST_CASE("a codebook of one's own is added with its cues, without touching the program") {
  const auto own = Annotators::load(kAnnotations, {kAnnotations + "codebooks/samtalemodel.json"});
  REQUIRE(own);
  const auto found =
      problems(*own, Language::da, read_examples(kAnnotations + "codebooks/samtalemodel.examples.da.tsv"), "model.");
  INFO(found);
  CHECK(found.empty());
  CHECK(own->codebook().find("samtalemodel/A") != nullptr);
  CHECK(annotators().codebook().find("samtalemodel/A") == nullptr);
}
