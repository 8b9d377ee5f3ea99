// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/uchar.h>

#include <string>
#include <vector>

#include "gribning/base/lines.h"
#include "gribning/base/utf8.h"
#include "gribning/conversation/transcript.h"

/// Nothing is dropped: every visible byte of a text file has a place in what was read.
namespace gribning {

namespace accounting_detail {

/// Without white space.
inline std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    if (u_isUWhiteSpace(c) == 0 && c != 0xFEFF) out += text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace accounting_detail

/// What of the text lies neither in a turn's talk nor in an aside, line by line, leaving out what the transcript holds
/// in another form: the margin (number, arrow, time) and label before a turn's first piece, the margin of a wrapped
/// line, header lines in the metadata, lines under a turn. Empty when all is accounted for.
inline std::string unaccounted(const Transcript& transcript) {
  const std::string& text = transcript.text;
  std::vector<bool> covered(text.size(), false);
  const auto cover = [&](Span span) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) covered[i] = true;
  };
  const auto holds_a_piece = [](const Turn& turn, Span line) {
    for (const Span piece : turn.pieces) {
      if (line.contains(piece)) return true;
    }
    return false;
  };
  for (const Turn& turn : transcript.turns) {
    for (const Span piece : turn.pieces) cover(piece);
  }
  for (const Aside& aside : transcript.asides) cover(aside.span);

  const Lines lines(text);
  std::string missing;
  std::size_t next_turn = 0;
  std::size_t current = 0;
  // The first turn's label stands on the line of its talk, or on the nearest line above that has it.
  std::size_t first_label = lines.line_of(transcript.turns.front().span.begin);
  const std::string first_speaker = accounting_detail::visible(transcript.speaker_of(0).label) + ":";
  while (first_label > 0 &&
         accounting_detail::visible(quote(text, lines.line(first_label))).find(first_speaker) == std::string::npos) {
    --first_label;
  }
  for (std::size_t i = 0; i < lines.count(); ++i) {
    const Span line = lines.line(i);
    std::string rest;
    for (std::size_t at = line.begin; at < line.end;) {
      const std::size_t begin = at;
      const std::int32_t c = next_code_point(text, at);
      if (!covered[begin] && u_isUWhiteSpace(c) == 0 && c != 0xFEFF) rest.append(text, begin, at - begin);
    }
    if (rest.empty()) continue;
    if (i < first_label) {
      // A header line: its key and value are in the metadata, a value that goes on is joined there.
      bool known = false;
      for (const Metadata& entry : transcript.metadata) {
        const std::string key = accounting_detail::visible(entry.key);
        const std::string value = accounting_detail::visible(entry.value);
        known = known || rest == key + ":" + value || rest == key + ":" || value.find(rest) != std::string::npos ||
                (rest.starts_with(key + ":") && value.starts_with(rest.substr(key.size() + 1)));
      }
      if (known) continue;
    }
    // The margin and label of a turn that begins here, or of one whose talk begins on the next lines.
    if (next_turn < transcript.turns.size()) {
      const std::string label =
          accounting_detail::visible(transcript.speaker_of(static_cast<TurnIndex>(next_turn)).label);
      const std::size_t at = rest.find(label);
      const bool margin = at != std::string::npos && rest.substr(0, at).find_first_not_of(
                                                         "0123456789.)->=[]#(:,\xE2\x86\x92") == std::string::npos;
      const bool colon = at != std::string::npos && rest.ends_with(':');
      if (margin && colon) {
        current = next_turn++;
        continue;
      }
    }
    if (next_turn > 0) {
      bool known = holds_a_piece(transcript.turns[current], line) || [&] {
        for (const Aside& aside : transcript.asides) {
          if (line.contains(aside.span)) return true;
        }
        return false;
      }();
      // The number of a wrapped line.
      if (known && rest.find_first_not_of("0123456789.)") == std::string::npos) continue;
      known = rest.find_first_not_of("0123456789.)") == std::string::npos && !known;
      for (const UnderLine& under : transcript.turns[current].under) {
        known = known || quote(text, line).find(under.text) != std::string_view::npos;
      }
      if (known) continue;
    }
    missing += std::to_string(i + 1) + ": " + rest + "\n";
  }
  return missing;
}

}  // namespace gribning
