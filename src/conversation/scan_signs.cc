// SPDX-License-Identifier: MIT
// Signs that stand alone: breath, latches, arrows, pitch, punctuation.
#include "scanner.h"
#include "voice.h"

namespace gribning::notation {
namespace {

constexpr bool is_breath_point(UChar32 c) {
  return c == '.' || c == 0xB7 || c == 0x2219 || c == 0x2022 || c == 0x2027 || c == 0x2D9;
}

/// Signs that are written several times for one meaning: "...", "?!", "!!".
constexpr bool ends_sentences(UChar32 c) { return c == '.' || c == '?' || c == '!' || c == 0x2026; }

bool is_punctuation(UChar32 c) {
  if (c < 0x80) return std::string_view(".,?!;:-\"'/\\|").find(static_cast<char>(c)) != std::string_view::npos;
  return u_ispunct(c) != 0;
}

}  // namespace

void Scanner::read_sign() {
  const UChar32 c = peek(at_);
  // Most signs are these, and they are only themselves.
  if (c == ',' || c == ';' || c == '"') return read_run(MarkKind::punctuation, c);
  const std::uint32_t next = after(at_);
  if (read_arrow() || read_breath() || read_chat_sign() || read_quotation() || read_underline()) return;
  if (c == '=' || c == 0x2248) return read_run(MarkKind::latch, c);
  if (is_pitch(c)) return read_run(MarkKind::pitch, c);
  if (is_phonetic_sign(c)) return read_run(MarkKind::emphasis, c);
  if (c == '[' || (c >= 0x2308 && c <= 0x230B)) {
    mark(MarkKind::other, {at_, next});
  } else if (ends_sentences(c)) {
    const std::uint32_t begin = at_;
    while (!at_end() && ends_sentences(peek(at_)) && closing_here() == nullptr) at_ = after(at_);
    mark(MarkKind::punctuation, {begin, at_});
    return;
  } else if (c == '&' && !word_at(next)) {
    notation_.words.push_back({"&", {at_, next}, false, at_ < uncertain_until_});
  } else {
    return read_run(is_punctuation(c) ? MarkKind::punctuation : MarkKind::other, c);
  }
  at_ = next;
}

/// The same sign repeated is one sign.
void Scanner::read_run(MarkKind kind, UChar32 c) {
  const std::uint32_t begin = at_;
  do {
    at_ = after(at_);
  } while (!at_end() && peek(at_) == c && opening_here() == nullptr && closing_here() == nullptr);
  mark(kind, {begin, at_});
}

/// ".hh" breathes in; "hh" is read as a word first.
bool Scanner::read_breath() {
  if (!is_breath_point(peek(at_)) || word_at(at_) || is_word_char(before(at_))) return false;
  std::uint32_t end = after(at_);
  const std::uint32_t letters = end;
  while (end < piece().end && (text_[end] == 'h' || text_[end] == 'H' || (text_[end] == ':' && end > letters))) ++end;
  if (end == letters || word_at(end)) return false;
  mark(MarkKind::breath, {at_, end}, {letters, end});
  at_ = end;
  return true;
}

bool Scanner::read_arrow() {
  const UChar32 c = peek(at_);
  if (is_arrow(c)) {
    read_run(MarkKind::arrow, c);
    return true;
  }
  // Typed arrows, "->" and "=>", count at the edge of a line only.
  if ((c != '-' && c != '=') || at_ != piece().begin) return false;
  std::uint32_t end = at_;
  while (end < piece().end && end - at_ < 3 && (text_[end] == '-' || text_[end] == '=')) ++end;
  if (end >= piece().end || text_[end] != '>' || word_at(end + 1)) return false;
  mark(MarkKind::arrow, {at_, end + 1});
  at_ = end + 1;
  return true;
}

/// Single quotation marks are remembered, so that the closing one is not read as an apostrophe.
bool Scanner::read_quotation() {
  if (!is_apostrophe(peek(at_))) return false;
  const std::uint32_t next = after(at_);
  quotation_open_ = !quotation_open_ && word_at(next);
  mark(MarkKind::punctuation, {at_, next});
  at_ = next;
  return true;
}

/// "&=laughs", "&-uh", "+...": the main-line codes of CHAT.
bool Scanner::read_chat_sign() {
  if (convention_ != Convention::chat_ca) return false;
  const UChar32 c = peek(at_);
  std::uint32_t end = at_ + 1;
  if (c == '+') {
    while (end < piece().end && std::string_view("./?!\",^<>+").find(text_[end]) != std::string_view::npos) ++end;
    if (end == at_ + 1) return false;
    mark(MarkKind::punctuation, {at_, end});
    at_ = end;
    return true;
  }
  if (c != '&' || end >= piece().end) return false;
  const char sort = text_[end];
  if (sort == '=') {
    while (end < piece().end && !is_space(peek(end))) end = after(end);
    const std::string_view event = quote(text_, {at_ + 2, end});
    const bool laughs = event.starts_with("laugh") || event.starts_with("chuckle") || event.starts_with("giggle");
    mark(laughs ? MarkKind::laughter : MarkKind::comment, {at_, end}, {at_ + 2, end});
    at_ = end;
    return true;
  }
  if (sort != '-' && sort != '+' && sort != '~') return false;
  // The sound that follows is a word of its own: a filler, or a fragment that was broken off.
  mark(sort == '+' ? MarkKind::cut_off : MarkKind::other, {at_, end + 1});
  at_ = end + 1;
  return true;
}

/// The bytes 02 01 and 02 02, between which CLAN underlines.
bool Scanner::read_underline() {
  const std::string_view sign = text_.substr(at_, 2);
  if ((sign != "\x02\x01" && sign != "\x02\x02") || at_ + 2 > piece().end) return false;
  mark(MarkKind::emphasis, {at_, at_ + 2});
  at_ += 2;
  return true;
}

void Scanner::mark_voice(Span span, std::string_view letters) {
  if (convention_ != Convention::jefferson && convention_ != Convention::gat2) return;
  const Voice voice = read_capitals(letters);
  if (voice.capitals == Capitals::all && convention_ == Convention::jefferson) {
    mark(MarkKind::loud, span);
  } else if (voice.capitals != Capitals::none) {
    // The part is found by its letters only when no sign stands inside the word.
    const bool same_bytes = letters == quote(text_, span);
    const auto at = [&](std::size_t offset) { return span.begin + static_cast<std::uint32_t>(offset); };
    mark(MarkKind::emphasis, span, same_bytes ? Span{at(voice.begin), at(voice.end)} : span);
  }
}

}  // namespace gribning::notation
