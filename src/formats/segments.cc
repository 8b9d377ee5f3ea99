// SPDX-License-Identifier: MIT
#include "segments.h"

#include <fmt/format.h>

#include <algorithm>

#include "gribning/base/lines.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// The lines of `talk`, without the white space around them and without empty ones.
std::vector<std::string_view> filled_lines(std::string_view talk) {
  std::vector<std::string_view> lines;
  const Lines index(talk);
  for (std::size_t i = 0; i < index.count(); ++i) {
    const std::string_view line = quote(talk, text_reader::trimmed(talk, index.line(i)));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

}  // namespace

Layout::Layout(Transcript& transcript, const ReadOptions& options) : transcript_(transcript), options_(options) {
  for (std::size_t i = 0; i < transcript.participants.size(); ++i) {
    participants_.emplace(transcript.participants[i].label, static_cast<ParticipantIndex>(i));
  }
}

Span Layout::add_line(std::string_view line) {
  if (!transcript_.text.empty() && transcript_.text.back() != '\n') transcript_.text += '\n';
  const auto begin = static_cast<std::uint32_t>(transcript_.text.size());
  transcript_.text += line;
  transcript_.text += '\n';
  return {begin, begin + static_cast<std::uint32_t>(line.size())};
}

void Layout::add_talk(std::string_view talk, Turn& turn) {
  for (const std::string_view line : filled_lines(talk)) turn.pieces.push_back(add_line(line));
  if (turn.pieces.empty()) turn.pieces.push_back(add_line(""));
  turn.span = {turn.pieces.front().begin, turn.pieces.back().end};
}

bool Layout::continues(const Segment& segment, const Segment& next) const {
  if (segment.speaker != next.speaker || next.speaker.empty() || next.speaker == kUnnamed) return false;
  if (options_.merge_gap < 0) return false;
  return !segment.end || !next.start || *next.start - *segment.end <= options_.merge_gap;
}

ParticipantIndex Layout::participant(std::string_view label) {
  if (label.empty()) label = kUnnamed;
  if (const auto known = participants_.find(label); known != participants_.end()) return known->second;
  const auto index = static_cast<ParticipantIndex>(transcript_.participants.size());
  transcript_.participants.push_back({std::string(label), "", Role::unknown, RoleSource::none});
  participants_.emplace(label, index);
  return index;
}

void Layout::add(const Segment& segment) {
  Turn turn;
  turn.speaker = participant(segment.speaker);
  turn.number = transcript_.turns.empty() ? 1 : transcript_.turns.back().number + 1;
  if (segment.number != 0) turn.number = segment.number;
  turn.start = segment.start;
  turn.end = segment.end;
  turn.under = segment.under;
  add_talk(segment.talk, turn);
  transcript_.turns.push_back(std::move(turn));
}

void Layout::add_joined(const std::vector<Segment>& segments) {
  std::size_t joined = 0;
  std::size_t empty = 0;
  const Segment* previous = nullptr;
  for (const Segment& segment : segments) {
    if (filled_lines(segment.talk).empty()) {
      ++empty;
      continue;
    }
    if (segment.nobody) {
      for (const std::string_view line : filled_lines(segment.talk)) add_aside(line);
      previous = nullptr;
      continue;
    }
    if (previous == nullptr || !continues(*previous, segment)) {
      add(segment);
    } else {
      Turn& turn = transcript_.turns.back();
      add_talk(segment.talk, turn);
      if (segment.end) turn.end = turn.end ? std::max(*turn.end, *segment.end) : segment.end;
      turn.under.insert(turn.under.end(), segment.under.begin(), segment.under.end());
      ++joined;
    }
    previous = &segment;
  }
  if (joined > 0) {
    transcript_.diagnostics.push_back(
        {"joined-segments",
         Severity::note,
         {},
         {fmt::format("{} stykker tale er læst som {} ture: samme taler går videre inden for {} ms.",
                      joined + transcript_.turns.size(), transcript_.turns.size(), options_.merge_gap),
          fmt::format("{} stretches of talk were read as {} turns: the same speaker goes on within {} ms.",
                      joined + transcript_.turns.size(), transcript_.turns.size(), options_.merge_gap)},
         {}});
  }
  if (empty > 0) {
    transcript_.diagnostics.push_back({"empty-segments",
                                       Severity::note,
                                       {},
                                       {fmt::format("{} stykker er uden tale og er ikke blevet ture.", empty),
                                        fmt::format("{} stretches hold no talk and became no turns.", empty)},
                                       {}});
  }
}

void Layout::add_aside(std::string_view line) {
  transcript_.asides.push_back({add_line(line), static_cast<TurnIndex>(transcript_.turns.size()), {}});
}

Result<Transcript> Layout::finish(const Bilingual& format) {
  if (transcript_.turns.empty()) {
    return tl::unexpected(Failure{"no-turns",
                                  {fmt::format("Filen er læst som {}, men der er ingen tale i den.", format.da),
                                   fmt::format("The file was read as {}, but there is no talk in it.", format.en)},
                                  "",
                                  std::nullopt,
                                  std::nullopt});
  }
  if (transcript_.header("Convention").empty()) transcript_.convention = detect_convention(transcript_.text);
  if (options_.convention) transcript_.convention = *options_.convention;
  for (Aside& aside : transcript_.asides) {
    if (!aside.span.empty()) aside.notation = read_notation(transcript_.text, {aside.span}, transcript_.convention);
  }
  return std::move(transcript_);
}

}  // namespace gribning
