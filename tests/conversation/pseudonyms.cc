// SPDX-License-Identifier: MIT
#include "gribning/conversation/pseudonyms.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace gribning;

namespace {

std::filesystem::path table(const std::string& name, const std::string& rows) {
  auto file = std::filesystem::path(GRIBNING_BINARY_DIR) / ("pseudonyms-" + name + ".tsv");
  std::ofstream(file) << "name\tpseudonym\n" << rows;
  return file;
}

Pseudonyms mette() {
  const auto read = Pseudonyms::read(table("mette", "Mette\tKaren\nMette Holm\tKaren Lund\nBo\tIb\n"));
  REQUIRE(read);
  return *read;
}

/// A transcript of one turn, with its notation.
Transcript said(const std::string& talk) {
  Transcript transcript;
  transcript.text = "B: " + talk + "\n";
  transcript.convention = Convention::jefferson;
  transcript.participants = {{"B", "", Role::citizen, RoleSource::given}};
  Turn turn;
  turn.number = 1;
  turn.span = {3, static_cast<std::uint32_t>(3 + talk.size())};
  turn.pieces = {turn.span};
  turn.notation = read_notation(transcript.text, turn.pieces, transcript.convention);
  transcript.turns = {turn};
  return transcript;
}

}  // namespace

TEST_CASE("a name is replaced as a whole word, with its genitive, and in capitals") {
  const auto pseudonyms = mette();
  CHECK(pseudonyms.apply("Mette, Mettes og METTE") == "Karen, Karens og KAREN");
  CHECK(pseudonyms.apply("Mettelise og Bornholm") == "Mettelise og Bornholm");
  CHECK(pseudonyms.apply("Bo bor hos Bo") == "Ib bor hos Ib");
  CHECK(pseudonyms.apply("jeg vil bo der") == "jeg vil bo der");
}

TEST_CASE("a longer name goes before a shorter one") {
  CHECK(mette().apply("Mette Holm og Mette") == "Karen Lund og Karen");
}

TEST_CASE("a name with signs of the transcription inside is found") {
  const auto replaced = mette().apply(said("så kom Me:tte (.) ind"));
  CHECK(replaced.talk(0) == "så kom Karen (.) ind");
}

TEST_CASE("every word and mark still quotes its own place after names have changed length") {
  const auto replaced = mette().apply(said("Mette Holm (0.4) hun [sag-] sagde Bo"));
  CHECK(replaced.talk(0) == "Karen Lund (0.4) hun [sag-] sagde Ib");
  const auto& turn = replaced.turns[0];
  CHECK(quote(replaced.text, turn.span) == replaced.talk(0));
  for (const auto& word : turn.notation.words)
    if (!word.cut_off) CHECK(quote(replaced.text, word.span) == word.text);
  bool pause = false;
  for (const auto& mark : turn.notation.marks)
    if (mark.kind == MarkKind::pause) pause = quote(replaced.text, mark.span) == "(0.4)";
  CHECK(pause);
}

TEST_CASE("masks stay as they are, and the document of a structured format is dropped") {
  auto transcript = said("hej ((Bo)) og ((borgers navn))");
  for (auto& mark : transcript.turns[0].notation.marks)
    if (mark.kind == MarkKind::comment || mark.kind == MarkKind::masked) mark.kind = MarkKind::masked;
  transcript.original = "<name>Bo</name>";
  const auto replaced = mette().apply(transcript);
  CHECK(replaced.talk(0) == "hej ((Bo)) og ((borgers navn))");
  CHECK(replaced.original.empty());
}

TEST_CASE("two pseudonyms for one name, or none, are refused with their line") {
  const auto twice = Pseudonyms::read(table("twice", "Bo\tIb\nBo\tOle\n"));
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == "pseudonym-twice");
  CHECK(twice.error().line == 3);
  CHECK(Pseudonyms::read(table("empty", "Bo\t\n")).error().code == "pseudonym-empty");
}
