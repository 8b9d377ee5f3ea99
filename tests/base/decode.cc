// SPDX-License-Identifier: MIT
#include "gribning/base/decode.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace gribning {
namespace {

bool has_errors(const DecodedText& decoded) {
  return std::any_of(decoded.diagnostics.begin(), decoded.diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t c : text) {
    const auto low = static_cast<char>(c & 0xFF);
    const auto high = static_cast<char>(c >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

constexpr std::string_view kSentence = "B: så går jeg på arbejde, æh, i Ærø";

}  // namespace

TEST_CASE("valid UTF-8 passes as it is, without a byte order mark and without a note") {
  const DecodedText decoded = decode("\xEF\xBB\xBF" + std::string(kSentence));
  CHECK(decoded.text == kSentence);
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.diagnostics.empty());
}

TEST_CASE("Danish letters tell windows-1252, Mac Roman and code page 850 apart") {
  const DecodedText windows = decode("B: s\xE5 g\xE5r jeg p\xE5 arbejde, \xE6h, i \xC6r\xF8");
  CHECK(windows.text == kSentence);
  CHECK(windows.encoding == "windows-1252");
  REQUIRE(windows.diagnostics.size() == 1);
  CHECK(windows.diagnostics[0].severity == Severity::note);

  const DecodedText mac = decode("B: s\x8C g\x8Cr jeg p\x8C arbejde, \xBEh, i \xAEr\xBF");
  CHECK(mac.text == kSentence);
  CHECK(mac.encoding == "macos-0_2-10.2");

  const DecodedText dos = decode("B: s\x86 g\x86r jeg p\x86 arbejde, \x91h, i \x92r\x9B");
  CHECK(dos.text == kSentence);
}

TEST_CASE("UTF-16 is read with and without a byte order mark") {
  const std::u16string text = u"B: så går jeg på arbejde, æh, i Ærø";
  for (const bool little : {true, false}) {
    const std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const std::string& prefix : {mark, std::string()}) {
      const DecodedText decoded = decode(prefix + utf16(text, little));
      CHECK(decoded.text == kSentence);
      CHECK(decoded.encoding == (little ? "UTF-16LE" : "UTF-16BE"));
    }
  }
}

TEST_CASE("a surrogate pair survives a conversion in chunks") {
  std::u16string text(4095, u'a');
  text += u"\U0001F600";
  text += std::u16string(4095, u'b');
  const DecodedText decoded = decode("\xFF\xFE" + utf16(text, true));
  CHECK(decoded.text == std::string(4095, 'a') + "\U0001F600" + std::string(4095, 'b'));
}

TEST_CASE("a damaged byte in a UTF-8 file is an error with a place, and the rest is read") {
  const DecodedText decoded = decode("B: så går jeg på arbejde\nS: n\xE5\xE5r æblet på øen er rødt");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.text == "B: så går jeg på arbejde\nS: n\uFFFDr æblet på øen er rødt");
  REQUIRE(has_errors(decoded));
  const auto error = decoded.diagnostics.back();
  CHECK(quote(decoded.text, error.span) == "\uFFFD");
  CHECK(describe(error, "a.txt", decoded.text, Language::en).starts_with("a.txt:2:5: error: "));
}

TEST_CASE("a file that is broken everywhere gives a bounded number of messages") {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "æøå\xFF ";
  const DecodedText decoded = decode(bytes, "UTF-8");
  CHECK(has_errors(decoded));
  CHECK(decoded.diagnostics.size() < 100);
}

TEST_CASE("an encoding that the user names is believed") {
  CHECK(decode("s\xE5", "macintosh").text == "sÂ");
  CHECK(decode("s\xE5", "windows-1252").text == "så");
}

TEST_CASE("an encoding that nobody knows is an error, and the file is read all the same") {
  CHECK_FALSE(is_known_encoding("klingon-8"));
  CHECK_FALSE(is_known_encoding(""));
  CHECK(is_known_encoding("windows-1252"));
  const DecodedText decoded = decode("B: så", "klingon-8");
  CHECK(decoded.text == "B: så");
  REQUIRE(has_errors(decoded));
  CHECK(decoded.diagnostics.front().code == "unknown-encoding");
}

TEST_CASE("NUL bytes become visible and move no message from its place") {
  const DecodedText decoded = decode("B: ja" + std::string(1, '\0') + "nej så går \xFF vi");
  CHECK(decoded.text == "B: ja\u2400nej så går \uFFFD vi");
  REQUIRE(has_errors(decoded));
  CHECK(quote(decoded.text, decoded.diagnostics.back().span) == "\uFFFD");
}

TEST_CASE("decomposed letters are left as they were written") { CHECK(decode("sa\u030A").text == "sa\u030A"); }

TEST_CASE("nothing is nothing") {
  CHECK(decode("").text.empty());
  CHECK(decode("\xEF\xBB\xBF").text.empty());
}

}  // namespace gribning
