// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gribning/conversation/notation.h"
#include "gribning/sheet/sheet.h"

namespace gribning {

/// Gathers the signs that occur in the talk on a sheet and says what they mean.
class Legend {
 public:
  Legend(Convention convention, Language language) : convention_(convention), language_(language) {}

  void add(std::string_view text, const std::vector<Mark>& marks);
  /// One entry per sign, in the order that conventions are usually explained.
  [[nodiscard]] std::vector<LegendEntry> entries() const;

 private:
  struct Entry {
    /// Place in the explanation.
    std::size_t rank = 0;
    LegendEntry shown;
  };

  Convention convention_;
  Language language_;
  std::vector<Entry> entries_;
  std::set<std::pair<std::size_t, std::string>> seen_;
};

}  // namespace gribning
