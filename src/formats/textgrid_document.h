// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "places.h"

/// What a TextGrid holds, tier by tier. Private to the reader and writer of TextGrid.
namespace gribning::textgrid {

/// An interval; for a point begin and end are the same. In milliseconds.
struct Item {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string label;
};

struct GridTier {
  bool points = false;
  std::string name;
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::vector<Item> items;
};

struct Grid {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::vector<GridTier> tiers;
};

/// Reads both forms as Praat does: numbers, "strings" and <flags> that stand free, in their order; all else is free
/// text. What is broken is passed over up to the next tier, with a complaint. Fails when it is no TextGrid at all.
[[nodiscard]] Result<Grid> parse(std::string_view text, Complaints& complaints);

/// The long form.
[[nodiscard]] std::string print(const Grid& grid);

}  // namespace gribning::textgrid
