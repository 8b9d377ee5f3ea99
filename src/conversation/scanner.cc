// SPDX-License-Identifier: MIT
#include "scanner.h"

#include <algorithm>
#include <utility>

namespace gribning::notation {

Scanner::Scanner(std::string_view text, const std::vector<Span>& pieces, Convention convention)
    : text_(text), pieces_(pieces), convention_(convention), enclosures_(find_enclosures(text, pieces, convention)) {}

Notation Scanner::run() && {
  // Danish words and the space after them take more than five bytes, and a sign comes with every fourth; long turns may
  // grow as they need.
  constexpr std::size_t kMostReserved = 512;
  std::size_t bytes = 0;
  for (const Span piece : pieces_) bytes += piece.size();
  notation_.words.reserve(std::min(bytes / 5 + 1, kMostReserved));
  notation_.marks.reserve(std::min(bytes / 24 + 1, kMostReserved));
  for (piece_index_ = 0; piece_index_ < pieces_.size();) {
    at_ = std::max(at_, piece().begin);
    if (at_end()) {
      ++piece_index_;
      continue;
    }
    if (text_[at_] == ' ') {
      ++at_;
    } else if (is_space(peek(at_))) {
      at_ = after(at_);
    } else if (Enclosure* enclosure = opening_here()) {
      read_enclosure(*enclosure);
    } else if (const Closing* closing = closing_here()) {
      close(*closing);
    } else if (read_plain_word()) {
      continue;
    } else if (word_starts_here()) {
      read_word();
    } else {
      read_sign();
    }
  }
  // A sign inside a word is found before the word's own mark; the outer of two that begin together stands first.
  const auto stands_before = [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  };
  auto& marks = notation_.marks;
  if (!std::is_sorted(marks.begin(), marks.end(), stands_before)) {
    std::stable_sort(marks.begin(), marks.end(), stands_before);
  }
  return std::move(notation_);
}

void Scanner::jump(std::uint32_t to) {
  at_ = to;
  while (piece_index_ + 1 < pieces_.size() && at_ > piece().end) ++piece_index_;
}

Enclosure* Scanner::opening_here() {
  auto& all = enclosures_.all;
  while (next_opening_ < all.size() && all[next_opening_].open.begin < at_) ++next_opening_;
  if (next_opening_ == all.size() || all[next_opening_].open.begin != at_) return nullptr;
  return &all[next_opening_];
}

const Closing* Scanner::closing_here() {
  const auto& all = enclosures_.closings;
  while (next_closing_ < all.size() && all[next_closing_].at < at_) ++next_closing_;
  if (next_closing_ == all.size() || all[next_closing_].at != at_) return nullptr;
  return &all[next_closing_];
}

}  // namespace gribning::notation
