// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text_lines.h"

/// Which words before a colon name a speaker. Private to the text reader.
namespace gribning::text_reader {

struct Labels {
  /// Speakers, exactly as written: TOM and tom are two people.
  std::set<std::string, std::less<>> speakers;
  /// Those of them that stand in the text only once and are declared nowhere.
  std::set<std::string, std::less<>> one_off;

  [[nodiscard]] bool opens_turn(std::string_view text, const Line& line) const;
  /// Labels from the header and from the user; they count even without a space after the colon.
  std::set<std::string, std::less<>> declared;
};

/// Decides from all lines together (from `first` on): a name must be declared, recur, or be as short and capitalised
/// as names of speakers are. Ordinary words of talk never are.
[[nodiscard]] Labels find_labels(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                                 std::set<std::string, std::less<>> declared);

/// "Oversættelse", "Gloss" …: what such a line is, when it stands under a turn; empty for other labels.
[[nodiscard]] std::string_view kind_of_under_line(std::string_view label);

}  // namespace gribning::text_reader
