// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "gribning/conversation/transcript.h"
#include "reading.h"

namespace gribning {
namespace {

/// Lines "B: …" as turns, read and paired.
Transcript paired(const std::vector<std::string>& lines, Convention convention = Convention::jefferson) {
  Transcript transcript;
  transcript.convention = convention;
  std::vector<Span> spans;
  for (const std::string& line : lines) {
    const auto begin = static_cast<std::uint32_t>(transcript.text.size()) + 3;
    transcript.text += line + "\n";
    Turn turn;
    turn.span = {begin, static_cast<std::uint32_t>(transcript.text.size()) - 1};
    turn.pieces = {turn.span};
    turn.number = static_cast<std::int64_t>(transcript.turns.size()) + 1;
    const std::string label = line.substr(0, 1);
    while (turn.speaker < transcript.participants.size() && transcript.participants[turn.speaker].label != label) {
      ++turn.speaker;
    }
    if (turn.speaker == transcript.participants.size()) {
      transcript.participants.push_back({label, "", Role::unknown, RoleSource::none});
    }
    transcript.turns.push_back(turn);
  }
  for (Turn& turn : transcript.turns) turn.notation = read_notation(transcript.text, turn.pieces, convention);
  pair_overlaps(transcript);
  return transcript;
}

/// "0-1 1-2": which turn's brackets found which turn.
std::string partners(const Transcript& transcript) {
  std::string out;
  for (std::size_t i = 0; i < transcript.turns.size(); ++i) {
    for (const Mark& mark : transcript.turns[i].notation.marks) {
      if (mark.kind != MarkKind::overlap && mark.kind != MarkKind::unpaired) continue;
      if (!out.empty()) out += ' ';
      out += std::to_string(i) + (mark.partner_turn ? "-" + std::to_string(*mark.partner_turn) : "?");
    }
  }
  return out;
}

}  // namespace

TEST_CASE("brackets of neighbouring turns are overlap") {
  const Transcript transcript = paired({"B: jeg kan ikke [love]", "S: [Lige] præcis"});
  CHECK(partners(transcript) == "0-1 1-0");
  CHECK(transcript.diagnostics.empty());
}

TEST_CASE("the nth bracket finds the nth, and what is left finds the next turn") {
  CHECK(partners(paired({"B: [en] og [to]", "S: [ja] [nej]"})) == "0-1 0-1 1-0 1-0");
  CHECK(partners(paired({"B: [en] og [to]", "S: [ja]", "B: så", "S: [nej]"})) == "0-1 0-3 1-0 3-0");
  CHECK(partners(paired({"B: så [en]", "S: [ja] men [der]", "B: [hvad]"})) == "0-1 1-0 1-2 2-1");
}

TEST_CASE("columns break ties when one speaker has more brackets") {
  CHECK(partners(paired({"B: [en] og så [to]", "S:            [ja]"})) == "0? 0-1 1-0");
}

TEST_CASE("indices go before order") {
  CHECK(partners(paired({"A: ⌈1 en⌉1 ⌈2 to⌉2", "B: ⌊2 ja⌋2 ⌊1 nej⌋1"}, Convention::chat_ca)) == "0-1 0-1 1-0 1-0");
}

TEST_CASE("a third voice joins the overlap that it breaks into") {
  CHECK(partners(paired({"B: og så [går vi]", "S: [ja ja]", "M: [nå da]"})) == "0-1 1-0 2-0");
}

TEST_CASE("a speaker does not overlap with themselves, nor with somebody far away") {
  CHECK(partners(paired({"B: [en]", "B: [to]"})) == "0? 1?");
  CHECK(partners(paired({"B: [en]", "S: a", "B: b", "S: c", "B: d", "S: [to]"})) == "0? 5?");
}

TEST_CASE("what has no partner is counted in one note") {
  const Transcript transcript = paired({"B: [en] ja [to]", "S: nej"});
  REQUIRE(transcript.diagnostics.size() == 1);
  CHECK(transcript.diagnostics[0].code == "unpaired-overlap");
  CHECK(transcript.diagnostics[0].severity == Severity::note);
  CHECK(transcript.diagnostics[0].message.en.starts_with("2 brackets"));
  CHECK(quote(transcript.text, transcript.diagnostics[0].span) == "[en]");
}

TEST_CASE("masks and comments are no overlap even beside a bracket") {
  CHECK(partners(paired({"B: hos [navn] i [by]", "S: [ja]"})) == "1?");
}

TEST_CASE("a latch between two speakers stays a latch") {
  const Transcript transcript = paired({"B: ja=", "S: =nej"});
  CHECK(transcript.turns[0].notation.marks[0].kind == MarkKind::latch);
  CHECK(transcript.turns[1].notation.marks[0].kind == MarkKind::latch);
}

TEST_CASE("a latch that returns to the same speaker is a continuation") {
  const Transcript over = paired({"B: og så=", "S: mm", "B: =gik jeg"});
  CHECK(over.turns[0].notation.marks[0].kind == MarkKind::continuation);
  CHECK(over.turns[2].notation.marks[0].kind == MarkKind::continuation);
  const Transcript next = paired({"B: og så=", "B: =gik jeg"});
  CHECK(next.turns[0].notation.marks[0].kind == MarkKind::continuation);
  CHECK(next.turns[1].notation.marks[0].kind == MarkKind::continuation);
}

TEST_CASE("thousands of brackets without a partner are soon given up") {
  std::string many = "B: ";
  std::string other = "S: ";
  for (int i = 0; i < 200'000; ++i) {
    many += "[a] ";
    other += "⌈7 b ";
  }
  const Transcript transcript = paired({many, other});
  CHECK(transcript.diagnostics.size() == 1);
}

TEST_CASE("a turn's talk is its lines joined, its words are without signs") {
  const Transcript transcript = paired({"B: jeg har (0.5) ma::nge [ideer]"});
  CHECK(transcript.talk(0) == "jeg har (0.5) ma::nge [ideer]");
  CHECK(plain_words(transcript.turns[0]) == "jeg har mange ideer");
  CHECK(transcript.turn_numbered(1) == TurnIndex{0});
  CHECK_FALSE(transcript.turn_numbered(9).has_value());
}

}  // namespace gribning
