// SPDX-License-Identifier: MIT
#include "text_lines.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "characters.h"
#include "gribning/base/utf8.h"

namespace gribning::text_reader {
namespace {

/// "Koordinerende sagsbehandler 2 (telefon)" fits; a sentence that happens to hold a colon seldom does.
constexpr std::uint32_t kLongestLabel = 60;
constexpr int kMostDigits = 7;

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0 || c == 0xFEFF; }

/// Reads along one line.
class Cursor {
 public:
  Cursor(std::string_view text, Span line) : text_(text), at_(line.begin), end_(line.end) {}

  [[nodiscard]] std::uint32_t at() const { return at_; }
  void to(std::uint32_t at) { at_ = at; }
  [[nodiscard]] bool done() const { return at_ >= end_; }
  /// The byte `ahead` of here; a space beyond the end.
  [[nodiscard]] char byte(std::uint32_t ahead = 0) const { return at_ + ahead < end_ ? text_[at_ + ahead] : ' '; }
  [[nodiscard]] UChar32 peek() const {
    if (done()) return ' ';
    std::size_t i = at_;
    return next_code_point(text_, i);
  }
  void next() {
    std::size_t i = at_;
    static_cast<void>(next_code_point(text_, i));
    at_ = static_cast<std::uint32_t>(i);
  }
  void skip_space() {
    while (!done() && is_space(peek())) next();
  }

