// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text_labels.h"
#include "text_lines.h"

/// Which digits at the beginning of a line are its number and which are talk. Private to the text reader.
namespace gribning::text_reader {

enum class Numbering {
  none,
  turns,       ///< "3 Borger: …": a number for each turn; digits at the beginning of other lines are talk
  every_line,  ///< "05 K: …" and "06 …": a number for each line that has text
  some_lines,  ///< a number for every fifth line, or some other selection that counts lines
};

struct Numbers {
  Numbering numbering = Numbering::none;
  /// For each line: its number as printed, or as the printed ones around it count; 0 when there is none.
  std::vector<std::int64_t> of_line;
  /// For each line: the digits at its beginning are its number.
  std::vector<bool> printed;
};

[[nodiscard]] Numbers find_numbers(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                                   const Labels& labels);

}  // namespace gribning::text_reader
