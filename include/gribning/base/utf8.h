// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gribning {

/// The first byte from `at` on that is no ASCII; the end of the text when all are. Looks at eight bytes at a time.
[[nodiscard]] inline std::size_t end_of_ascii(std::string_view text, std::size_t at) {
  for (std::uint64_t eight = 0; text.size() - at >= sizeof eight; at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// The code point that begins at byte `at` of UTF-8 text; `at` moves behind it. -1 for bytes that are no UTF-8 (cut
/// short, overlong, a surrogate, beyond U+10FFFF), of which one is passed over. `at` must be inside the text.
[[nodiscard]] constexpr std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) -> std::int32_t { return static_cast<unsigned char>(text[i]); };
  const std::int32_t first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t following = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < following) return -1;
  std::int32_t c = first & (0x3F >> following);
  for (std::size_t i = 0; i < following; ++i) {
    const std::int32_t next = byte(at + i);
    if ((next & 0xC0) != 0x80) return -1;
    c = c * 0x40 + (next & 0x3F);
  }
  const std::int32_t least = following == 3 ? 0x10000 : following == 2 ? 0x800 : 0x80;
  if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return -1;
  at += following;
  return c;
}

/// The code point that ends just before byte `at`; `at` moves to its beginning. -1 for a byte that ends none.
/// `at` must be greater than 0.
[[nodiscard]] constexpr std::int32_t previous_code_point(std::string_view text, std::size_t& at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  std::size_t end = begin;
  const std::int32_t c = next_code_point(text, end);
  if (end == at) {
    at = begin;
    return c;
  }
  --at;
  return -1;
}

}  // namespace gribning
