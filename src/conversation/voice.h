// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

/// What the letters of a word say about the voice. Private to this stage.
namespace gribning::notation {

/// "hehe", "haha", "hihihi": syllables of laughter, written in lower case.
[[nodiscard]] bool is_laughter_word(std::string_view lower);

/// "CV", "KOL", "SOSU": written in capitals because it is spelt so, not because it is said loudly.
[[nodiscard]] bool is_acronym(std::string_view capitals);

enum class Capitals { none, all, some };

struct Voice {
  Capitals capitals = Capitals::none;
  /// For `some`: the bytes of the accented part, from `begin` to `end`.
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Only small letters of ASCII stand behind the first: nothing is said loudly.
[[nodiscard]] inline bool is_in_small_letters(std::string_view word) {
  return std::all_of(word.begin() + (word.empty() ? 0 : 1), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whole words of two letters or more in capitals are loud; capitals inside a word carry the accent ("beTALer").
[[nodiscard]] Voice read_capitals(std::string_view word);

}  // namespace gribning::notation
