// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

std::vector<LegendEntry> legend_of(const Transcript& transcript) {
  const auto legends =
      blocks<SheetLegend>(compose_sheet(transcript, {}, {whole_conversation(transcript)}, texts(), {}));
  return legends.empty() ? std::vector<LegendEntry>() : legends.front().signs;
}

}  // namespace

TEST_CASE("the legend lists the signs that occur, each once") {
  const auto legend = legend_of(conversation({{"B", "det ma::nge (0.4) og (1.2) [ja] (.) hø:r"}, {"M", "[°nej°]"}}));
  const std::vector<LegendEntry> expected = {{"(.)", "kort pause, under 0,2 sekund"},
                                             {"(0.4)", "pause i sekunder"},
                                             {"[…]", "tale, der overlapper en andens"},
                                             {":", "lyden trækkes"},
                                             {"°…°", "sagt lavere end talen omkring"}};
  CHECK(legend == expected);
}

TEST_CASE("the line below a stressed letter is shown below a letter") {
  auto transcript = conversation({{"B", "b\u0332e"}});
  const auto begin = transcript.turns[0].span.begin;
  Mark mark;
  mark.kind = MarkKind::emphasis;
  mark.span = mark.inside = {begin + 1, begin + 3};
  transcript.turns[0].notation.marks = {mark};
  CHECK(legend_of(transcript) == std::vector<LegendEntry>{{"a\u0332", "betonet"}});
}

TEST_CASE("signs outside the extracts are not in the legend") {
  const auto transcript = conversation({{"B", "nå"}, {"M", "ja"}, {"B", "det (0.4) er"}});
  CHECK(blocks<SheetLegend>(compose_sheet(transcript, {}, {{0, 1}}, texts(), {})).empty());
}

TEST_CASE("ordinary punctuation is not explained, intonation is") {
  auto transcript = conversation({{"B", "nå?"}});
  Mark mark;
  mark.kind = MarkKind::punctuation;
  const auto end = transcript.turns[0].span.end;
  mark.span = mark.inside = {end - 1, end};
  transcript.turns[0].notation.marks = {mark};
  CHECK(legend_of(transcript) == std::vector<LegendEntry>{{"?", "stigende tone"}});
  transcript.convention = Convention::plain;
  CHECK(legend_of(transcript).empty());
}

TEST_CASE("indexed brackets are one sign") {
  auto transcript = conversation({{"B", "a ⌈2 b ⌉2"}});
  const auto begin = transcript.turns[0].span.begin;
  Mark mark;
  mark.kind = MarkKind::overlap;
  mark.span = {begin + 2, begin + 13};
  mark.inside = {begin + 6, begin + 9};
  mark.index = 2;
  transcript.turns[0].notation.marks = {mark};
  const auto legend = legend_of(transcript);
  REQUIRE(legend.size() == 1);
  CHECK(legend[0].sign == "⌈…⌉");
}

TEST_CASE("what is described is shown by its brackets when nothing else looks like them, else by an example") {
  CHECK(legend_of(conversation({{"B", "((griner)) nå ((rejser sig))"}}))[0].sign == "((…))");
  auto transcript = conversation({{"B", "[telefonen ringer]"}});
  transcript.turns[0].notation.marks[0].kind = MarkKind::comment;
  CHECK(legend_of(transcript)[0].sign == "[telefonen ringer]");
}
