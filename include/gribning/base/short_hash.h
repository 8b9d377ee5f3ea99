// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace gribning {

/// A hash for tables of words in memory: quick for a few letters, eight at a time (after wyhash's mixing). It differs
/// between machines and means nothing in a file, and it does not withstand anybody who wants collisions: they make a
/// table slow, not wrong.
[[nodiscard]] inline std::uint64_t short_hash(std::string_view word) {
  std::uint64_t hash = 0x9E3779B97F4A7C15U ^ word.size();
  const auto mix = [&hash](std::uint64_t letters) {
    hash = (hash ^ letters) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32U;
  };
  for (; word.size() >= 8; word.remove_prefix(8)) {
    std::uint64_t letters = 0;
    std::memcpy(&letters, word.data(), 8);
    mix(letters);
  }
  std::uint64_t letters = 0;
  for (const char c : word) letters = (letters << 8U) | static_cast<unsigned char>(c);
  mix(letters);
  return hash;
}

}  // namespace gribning
