// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/uchar.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "gribning/base/utf8.h"

/// What a code point can be in transcribed talk. Private to this stage.
namespace gribning::notation {

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

inline bool is_space(UChar32 c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(c) != 0;
}

inline bool is_digit(UChar32 c) { return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(c) != 0; }

/// Stress and length marks count as letters in Unicode, but are signs here.
inline bool is_phonetic_sign(UChar32 c) { return c == 0x2C8 || c == 0x2CC || c == 0x2D0 || c == 0x2D1; }

inline bool is_letter(UChar32 c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(c) != 0 && !is_phonetic_sign(c);
}

inline bool is_upper(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(c) != 0; }
inline bool is_lower(UChar32 c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(c) != 0; }

/// Letters, numbers, the marks that sit on them, and signs that are read aloud as words: "50%", "§ 4".
inline bool is_word_char(UChar32 c) {
  if (c < 0x80) return is_letter(c) || (c >= '0' && c <= '9') || c == '%' || c == '$';
  if (is_phonetic_sign(c)) return false;
  if (c == 0xA7 || c == 0x20AC || c == 0x2030) return true;
  return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/// Invisible signs such as the soft hyphen and the zero-width joiner.
inline bool is_invisible(UChar32 c) { return c >= 0x80 && u_charType(c) == U_FORMAT_CHAR; }

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
