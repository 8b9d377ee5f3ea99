// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "gribning/base/utf8.h"

/// What a code point can be in transcribed talk. Private to this stage.
namespace gribning::notation {

/// What the first 256 code points are. Nearly all of Danish and English is among them, and ICU need not be asked.
class Latin {
 public:
  enum Kind : std::uint8_t { letter = 1, digit = 2, upper = 4, lower = 8, space = 16, word = 32 };

  constexpr Latin() {
    for (std::size_t c = 0; c < kinds_.size(); ++c) kinds_[c] = kinds_of(static_cast<UChar32>(c));
  }
  [[nodiscard]] static constexpr bool holds(UChar32 c) { return c >= 0 && c < 0x100; }
  /// `c` must be one that it holds.
  [[nodiscard]] constexpr bool is(UChar32 c, Kind kind) const {
    return (kinds_[static_cast<std::size_t>(c)] & kind) != 0;
  }

 private:
  static constexpr std::uint8_t kinds_of(UChar32 c) {
    const bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    const bool small = (c >= 'a' && c <= 'z') || c == 0xB5 || (c >= 0xDF && c <= 0xFF && c != 0xF7);
    const bool any_letter = capital || small || c == 0xAA || c == 0xBA;
    const bool figure = c >= '0' && c <= '9';
    const bool white = c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
    // Powers and fractions are numbers; "%", "$" and "§" are read aloud.
    const bool number = figure || c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE);
    const bool spoken = any_letter || number || c == '%' || c == '$' || c == 0xA7;
    return static_cast<std::uint8_t>((any_letter ? letter : 0) | (figure ? digit : 0) | (capital ? upper : 0) |
                                     (small ? lower : 0) | (white ? space : 0) | (spoken ? word : 0));
  }

  std::array<std::uint8_t, 256> kinds_{};
};
inline constexpr Latin kLatin;

/// The code point at byte `at`, and the byte after it. `at` must be inside the text; bad UTF-8 gives U+FFFD.
inline UChar32 decode_at(std::string_view text, std::uint32_t at, std::uint32_t& after) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    after = at + 1;
    return first;
  }
  std::size_t i = at;
  const UChar32 c = next_code_point(text, i);
  after = static_cast<std::uint32_t>(i);
  return c < 0 ? 0xFFFD : c;
}

/// The code point that ends just before byte `at`; 0 when `at` is not after `from`.
inline UChar32 decode_before(std::string_view text, std::uint32_t from, std::uint32_t at) {
  if (at <= from) return 0;
  std::size_t i = at;
  const UChar32 c = previous_code_point(text, i);
  return c < 0 ? 0xFFFD : c;
}

inline bool is_space(UChar32 c) { return Latin::holds(c) ? kLatin.is(c, Latin::space) : u_isUWhiteSpace(c) != 0; }
inline bool is_digit(UChar32 c) { return Latin::holds(c) ? kLatin.is(c, Latin::digit) : u_isdigit(c) != 0; }

/// Stress and length marks count as letters in Unicode, but are signs here.
inline bool is_phonetic_sign(UChar32 c) { return c == 0x2C8 || c == 0x2CC || c == 0x2D0 || c == 0x2D1; }

inline bool is_letter(UChar32 c) {
  return Latin::holds(c) ? kLatin.is(c, Latin::letter) : u_isalpha(c) != 0 && !is_phonetic_sign(c);
}

inline bool is_upper(UChar32 c) { return Latin::holds(c) ? kLatin.is(c, Latin::upper) : u_isupper(c) != 0; }
inline bool is_lower(UChar32 c) { return Latin::holds(c) ? kLatin.is(c, Latin::lower) : u_islower(c) != 0; }

/// Letters, numbers, the marks that sit on them, and signs that are read aloud as words: "50%", "§ 4".
inline bool is_word_char(UChar32 c) {
  if (Latin::holds(c)) return kLatin.is(c, Latin::word);
  if (is_phonetic_sign(c)) return false;
  if (c == 0x20AC || c == 0x2030) return true;
  return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/// Where the letters end that stand from byte `at` on, at `end` at the latest.
inline std::uint32_t end_of_letters(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (!kLatin.is(byte, Latin::letter)) break;
      ++at;
      continue;
    }
    std::uint32_t after = 0;
    if (!is_letter(decode_at(text, at, after))) break;
    at = after;
  }
  return std::min(at, end);
}

/// Invisible signs such as the soft hyphen and the zero-width joiner.
inline bool is_invisible(UChar32 c) { return Latin::holds(c) ? c == 0xAD : u_charType(c) == U_FORMAT_CHAR; }

inline bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC; }
inline bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }
inline bool is_dash(UChar32 c) { return c == 0x2012 || c == 0x2013 || c == 0x2014; }
inline bool is_degree(UChar32 c) { return c == 0xB0 || c == 0xBA || c == 0x2DA; }
inline bool is_arrow(UChar32 c) {
  return c == 0x2190 || c == 0x2192 || c == 0x21D2 || c == 0x21E8 || (c >= 0x2794 && c <= 0x27BE) || c == 0x25B6 ||
         c == 0x25BA;
}
inline bool is_pitch(UChar32 c) {
  return c == 0x2191 || c == 0x2193 || c == 0x2197 || c == 0x2198 || c == 0x21D7 || c == 0x21D8 || c == 0x21E7 ||
         c == 0x21E9 || c == 0xA71B || c == 0xA71C || c == 0x2934 || c == 0x2935;
}

}  // namespace gribning::notation
