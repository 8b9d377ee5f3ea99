// SPDX-License-Identifier: MIT
#include "sheet/talk_composer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <utility>

#include "sheet/phrases.h"
#include "sheet/talk.h"

namespace gribning {
namespace {

/// A pause or something that happens, rather than a heading or a line that belongs to the page.
bool is_event(const Aside& aside) { return aside.notation.words.empty() && !aside.notation.marks.empty(); }

/// "4:07", "1:02:33"; seconds are cut, not rounded, as on a player's display.
std::string clock_time(std::int64_t milliseconds) {
  const auto seconds = milliseconds / 1000;
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// Lines under a turn that say something to people around a table; the others (word classes, phonetics …) are for
/// programs. Names as the formats have them.
bool is_for_readers(std::string_view name) {
  constexpr std::array<std::string_view, 11> kNames{"translation", "gloss", "comment", "%tra", "%eng", "%gls",
                                                    "%glo",        "%com",  "%act",    "%gpx", "%sit"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// `turn` overlaps the one before it and no other: what is said before is why its lines begin where they do.
bool overlaps_only_before(const Turn& turn, TurnIndex index) {
  bool before = false;
  for (const auto& mark : turn.notation.marks) {
    if (mark.kind != MarkKind::overlap || !mark.partner_turn) continue;
    if (*mark.partner_turn >= index) return false;
    before = true;
  }
  return before;
}

std::vector<WrappedLines> running_text(const Transcript& transcript) {
  std::vector<WrappedLines> lines;
  lines.reserve(transcript.turns.size());
  for (const auto& turn : transcript.turns)
    lines.push_back({join_talk(transcript.text, turn.pieces, turn.notation.marks).line});
  return lines;
}

}  // namespace

TalkComposer::TalkComposer(const Transcript& transcript, const SheetOptions& options)
    : transcript_(transcript),
      options_(options),
      columns_(std::max(options.columns, kFewestColumns)),
      legend_(transcript.convention, options.language),
      speaks_(transcript.participants.size(), false) {
  if (transcript.turns.empty()) return;
  lines_ = options.layout == SheetLayout::reading
               ? running_text(transcript)
               : lay_out(transcript, whole_conversation(transcript), columns_, ruler_);
  for (auto& lines : lines_)
    if (lines.empty()) lines.emplace_back();
  std::int64_t line = 1;
  std::size_t aside = 0;
  const auto count_asides = [&](TurnIndex before) {
    for (; aside < transcript.asides.size() && transcript.asides[aside].before <= before; ++aside) {
      const auto& each = transcript.asides[aside];
      aside_lines_.push_back(lay_out(transcript.text, each.span, each.notation.marks, columns_, ruler_));
      first_aside_lines_.push_back(line);
      line += static_cast<std::int64_t>(aside_lines_.back().size());
    }
  };
  for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
    count_asides(turn);
    first_lines_.push_back(line);
    line += static_cast<std::int64_t>(lines_[turn].size());
  }
  count_asides(static_cast<TurnIndex>(transcript.turns.size()));
}

std::vector<SheetEntry> TalkComposer::entries(Extract extract) {
  assert(extract.first <= extract.last && extract.last < transcript_.turns.size());
  std::vector<SheetEntry> entries;
  const auto& asides = transcript_.asides;
  auto aside =
      static_cast<std::size_t>(std::partition_point(asides.begin(), asides.end(),
                                                    [&](const Aside& each) { return each.before < extract.first; }) -
                               asides.begin());
  const auto add_asides = [&](TurnIndex before) {
    for (; aside < asides.size() && asides[aside].before <= before; ++aside)
      if (before != extract.first || is_event(asides[aside])) add_aside(entries, aside);
  };
  for (auto turn = extract.first; turn <= extract.last; ++turn) {
    add_asides(turn);
    entries.push_back(entry(turn));
  }
  if (extract.first > 0 && overlaps_only_before(transcript_.turns[extract.first], extract.first)) {
    const auto opening =
        std::find_if(entries.begin(), entries.end(), [](const SheetEntry& each) { return each.number.has_value(); });
    for (auto& line : opening->lines)
      line.erase(0, line.find_first_not_of(' ') == std::string::npos ? 0 : line.find_first_not_of(' '));
  }
  if (extract.last + 1 == transcript_.turns.size()) add_asides(extract.last + 1);
  return entries;
}

SheetEntry TalkComposer::entry(TurnIndex index) {
  const auto& turn = transcript_.turns[index];
  SheetEntry entry;
  entry.number = turn.number;
  entry.first_line = first_lines_[index];
  if (turn.start && !turn.interpolated) entry.time = clock_time(*turn.start);
  entry.speaker = transcript_.speaker_of(index).label;
  entry.lines = lines_[index];
  for (const auto& under : turn.under) {
    if (!is_for_readers(under.name)) continue;
    if (options_.layout == SheetLayout::reading) {
      entry.under.push_back(under.text);
      continue;
    }
    const Span whole{0, static_cast<std::uint32_t>(under.text.size())};
    auto wrapped = lay_out(under.text, whole, {}, columns_, ruler_);
    std::move(wrapped.begin(), wrapped.end(), std::back_inserter(entry.under));
  }
  legend_.add(transcript_.text, turn.notation.marks);
  speaks_[turn.speaker] = true;
  return entry;
}

void TalkComposer::add_aside(std::vector<SheetEntry>& entries, std::size_t aside) {
  if (aside_lines_[aside].empty()) return;
  legend_.add(transcript_.text, transcript_.asides[aside].notation.marks);
  SheetEntry entry;
  entry.first_line = first_aside_lines_[aside];
  entry.lines = aside_lines_[aside];
  entries.push_back(std::move(entry));
}

std::int64_t TalkComposer::last_line(TurnIndex turn) const {
  return first_lines_[turn] + static_cast<std::int64_t>(lines_[turn].size()) - 1;
}

std::string TalkComposer::place(TurnIndex first, TurnIndex last) const {
  const bool by_turn = options_.numbering == Numbering::turns;
  const auto begin = by_turn ? transcript_.turns[first].number : first_line(first);
  const auto end = by_turn ? transcript_.turns[last].number : last_line(last);
  if (begin == end) return phrases::fill(by_turn ? phrases::kTurn : phrases::kLine, options_.language, begin);
  return phrases::fill(by_turn ? phrases::kTurns : phrases::kLines, options_.language, begin, end);
}

std::vector<SheetSpeaker> TalkComposer::speakers() const {
  std::vector<SheetSpeaker> speakers;
  for (std::size_t i = 0; i < transcript_.participants.size(); ++i) {
    if (!speaks_[i]) continue;
    const auto& participant = transcript_.participants[i];
    auto description = participant.description;
    if (description.empty() && participant.role != Role::unknown)
      description = title(participant.role).in(options_.language);
    speakers.push_back({participant.label, std::move(description)});
  }
  return speakers;
}

}  // namespace gribning
