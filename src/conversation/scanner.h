// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "brackets.h"
#include "characters.h"
#include "enclosures.h"
#include "gribning/conversation/notation.h"

namespace gribning::notation {

/// Reads one turn from its first to its last byte, each byte once. Brackets are in scan_brackets.cc, words in
/// scan_words.cc, single signs in scan_signs.cc. Private to this stage.
class Scanner {
 public:
  Scanner(std::string_view text, const std::vector<Span>& pieces, Convention convention);

  [[nodiscard]] Notation run() &&;

 private:
  struct Read;
  struct Draft;

  // The place of reading.
  [[nodiscard]] bool at_end() const { return at_ >= piece().end; }
  [[nodiscard]] Span piece() const { return pieces_[piece_index_]; }
  [[nodiscard]] UChar32 peek(std::uint32_t at) const {
    if (at >= piece().end) return ' ';
    std::uint32_t ignored = 0;
    return decode_at(text_, at, ignored);
  }
  [[nodiscard]] UChar32 before(std::uint32_t at) const { return decode_before(text_, piece().begin, at); }
  [[nodiscard]] std::uint32_t after(std::uint32_t at) const {
    std::uint32_t next = 0;
    decode_at(text_, at, next);
    return std::min(next, piece().end);
  }
  [[nodiscard]] bool word_at(std::uint32_t at) const { return is_word_char(peek(at)); }
  [[nodiscard]] bool letter_at(std::uint32_t at) const { return is_letter(peek(at)); }
  [[nodiscard]] bool ca() const { return convention_ != Convention::plain; }
  void jump(std::uint32_t to);

  void mark(MarkKind kind, Span span) { notation_.marks.push_back({kind, span, span, {}, 0, {}}); }
  void mark(MarkKind kind, Span span, Span inside) { notation_.marks.push_back({kind, span, inside, {}, 0, {}}); }

  // Brackets and signs that enclose.
  [[nodiscard]] Enclosure* opening_here();
  [[nodiscard]] const Closing* closing_here();
  void read_enclosure(Enclosure& enclosure);
  void read_bracket(Enclosure& enclosure);
  void read_doubled(Enclosure& outer, Enclosure& inner);
  void read_overlap(Enclosure& enclosure);
  void read_manner(Enclosure& enclosure);
  [[nodiscard]] bool read_chat_code(const Enclosure& enclosure);
  void close(const Closing& closing);
  void take_whole(Enclosure& enclosure, MarkKind kind, Span span, Span inside);
  [[nodiscard]] std::uint32_t index_of(Span sign) const;

  // Words.
  [[nodiscard]] bool word_starts_here();
  void read_word();
  [[nodiscard]] bool read_plain_word();
  bool read_inside_word(Draft& draft);
  bool read_colons(Draft& draft);
  bool read_hyphen(Draft& draft);
  bool read_apostrophe(Draft& draft);
  bool read_point(Draft& draft);
  bool read_bracket_in_word(Draft& draft);
  [[nodiscard]] bool holds_syllables(const Enclosure& enclosure) const;
  bool read_round_in_word(Draft& draft);
  [[nodiscard]] bool hangs(std::uint32_t after_hyphen, const Draft& draft) const;
  [[nodiscard]] bool repeated_in_next_piece(const Draft& draft) const;
  void finish_word(const Draft& draft);
  void add_word(const Read& read, std::string_view letters);
  [[nodiscard]] std::optional<MarkKind> kind_of_no_word(const Read& read, std::string_view letters) const;
  void mark_voice(Span span, std::string_view letters);

  // Single signs.
  void read_sign();
  [[nodiscard]] bool read_breath();
  [[nodiscard]] bool read_arrow();
  [[nodiscard]] bool read_quotation();
  [[nodiscard]] bool read_chat_sign();
  [[nodiscard]] bool read_underline();
  void read_run(MarkKind kind, UChar32 c);

  std::string_view text_;
  const std::vector<Span>& pieces_;
  Convention convention_;
  Enclosures enclosures_;
  Notation notation_;
  std::size_t piece_index_ = 0;
  std::uint32_t at_ = 0;
  std::size_t next_opening_ = 0;
  std::size_t next_closing_ = 0;
  /// Words before this byte stand between ( ).
  std::uint32_t uncertain_until_ = 0;
  /// A single quotation mark is open, so that the next one closes it and is no apostrophe.
  bool quotation_open_ = false;
};

/// Where a word was read, and how it was said.
struct Scanner::Read {
  Span span;
  bool cut_off = false;
  bool uncertain = false;
};

/// A word while it is being read, with the letters it has so far.
struct Scanner::Draft : Read {
  std::string text;
};

}  // namespace gribning::notation
