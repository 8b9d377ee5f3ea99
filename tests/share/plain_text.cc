// SPDX-License-Identifier: MIT
#include "share/plain_text.h"

#include "share/guid.h"
#include "sharing.h"

namespace gribning::share {
namespace {

/// Every word, mark and turn of the transcript is found again from where it is shown, and shows the same words.
void check_law(const Transcript& transcript) {
  const PlainText plain(transcript);
  const auto check = [&](Span span) {
    const CodePoints points = plain.of(span);
    INFO(quote(transcript.text, span));
    CHECK(plain.span_of(points) == span);
  };
  for (const Turn& turn : transcript.turns) {
    check(turn.span);
    for (const Word& word : turn.notation.words) {
      check(word.span);
      if (word.span.size() == word.text.size())
        CHECK(plain.words(plain.of(word.span)) == quote(transcript.text, word.span));
    }
    for (const Mark& mark : turn.notation.marks) check(mark.span);
  }
}

}  // namespace

TEST_CASE("text formats are shown as they are") {
  const Transcript transcript = read(kGarden);
  CHECK(PlainText(transcript).text() == kGarden);
  check_law(transcript);
}

TEST_CASE("positions count code points, and a line end counts as one") {
  std::string windows;
  for (const char c : kGarden) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Transcript transcript = read(windows);
  const PlainText plain(transcript);
  CHECK(plain.text() == kGarden);
  check_law(transcript);
  const auto leaf = static_cast<std::uint32_t>(transcript.text.find("🌱"));
  CHECK(plain.of({leaf, leaf + 4}).end - plain.of({leaf, leaf + 4}).begin == 1);
}

TEST_CASE("other formats are shown a turn a line with number and label") {
  const Transcript transcript = read_as(written(read(kGarden), "chat").bytes, "chat");
  const PlainText plain(transcript);
  CHECK(plain.text().find("4 B: ja\n") != std::string::npos);
  CHECK(plain.text().find('\x15') == std::string::npos);
  check_law(transcript);
}

TEST_CASE("what XML cannot hold is shown as the replacement character") {
  const Transcript transcript = read("B: ja \x01 nej\nS: mm\n");
  CHECK(PlainText(transcript).text() == "B: ja \xEF\xBF\xBD nej\nS: mm\n");
}

TEST_CASE("identifiers follow from what they stand for alone") {
  CHECK(guid("code", "a") == guid("code", "a"));
  CHECK(guid("code", "a") != guid("code", "b"));
  CHECK(guid("code", "a") != guid("note", "a"));
  CHECK(guid("co", "dea") != guid("code", "a"));
  CHECK(guid("code", "a").size() == 36);
  CHECK(plain_guid("{0B0E-AA}") == "0b0e-aa");
}

}  // namespace gribning::share
