// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>

namespace gribning {

/// What the words of a list look like from outside: their length, two first and two last bytes. Most words that are in
/// no list are told from those that are by this alone, without a hash of their letters.
class WordShapes {
 public:
  void add(std::string_view word) { shapes_.set(shape_of(word)); }
  /// False only of a word that was not added.
  [[nodiscard]] bool may_have(std::string_view word) const { return shapes_[shape_of(word)]; }

 private:
  [[nodiscard]] static std::size_t shape_of(std::string_view word) {
    if (word.size() < 2) return word.size();
    const auto byte = [word](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(word[at])}; };
    const auto last = word.size() - 1;
    const auto bytes = byte(0) | byte(1) << 8U | byte(last) << 16U | byte(last - 1) << 24U | word.size() << 32U;
    return static_cast<std::size_t>((bytes * 0x9E3779B97F4A7C15U) >> 48U);
  }

  std::bitset<0x10000> shapes_;
};

}  // namespace gribning
