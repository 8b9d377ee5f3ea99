// SPDX-License-Identifier: MIT
// Words with the signs inside them: stretches, cut-offs, brackets that open in the middle of a word.
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

#include "scanner.h"
#include "voice.h"

namespace gribning::notation {
namespace {

/// In-word brackets hold a syllable, not a sentence.
constexpr std::uint32_t kLongestSyllables = 48;

/// Spoken forms that are written with an apostrophe at the end, so that it is not taken for a closing quotation mark.
constexpr std::array<std::string_view, 33> kElided = {
    "ik", "ha", "ta", "si",  "ku", "sku", "vil", "it",  "bli", "gi", "la", "li",  "da",  "hva", "me",  "te", "ve",
    "o",  "a",  "ka", "ska", "må", "er",  "var", "noe", "nog", "så", "må", "li'", "dog", "get", "sgu", "ve"};

/// Behind letters these are never part of the word.
constexpr bool ends_any_word(char c) {
  return c == ' ' || c == ',' || c == '?' || c == '!' || c == ';' || c == '"' || c == ')';
}

/// A sign of what is written with letters and is no word: breath, laughter, what could not be heard.
constexpr bool is_sign_of_no_word(char c) { return c == 'h' || c == 'H' || c == 'x' || c == 'X'; }

/// Below U+0300, whose first byte is 0xCC, everything is composed: Danish as it is usually typed.
bool is_composed(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  return U_FAILURE(status) ? std::string(text) : out;
}

}  // namespace

bool Scanner::word_starts_here() {
  const UChar32 c = peek(at_);
  if (is_word_char(c)) {
    // The sign for "and" between words is read by read_sign(); letters and numbers begin words.
    return Latin::holds(c) || u_charType(c) != U_NON_SPACING_MARK || !is_space(before(at_));
  }
  if (c == '(') {
    // "(på)tegning": a bracket at the beginning of a word.
    const Enclosure* enclosure = opening_here();
    return enclosure != nullptr && holds_syllables(*enclosure) && letter_at(enclosure->close.end);
  }
  if (is_apostrophe(c)) {
    // 'et, 'en, 'n: the beginning of the word is left out.
    const std::uint32_t first = after(at_);
    std::uint32_t end = first;
    while (end < piece().end && end - first < 8 && letter_at(end)) end = after(end);
    const std::string_view rest = quote(text_, {first, end});
    return !quotation_open_ && !word_at(end) && (rest == "et" || rest == "en" || rest == "n" || rest == "ed");
  }
  return false;
}

/// Most words are letters from beginning to end, and what stands behind them is in no word.
bool Scanner::read_plain_word() {
  const std::uint32_t end = end_of_letters(text_, at_, piece().end);
  if (end == at_) return false;
  if (end < piece().end) {
    const bool full_stop = text_[end] == '.' && !letter_at(end + 1);
    if (!full_stop && !ends_any_word(text_[end])) return false;
  }
  const Span span{at_, end};
  at_ = end;
  const std::string_view letters = quote(text_, span);
  const Read read{span, false, span.begin < uncertain_until_};
  if (is_composed(letters)) {
    add_word(read, letters);
  } else {
    add_word(read, composed(letters));
  }
  return true;
}

void Scanner::read_word() {
  Draft draft;
  draft.span = {at_, at_};
  draft.uncertain = at_ < uncertain_until_;
  while (!at_end()) {
    // Most words are these letters from beginning to end.
    auto plain = at_;
    while (plain < piece().end && text_[plain] >= 'a' && text_[plain] <= 'z') ++plain;
    if (plain > at_) {
      draft.text.append(text_, at_, plain - at_);
      at_ = draft.span.end = plain;
      continue;
    }
    const UChar32 c = peek(at_);
    if (is_word_char(c)) {
      const std::uint32_t next = after(at_);
      if (c == 0x332) {
        mark(MarkKind::emphasis, {at_, next});
      } else {
        draft.text.append(text_, at_, next - at_);
      }
      at_ = next;
      draft.span.end = next;
      continue;
    }
    if (!read_inside_word(draft)) break;
  }
  finish_word(draft);
}

bool Scanner::read_inside_word(Draft& draft) {
  const UChar32 c = peek(at_);
  const std::uint32_t next = after(at_);
  if (c == ':' || c == 0x2D0 || c == 0x2D1) return read_colons(draft);
  if (is_hyphen(c) || (is_dash(c) && ca())) return read_hyphen(draft);
  if (is_apostrophe(c)) return read_apostrophe(draft);
  if (c == '.' || c == ',') return read_point(draft);
  if (c == '[' || c == ']' || (c >= 0x2308 && c <= 0x230B)) return read_bracket_in_word(draft);
  if (c == '(') return read_round_in_word(draft);
  if (read_underline()) {
    draft.span.end = at_;
    return true;
  }

  if (!word_at(next) && !is_invisible(c)) return false;
  if (is_pitch(c) || is_phonetic_sign(c)) {
    mark(is_pitch(c) ? MarkKind::pitch : MarkKind::emphasis, {at_, next});
  } else if (c == '/' || c == '@' || c == '_' || c == '&') {
    if (opening_here() != nullptr || closing_here() != nullptr) return false;
    draft.text.append(text_, at_, next - at_);
  } else if (!is_invisible(c)) {
    return false;
  }
  at_ = next;
  draft.span.end = next;
  return true;
}

bool Scanner::read_colons(Draft& draft) {
  std::uint32_t end = at_;
  while (end < piece().end && (peek(end) == ':' || peek(end) == 0x2D0 || peek(end) == 0x2D1)) end = after(end);
  const UChar32 previous = before(at_);
  const bool one_colon = end == at_ + 1;
  const bool clock = one_colon && is_digit(previous) && is_digit(peek(end));
  if (clock) {
    draft.text += ':';
    at_ = draft.span.end = end;
    return true;
  }
  if (!is_letter(previous) && !is_apostrophe(previous) && previous != ']' && previous != ')') return false;
  // A single colon at the end of a word is held in Jefferson, and introduces something in ordinary spelling.
  const bool goes_on = letter_at(end) || is_hyphen(peek(end)) || peek(end) == '[' || peek(end) == ']';
  if (!goes_on && one_colon && peek(at_) == ':' && !ca()) return false;
  if (peek(end) == '/' || is_digit(peek(end))) return false;
  mark(MarkKind::stretch, {at_, end});
  at_ = draft.span.end = end;
  return true;
}

bool Scanner::read_hyphen(Draft& draft) {
  const UChar32 c = peek(at_);
  std::uint32_t end = at_;
  while (end < piece().end && (is_hyphen(peek(end)) || is_dash(peek(end)))) end = after(end);
  const bool one = end == after(at_);
  if (one && word_at(end)) {
    // A compound, "a-kassen", or a range, "10–12". A dash between letters parts words.
    if (is_dash(c) && !(is_digit(before(at_)) && is_digit(peek(end)))) return false;
    draft.text.append(text_, at_, end - at_);
    at_ = draft.span.end = end;
    return true;
  }
  const UChar32 previous = before(at_);
  if (!is_letter(previous) && !is_apostrophe(previous) && previous != ':' && previous != ']' && previous != ')') {
    return false;
  }
  const Span sign{at_, end};
  draft.span.end = end;
  at_ = end;
  if (one && hangs(end, draft)) {
    draft.text.append(text_, sign.begin, sign.size());
    return false;
  }
  const bool at_wrap = end == piece().end && piece_index_ + 1 < pieces_.size();
  if (at_wrap && !repeated_in_next_piece(draft)) {
    // A hyphen where the line was broken may be the typesetter's. The words are left as they stand.
    mark(MarkKind::other, sign);
    return false;
  }
  draft.cut_off = true;
  mark(MarkKind::cut_off, sign);
  return false;
}

/// "social- og sundhedshjælper": the hyphen waits for the last part of the second word.
bool Scanner::hangs(std::uint32_t after_hyphen, const Draft& draft) const {
  if (draft.text.size() < 3 || peek(after_hyphen) != ' ') return false;
  const std::uint32_t begin = after_hyphen + 1;
  std::uint32_t end = begin;
  while (end - begin < 8 && letter_at(end)) end = after(end);
  const std::string_view conjunction = quote(text_, {begin, end});
  if (peek(end) != ' ' || (conjunction != "og" && conjunction != "eller" && conjunction != "samt" &&
                           conjunction != "and" && conjunction != "or")) {
    return false;
  }
  std::uint32_t last = end + 1;
  while (last - end <= 6 && letter_at(last)) last = after(last);
  return last - end > 6;
}

/// "jeg ku-" / "kunne": a word that begins again after the line break was broken off.
bool Scanner::repeated_in_next_piece(const Draft& draft) const {
  const Span next = pieces_[piece_index_ + 1];
  std::uint32_t at = next.begin;
  std::uint32_t step = 0;
  while (at < next.end) {
    const UChar32 c = decode_at(text_, at, step);
    if (!is_space(c) && c != '[' && c != '(') break;
    at = step;
  }
  for (std::uint32_t i = 0; i < draft.text.size();) {
    if (at >= next.end) return false;
    const UChar32 mine = decode_at(draft.text, i, i);
    const UChar32 theirs = decode_at(text_, at, at);
    if (u_tolower(mine) != u_tolower(theirs)) return false;
  }
  return !draft.text.empty();
}

bool Scanner::read_apostrophe(Draft& draft) {
  const std::uint32_t next = after(at_);
  if (!letter_at(next)) {
    const bool elided = std::find(kElided.begin(), kElided.end(), draft.text) != kElided.end();
    if (quotation_open_ && !elided) return false;
  }
  draft.text.append(text_, at_, next - at_);
  at_ = draft.span.end = next;
  return true;
}

bool Scanner::read_point(Draft& draft) {
  const UChar32 c = peek(at_);
  const std::uint32_t next = at_ + 1;
  const UChar32 previous = before(at_);
  bool joins = is_digit(previous) && is_digit(peek(next));
  if (c == '.' && is_letter(previous) && letter_at(next)) {
    // "f.eks", "o.s.v", "jobnet.dk": a full stop without a space is spelling only beside a short part.
    const std::size_t last_point = draft.text.rfind('.');
    const std::size_t part = draft.text.size() - (last_point == std::string::npos ? 0 : last_point + 1);
    std::uint32_t end = next;
    while (end - next < 6 && letter_at(end)) end = after(end);
    const std::string_view ending = quote(text_, {next, end});
    const bool domain = ending == "dk" || ending == "com" || ending == "org" || ending == "net" || ending == "eu";
    joins = (part <= 2 && !is_upper(peek(next))) || draft.text == "www" || domain;
  }
  if (!joins) return false;
  draft.text += static_cast<char>(c);
  at_ = draft.span.end = next;
  return true;
}

bool Scanner::read_bracket_in_word(Draft& draft) {
  if (Enclosure* opening = opening_here()) {
    if (!word_at(opening->open.end)) return false;
    if (opening->sign == '[' && opening->closed()) {
      const Span inside{opening->open.end, opening->close.begin};
      if (read_content(quote(text_, inside), Bracket::square, convention_).sense != Sense::talk) return false;
    }
    read_overlap(*opening);
  } else if (const Closing* closing = closing_here()) {
    if (!word_at(closing->end) && peek(closing->end) != ':' && !is_hyphen(peek(closing->end))) return false;
    close(*closing);
  } else {
    return false;
  }
  draft.span.end = at_;
  return true;
}

/// Letters only, and no stage direction: "ja(griner)" is a word and a direction.
bool Scanner::holds_syllables(const Enclosure& enclosure) const {
  const Span inside{enclosure.open.end, enclosure.close.begin};
  if (!enclosure.closed() || enclosure.close.end > piece().end) return false;
  if (inside.empty() || inside.size() > kLongestSyllables) return false;
  for (std::uint32_t i = inside.begin; i < inside.end; i = after(i)) {
    if (!letter_at(i)) return false;
  }
  const Sense sense = read_content(quote(text_, inside), Bracket::round, Convention::jefferson).sense;
  return sense == Sense::talk || sense == Sense::breath;
}

/// "ik(ke)" is heard as one word; "si(h)ger" has laughter in it.
bool Scanner::read_round_in_word(Draft& draft) {
  Enclosure* enclosure = opening_here();
  if (enclosure == nullptr || !holds_syllables(*enclosure)) return false;
  const Span inside{enclosure->open.end, enclosure->close.begin};
  const bool only_h = quote(text_, inside).find_first_not_of("hH") == std::string_view::npos;
  enclosure->taken = true;
  at_ = draft.span.end = enclosure->close.end;
  mark(only_h ? MarkKind::laughter : MarkKind::uncertain, {enclosure->open.begin, at_}, inside);
  if (!only_h) draft.text.append(text_, inside.begin, inside.size());
  return true;
}

void Scanner::finish_word(const Draft& draft) {
  if (draft.text.empty()) {
    // Nothing but signs: an underline with no letter under it.
    if (!draft.span.empty()) mark(MarkKind::other, draft.span);
    return;
  }
  if (is_composed(draft.text)) return add_word(draft, draft.text);
  add_word(draft, composed(draft.text));
}

void Scanner::add_word(const Read& read, std::string_view letters) {
  if (is_sign_of_no_word(letters.front())) {
    if (const auto kind = kind_of_no_word(read, letters)) return mark(*kind, read.span);
  }
  if (!is_in_small_letters(letters)) mark_voice(read.span, letters);
  notation_.words.push_back({std::string(letters), read.span, read.cut_off, read.uncertain});
}

/// Breath, laughter and what could not be heard are written with letters: "hhh", "haha", "xxx".
std::optional<MarkKind> Scanner::kind_of_no_word(const Read& read, std::string_view letters) const {
  // None of them has its sign only once, but for a single breath.
  if (letters.size() > 1 && std::none_of(letters.begin() + 1, letters.end(), is_sign_of_no_word)) return std::nullopt;
  std::string lower;
  for (const char c : letters) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool only_h = lower.find_first_not_of('h') == std::string::npos;
  if (only_h && (lower.size() > 1 || (ca() && letters == "h" && !read.cut_off))) return MarkKind::breath;
  const bool only_x = lower.find_first_not_of('x') == std::string::npos;
  if (only_x && lower.size() > 1) return MarkKind::uncertain;
  if (is_laughter_word(lower)) return MarkKind::laughter;
  return std::nullopt;
}

}  // namespace gribning::notation
