// SPDX-License-Identifier: MIT
#include "gribning/base/utf8.h"

#include <catch2/catch.hpp>
#include <string>

namespace gribning {
namespace {

std::string encode(std::int32_t c) {
  const auto byte = [](std::int32_t b) { return static_cast<char>(b); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

}  // namespace

TEST_CASE("every code point is read forwards and backwards as it was written") {
  std::size_t wrong = 0;
  for (std::int32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const std::string text = encode(c);
    std::size_t after = 0;
    const std::int32_t forwards = next_code_point(text, after);
    std::size_t before = text.size();
    const std::int32_t backwards = previous_code_point(text, before);
    if (surrogate ? forwards != -1 || backwards != -1
                  : forwards != c || backwards != c || after != text.size() || before != 0) {
      ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("bytes that are no UTF-8 are passed over one by one") {
  for (const std::string& text : {std::string("\xC3"), std::string("\xC0\xAF"), std::string("\xE2\x82"),
                                  std::string("\xF5\x80\x80\x80"), std::string("\x80")}) {
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == -1);
    CHECK(at == 1);
    at = text.size();
    CHECK(previous_code_point(text, at) == -1);
    CHECK(at == text.size() - 1);
  }
}

TEST_CASE("ASCII ends at the first byte that is none, wherever it stands") {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t at = 0; at < letters.size(); ++at) {
    auto text = letters;
    text[at] = '\xE5';
    for (std::size_t from = 0; from <= at; ++from) CHECK(end_of_ascii(text, from) == at);
    CHECK(end_of_ascii(text, at + 1) == text.size());
  }
  CHECK(end_of_ascii("", 0) == 0);
}

}  // namespace gribning
