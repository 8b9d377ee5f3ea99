// SPDX-License-Identifier: MIT
#include "rtf_tokens.h"

#include <algorithm>
#include <array>

#include "characters.h"

namespace gribning {
namespace {

int value_of(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

struct Encoding {
  std::int64_t number;
  std::string_view name;
};

template <std::size_t N>
std::string_view find(const std::array<Encoding, N>& all, std::int64_t number) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Encoding& each) { return each.number == number; });
  return found == all.end() ? std::string_view() : found->name;
}

}  // namespace

RtfToken RtfTokens::next() {
  while (here() == '\r' || here() == '\n' || (here() == '\0' && at_ < bytes_.size())) ++at_;
  if (at_ >= bytes_.size()) return {};
  const char c = bytes_[at_++];
  if (c == '{') return {.kind = RtfToken::Kind::open, .name = {}, .number = {}};
  if (c == '}') return {.kind = RtfToken::Kind::close, .name = {}, .number = {}};
  if (c == '\\') return control();
  return {.kind = RtfToken::Kind::byte, .name = {}, .number = {}, .byte = c};
}

RtfToken RtfTokens::control() {
  if (at_ >= bytes_.size()) return {};
  const std::size_t begin = at_;
  if (!is_letter(here())) {
    ++at_;
    const char sign = bytes_[begin];
    if (sign == '\'') return hexadecimal();
    if (sign == '\\' || sign == '{' || sign == '}')
      return {.kind = RtfToken::Kind::byte, .name = {}, .number = {}, .byte = sign};
    return {.kind = RtfToken::Kind::word, .name = bytes_.substr(begin, 1), .number = {}};
  }
  while (is_letter(here()) && at_ - begin < 40) ++at_;
  RtfToken token{.kind = RtfToken::Kind::word, .name = bytes_.substr(begin, at_ - begin), .number = {}};
  const bool minus = here() == '-' && at_ + 1 < bytes_.size() && is_digit(bytes_[at_ + 1]);
  if (minus) ++at_;
  if (is_digit(here())) {
    std::int64_t number = 0;
    for (int i = 0; is_digit(here()); ++at_, ++i) {
      if (i < 12) number = number * 10 + (here() - '0');
    }
    token.number = minus ? -number : number;
  }
  // A space ends the word and is no text.
  if (here() == ' ') ++at_;
  return token;
}

RtfToken RtfTokens::hexadecimal() {
  const int high = value_of(here());
  const int low = at_ + 1 < bytes_.size() ? value_of(bytes_[at_ + 1]) : -1;
  if (high < 0 || low < 0) return {.kind = RtfToken::Kind::word, .name = "'", .number = {}};
  at_ += 2;
  return {.kind = RtfToken::Kind::byte,
          .name = {},
          .number = {},
          .byte = static_cast<char>(static_cast<unsigned char>(high * 16 + low))};
}

void RtfTokens::skip(std::size_t count) { at_ += std::min(count, bytes_.size() - at_); }

std::string_view encoding_of_code_page(std::int64_t page) {
  static constexpr std::array kPages = {
      Encoding{437, "ibm-437"},       Encoding{850, "ibm-850"},       Encoding{865, "ibm-865"},
      Encoding{874, "windows-874"},   Encoding{932, "windows-31j"},   Encoding{936, "windows-936"},
      Encoding{949, "windows-949"},   Encoding{950, "windows-950"},   Encoding{1250, "windows-1250"},
      Encoding{1251, "windows-1251"}, Encoding{1252, "windows-1252"}, Encoding{1253, "windows-1253"},
      Encoding{1254, "windows-1254"}, Encoding{1255, "windows-1255"}, Encoding{1256, "windows-1256"},
      Encoding{1257, "windows-1257"}, Encoding{1258, "windows-1258"}, Encoding{10000, "macintosh"},
      Encoding{65001, "UTF-8"}};
  return find(kPages, page);
}

std::string_view encoding_of_charset(std::int64_t charset) {
  static constexpr std::array kCharsets = {
      Encoding{0, "windows-1252"},   Encoding{77, "macintosh"},     Encoding{128, "windows-31j"},
      Encoding{129, "windows-949"},  Encoding{134, "windows-936"},  Encoding{136, "windows-950"},
      Encoding{161, "windows-1253"}, Encoding{162, "windows-1254"}, Encoding{163, "windows-1258"},
      Encoding{177, "windows-1255"}, Encoding{178, "windows-1256"}, Encoding{186, "windows-1257"},
      Encoding{204, "windows-1251"}, Encoding{222, "windows-874"},  Encoding{238, "windows-1250"}};
  return find(kCharsets, charset);
}

}  // namespace gribning
