// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace gribning {

/// A half-open range [begin, end) of UTF-8 bytes in the text of one transcript (`Transcript::text`).
/// Everything the program says about talk is anchored in a Span, so that it can quote its source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  /// Length in bytes.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True when `inner` lies inside this span (equal bounds count).
  [[nodiscard]] constexpr bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  friend constexpr bool operator==(Span, Span) = default;
};

/// The bytes of `text` that `span` covers. A span that reaches past the end is cut there.
[[nodiscard]] constexpr std::string_view quote(std::string_view text, Span span) {
  if (span.begin >= text.size() || span.end <= span.begin) return {};
  return text.substr(span.begin, span.size());
}

}  // namespace gribning
