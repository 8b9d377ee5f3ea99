// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/notation.h"

/// Short ways to say what a turn was read as.
namespace gribning {

/// A turn of one piece.
inline Notation read(std::string_view text, Convention convention = Convention::jefferson) {
  return read_notation(text, {{0, static_cast<std::uint32_t>(text.size())}}, convention);
}

/// "jeg var- mange?": the words, with a hyphen behind those broken off and a question mark behind the uncertain.
inline std::string words(const Notation& notation) {
  std::string out;
  for (const Word& word : notation.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
    if (word.cut_off) out += '-';
    if (word.uncertain) out += '?';
  }
  return out;
}

inline std::string words(std::string_view text, Convention convention = Convention::jefferson) {
  return words(read(text, convention));
}

/// "pause (0.5), stretch :": the marks with their bytes, punctuation left out.
inline std::string marks(const Notation& notation, std::string_view text) {
  std::string out;
  for (const Mark& mark : notation.marks) {
    if (mark.kind == MarkKind::punctuation) continue;
    if (!out.empty()) out += ", ";
    out += code(mark.kind);
    out += ' ';
    out += quote(text, mark.span);
  }
  return out;
}

inline std::string marks(std::string_view text, Convention convention = Convention::jefferson) {
  return marks(read(text, convention), text);
}

}  // namespace gribning
