// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gribning/base/span.h"

namespace gribning {

/// A place as people count it: line and column from 1, the column in code points.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(Place, Place) = default;
};

/// The lines of a text. LF, CRLF and CR end a line. Built once in O(n); look-ups are O(log lines).
/// The text must outlive the index.
class Lines {
 public:
  explicit Lines(std::string_view text);

  [[nodiscard]] std::size_t count() const { return starts_.size(); }
  /// The bytes of line `index` (from 0) without its line end.
  [[nodiscard]] Span line(std::size_t index) const;
  /// The line (from 0) that holds byte `offset`.
  [[nodiscard]] std::size_t line_of(std::uint32_t offset) const;
  /// Line and column of byte `offset`, from 1.
  [[nodiscard]] Place place(std::uint32_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace gribning
