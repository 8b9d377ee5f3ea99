// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/notation.h"
#include "sheet/ruler.h"
#include "sheet/talk.h"

namespace gribning {

/// A stretch of a line that is never broken: a word, or a whole mark such as "(0.4)" or "((ser ned))".
struct Unit {
  std::string_view text;
  /// Bytes from the start of the joined line.
  std::size_t place = 0;
  std::size_t columns = 0;
  bool space_before = false;
};

/// The units of `talk`, which must outlive them. What is wider than a line is divided: a mark between its words, a word
/// between its letters.
[[nodiscard]] std::vector<Unit> divide(const JoinedTalk& talk, const std::vector<Mark>& marks, std::size_t columns,
                                       Ruler& ruler);

/// A place in the talk that has to stand in a certain range of columns, such as the "[" of an overlap.
struct Onset {
  /// Bytes from the start of the joined line.
  std::size_t place = 0;
  std::size_t least = 0;
  std::size_t most = 0;
  /// Where it came to stand.
  std::size_t column = 0;
};

/// Fills lines of at most `columns` columns. An onset is moved into its range by padding the line from the left, by a
/// gap when an earlier onset holds the line, or by breaking the line before it; where none of them is possible it stays
/// where it falls. `onsets` are in the order of the talk.
[[nodiscard]] std::vector<std::string> wrap(const std::vector<Unit>& units, std::vector<Onset>& onsets,
                                            std::size_t columns, Ruler& ruler);

}  // namespace gribning
