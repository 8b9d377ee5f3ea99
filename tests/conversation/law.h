// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/uchar.h>

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/utf8.h"
#include "gribning/conversation/notation.h"

/// The law of notation, checked by another road than the one that reads it.
namespace gribning {

namespace law_detail {

inline bool on_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

inline bool in_pieces(const std::vector<Span>& pieces, Span span, bool in_one) {
  bool begins = false;
  bool ends = false;
  for (const Span piece : pieces) {
    const bool begins_here = piece.begin <= span.begin && span.begin <= piece.end;
    const bool ends_here = piece.begin <= span.end && span.end <= piece.end;
    if (begins_here && ends_here) return true;
    begins = begins || begins_here;
    ends = ends || ends_here;
  }
  return !in_one && begins && ends;
}

}  // namespace law_detail

/// Empty when the law holds: every byte of the pieces that is not white space lies in a word or a mark; spans are
/// inside the pieces, in order and on UTF-8 boundaries. Otherwise what is wrong.
inline std::string broken_law(std::string_view text, const std::vector<Span>& pieces, const Notation& notation) {
  // How many words and marks begin minus end at each byte.
  std::vector<int> change(text.size() + 1, 0);
  const auto cover = [&](Span span) {
    ++change[span.begin];
    --change[span.end];
  };
  std::uint32_t previous = 0;
  for (const Word& word : notation.words) {
    if (word.text.empty() || word.span.empty()) return "an empty word";
    if (word.span.begin < previous) return "words overlap or are out of order";
    if (!law_detail::in_pieces(pieces, word.span, true)) return "a word reaches out of its line";
    if (!law_detail::on_boundary(text, word.span.begin) || !law_detail::on_boundary(text, word.span.end))
      return "a word cuts a letter";
    previous = word.span.end;
    cover(word.span);
  }
  previous = 0;
  for (const Mark& mark : notation.marks) {
    if (mark.span.empty()) return "an empty mark";
    if (mark.span.begin < previous) return "marks are out of order";
    if (!law_detail::in_pieces(pieces, mark.span, false)) return "a mark reaches out of the turn";
    if (!mark.span.contains(mark.inside)) return "the inside of a mark lies outside it";
    if (!law_detail::on_boundary(text, mark.span.begin) || !law_detail::on_boundary(text, mark.span.end) ||
        !law_detail::on_boundary(text, mark.inside.begin) || !law_detail::on_boundary(text, mark.inside.end)) {
      return "a mark cuts a letter";
    }
    previous = mark.span.begin;
    cover(mark.span);
  }
  std::size_t piece = 0;
  int covered = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (piece < pieces.size() && at >= pieces[piece].end) ++piece;
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    for (std::size_t i = begin; i < at; ++i) covered += change[i];
    if (piece == pieces.size() || begin < pieces[piece].begin || u_isUWhiteSpace(c) != 0) continue;
    if (covered <= 0) return "nothing covers byte " + std::to_string(begin);
  }
  return {};
}

}  // namespace gribning
