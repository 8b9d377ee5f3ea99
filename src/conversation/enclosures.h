// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gribning/conversation/notation.h"

/// Which sign closes which, found in one pass over a turn. Private to this stage.
namespace gribning::notation {

/// Two signs that belong together. `sign` tells what they are:
/// ( [ ⌈ ⌊ for brackets; ° > < £ ∆ … for stretches of talk; 'h' for a GAT2 breath, 'g' for a GAT2 manner "<<p> …>".
struct Enclosure {
  char32_t sign = 0;
  Span open;
  /// Empty at open.end when nothing closes it.
  Span close;
  /// Set by the reader when it has made a mark of it, so that the closing sign is accounted for.
  bool taken = false;

  [[nodiscard]] bool closed() const { return close.begin < close.end; }
};

struct Closing {
  std::uint32_t at = 0;
  std::uint32_t end = 0;
  /// Position in Enclosures::all.
  std::uint32_t enclosure = 0;
};

struct Enclosures {
  /// In the order of their opening signs.
  std::vector<Enclosure> all;
  /// In the order of the text.
  std::vector<Closing> closings;
};

/// Linear in the length of the pieces: each kind of bracket has a stack of its own, signs that are their own
/// partner close at the next one.
[[nodiscard]] Enclosures find_enclosures(std::string_view text, const std::vector<Span>& pieces, Convention convention);

}  // namespace gribning::notation
