// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/lines.h"
#include "gribning/base/span.h"

/// The parts that a line of speaker-colon text may have, before anybody knows which of them it has.
/// Private to the text reader.
namespace gribning::text_reader {

/// A line that is not blank. All candidates are only that: text_labels.h and text_numbers.h decide.
struct Line {
  /// Without its line end.
  Span whole;
  /// From the first to the last byte that is not white space.
  Span content;
  /// Number of the line in the file, from 0.
  std::size_t index = 0;
  bool after_blank = false;
  bool before_blank = false;

  /// An arrow in the margin, before or after the number.
  Span arrow;
  /// Digits at the beginning, followed by space, "." or ")".
  std::optional<std::int64_t> number;
  /// Where the line goes on after the number; content.begin when there is none.
  std::uint32_t after_number = 0;
  /// "[00:01:23]" before or after the label, in milliseconds.
  std::optional<std::int64_t> time;

  /// What stands before the first colon, when it could be the name of a speaker; may be empty.
  Span label;
  /// Where the talk begins if the label is one.
  std::uint32_t after_label = 0;
  /// The colon is followed by a space, a tab or the end of the line; "B:ja" is a turn only of somebody declared.
  bool spaced = false;

  [[nodiscard]] bool has_label() const { return !label.empty(); }
};

/// All lines that are not blank, each looked at once; a label is sought in its first bytes only.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// A name with only the signs that a speaker's label can have; "?" when nothing is left.
[[nodiscard]] std::string as_label(std::string_view name);

/// Rules and page numbers: "-----", "Side 3 af 12"; a bare "- 4 -" only when it stands alone between blank lines.
[[nodiscard]] bool is_layout(std::string_view line, bool alone = true);

/// `span` without the white space at its ends (Unicode's; a byte order mark in the middle of a file counts).
[[nodiscard]] Span trimmed(std::string_view text, Span span);
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// In small letters, of whatever alphabet.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace gribning::text_reader