 private:
  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
};

/// → ► -> => ==> : the analyst points at this line.
Span read_arrow(Cursor& cursor) {
  const std::uint32_t begin = cursor.at();
  const UChar32 c = cursor.peek();
  if (c == 0x2190 || c == 0x2192 || c == 0x21D2 || c == 0x21E8 || (c >= 0x2794 && c <= 0x27BE) || c == 0x25B6 ||
      c == 0x25BA) {
    cursor.next();
  } else if (c == '-' || c == '=') {
    std::uint32_t length = 0;
    while (length < 4 && (cursor.byte(length) == '-' || cursor.byte(length) == '=')) ++length;
    if (cursor.byte(length) != '>') return {};
    cursor.to(begin + length + 1);
  } else {
    return {};
  }
  return {begin, cursor.at()};
}

/// "12 ", "12.", "12)", "12\t"; the cursor stays when there is none.
std::optional<std::int64_t> read_number(Cursor& cursor) {
  std::int64_t number = 0;
  std::uint32_t length = 0;
  while (is_digit(cursor.byte(length)) && length <= kMostDigits) number = number * 10 + (cursor.byte(length++) - '0');
  if (length == 0 || length > kMostDigits) return std::nullopt;
  const std::uint32_t begin = cursor.at();
  cursor.to(begin + length);
  if ((cursor.byte() == '.' || cursor.byte() == ')') && is_space(static_cast<unsigned char>(cursor.byte(1)))) {
    cursor.to(cursor.at() + 1);
  }
  const UChar32 c = cursor.peek();
  if (is_space(c) || c == 0x2192 || (c == '-' && cursor.byte(1) == '>')) return number;
  cursor.to(begin);
  return std::nullopt;
}

/// "00:01:23", "1:23", with ".5" or ",500" behind, in [ ], ( ) or # #, or bare before a space.
std::optional<std::int64_t> read_time(Cursor& cursor) {
  const std::uint32_t begin = cursor.at();
  const char open = cursor.byte();
  const bool enclosed = open == '[' || open == '(' || open == '#';
  if (enclosed) cursor.to(begin + 1);
  std::int64_t total = 0;
  int fields = 0;
  bool good = true;
  for (;;) {
    std::int64_t value = 0;
    int digits = 0;
    for (; is_digit(cursor.byte()) && digits < 4; ++digits) {
      value = value * 10 + (cursor.byte() - '0');
      cursor.to(cursor.at() + 1);
    }
    good = good && digits > 0 && digits <= (fields == 0 ? 3 : 2) && (fields == 0 || value < 60);
    total = total * 60 + value;
    ++fields;
    if (cursor.byte() != ':' || fields == 3 || !good) break;
    cursor.to(cursor.at() + 1);
  }
  std::int64_t milliseconds = total * 1000;
  if (good && (cursor.byte() == '.' || cursor.byte() == ',' || cursor.byte() == '-') && is_digit(cursor.byte(1))) {
    cursor.to(cursor.at() + 1);
    for (std::int64_t unit = 100; is_digit(cursor.byte()); unit /= 10) {
      milliseconds += unit * (cursor.byte() - '0');
      cursor.to(cursor.at() + 1);
    }
  }
  const char close = open == '[' ? ']' : open == '(' ? ')' : '#';
  if (enclosed) {
    good = good && cursor.byte() == close;
    if (good) cursor.to(cursor.at() + 1);
  } else {
    good = good && is_space(static_cast<unsigned char>(cursor.byte()));
  }
  if (!good || fields < 2) {
    cursor.to(begin);
    return std::nullopt;
  }
  return milliseconds;
}

bool may_stand_in_label(UChar32 c) {
  if (u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return true;
  return c < 0x80 && c > 0 && std::string_view(" .?-_&+/'()#*").find(static_cast<char>(c)) != std::string_view::npos;
}

void read_label(std::string_view text, Line& line, Cursor cursor) {
  const std::uint32_t begin = cursor.at();
  const std::uint32_t limit = std::min(line.content.end, begin + kLongestLabel);
  std::uint32_t end = begin;  // without white space before the colon
  while (cursor.at() < limit) {
    const UChar32 c = cursor.peek();
    if (c == ':' || c == '\t') break;
    if ((c == '[' || c == '(') && end > begin && is_digit(cursor.byte(1))) {
      if (const auto time = read_time(cursor)) {
        line.time = time;
        cursor.skip_space();
        break;
      }
    }
    if (!may_stand_in_label(c)) return;
    cursor.next();
    if (c != ' ') end = cursor.at();
  }
  if (end == begin || cursor.done()) return;
  const char colon = cursor.byte();
  const bool tab = colon == '\t';
  if (colon != ':' && !tab) return;
  if (cursor.byte(1) == ':') return;
  line.label = {begin, end};
  line.after_label = cursor.at() + 1;
  line.spaced = !tab && (line.after_label >= line.content.end || is_space(static_cast<unsigned char>(cursor.byte(1))) ||
                         text.compare(line.after_label, 2, "\xC2\xA0") == 0);
}

Line read_line(std::string_view text, Span whole, Span content, std::size_t index) {
  Line line;
  line.whole = whole;
  line.content = content;
  line.index = index;
  Cursor cursor(text, content);
  line.arrow = read_arrow(cursor);
  cursor.skip_space();
  line.after_number = cursor.at();
  if ((line.number = read_number(cursor))) {
    cursor.skip_space();
    line.after_number = cursor.at();
    if (line.arrow.empty()) {
      Cursor beyond = cursor;
      line.arrow = read_arrow(beyond);
      beyond.skip_space();
      // An arrow in front of a label stands in the margin; in front of talk it is a sign of the talk.
      Line rest = line;
      read_label(text, rest, beyond);
      if (!line.arrow.empty() && rest.has_label()) {
        cursor = beyond;
      } else {
        line.arrow = {};
      }
    }
  }
  Cursor timed = cursor;
  if (const auto time = read_time(timed)) {
    timed.skip_space();
    if (!line.number && !timed.done()) line.number = read_number(timed);
    timed.skip_space();
    Line rest = line;
    read_label(text, rest, timed);
    if (rest.has_label()) {
      line = rest;
      if (!line.time) line.time = time;
      return line;
    }
  }
  read_label(text, line, cursor);
  return line;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  for (std::size_t next = begin; begin < end && is_space(next_code_point(text, next));) begin = next;
  for (std::size_t previous = end; end > begin && is_space(previous_code_point(text, previous));) end = previous;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string_view trimmed(std::string_view text) {
  return quote(text, trimmed(text, {0, static_cast<std::uint32_t>(text.size())}));
}

std::string lower_case(std::string_view text) {
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  folded.toLower();
  std::string out;
  folded.toUTF8String(out);
  return out;
}

std::string as_label(std::string_view name) {
  std::string label;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const UChar32 c = next_code_point(name, at);
    if (label.size() + at - begin >= kLongestLabel) break;
    if (may_stand_in_label(c)) {
      label += name.substr(begin, at - begin);
    } else if (!label.empty() && label.back() != ' ') {
      label += ' ';
    }
  }
  const Span kept = trimmed(label, {0, static_cast<std::uint32_t>(label.size())});
  label = std::string(quote(label, kept));
  return label.empty() ? "?" : label;
}

bool is_layout(std::string_view line, bool alone) {
  if (line.size() >= 3 && line.find_first_not_of("-_=*~# ") == std::string_view::npos) return true;
  const auto starts = [&](std::string_view word) { return line.size() > word.size() && line.starts_with(word); };
  std::string_view rest = line;
  const bool page = starts("Side ") || starts("Page ") || starts("side ") || starts("page ");
  if (page) rest.remove_prefix(5);
  if (!page && !alone) return false;
  bool digits = false;
  for (const char c : rest) {
    digits = digits || is_digit(c);
    if (!is_digit(c) && (page ? std::string_view("/ afof.") : std::string_view("- ")).find(c) == std::string_view::npos)
      return false;
  }
  return digits;
}

std::vector<Line> split_lines(std::string_view text) {
  const Lines index(text);
  std::vector<Line> lines;
  bool after_blank = true;
  for (std::size_t i = 0; i < index.count(); ++i) {
    const Span whole = index.line(i);
    const Span content = trimmed(text, whole);
    if (content.empty()) {
      after_blank = true;
      if (!lines.empty()) lines.back().before_blank = true;
      continue;
    }
    lines.push_back(read_line(text, whole, content, i));
    lines.back().after_blank = after_blank;
    after_blank = false;
  }
  if (!lines.empty()) lines.back().before_blank = true;
  return lines;
}

}  // namespace gribning::text_reader
