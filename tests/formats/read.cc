// SPDX-License-Identifier: MIT
#include "gribning/formats/read.h"

#include <random>

#include "gribning/formats/formats.h"
#include "reading.h"

namespace gribning {
namespace {

std::string failure(std::string_view bytes, const ReadOptions& options = {}) {
  const auto transcript = read_transcript(bytes, "a.txt", options);
  if (transcript) return "read";
  CHECK(transcript.error().file == "a.txt");
  CHECK_FALSE(transcript.error().message.da.empty());
  CHECK_FALSE(transcript.error().message.en.empty());
  return transcript.error().code;
}

}  // namespace

TEST_CASE("a conversation is named after its file") {
  const Transcript transcript = read("B: ja\nS: nej");
  CHECK(transcript.name == "test");
  CHECK(transcript.file == "samtaler/test.txt");
  CHECK(transcript.format == "text");
  CHECK(transcript.encoding == "UTF-8");
}

TEST_CASE("text without speakers is refused, and shown how to be written") {
  CHECK(failure("Det var en mørk og stormfuld nat. Ingen sagde noget.") == "no-turns");
  const auto transcript = read_transcript("ingen taler", "a.txt");
  REQUIRE_FALSE(transcript);
  CHECK(transcript.error().message.da.find("B: ") != std::string::npos);
}

TEST_CASE("an empty file and a blank one are refused") {
  CHECK(failure("") == "empty-file");
  CHECK(failure(" \n\t\r\n") == "empty-file");
  CHECK(failure("\xEF\xBB\xBF\n") == "empty-file");
}

TEST_CASE("files that are no text are named for what they are") {
  CHECK(failure("%PDF-1.7 B: ja") == "not-text");
  CHECK(failure("\xD0\xCF\x11\xE0 B: ja") == "not-text");
  CHECK(failure("PK\x03\x04 B: ja") == "not-text");
  const auto pdf = read_transcript("%PDF-1.7", "a.txt");
  REQUIRE_FALSE(pdf);
  CHECK(pdf.error().message.en.find("PDF") != std::string::npos);
}

TEST_CASE("a megabyte of random bytes gets a clear answer") {
  std::mt19937 random(1);
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes += static_cast<char>(random() & 0xFFU);
  CHECK(failure(bytes) == "not-text");
}

TEST_CASE("a format that nobody knows is refused with the list of those that are") {
  ReadOptions options;
  options.format = "morse";
  CHECK(failure("B: ja", options) == "unknown-format");
  options.format = "text";
  CHECK(failure("B: ja", options) == "read");
}

TEST_CASE("every format in the table can be found and has all its parts") {
  for (const Format& format : formats()) {
    CHECK(format_named(format.name) == &format);
    CHECK(format.read != nullptr);
    CHECK(format.recognise != nullptr);
    CHECK_FALSE(format.title.da.empty());
  }
  CHECK(format_named("morse") == nullptr);
}

TEST_CASE("old encodings are read, and the reader says so") {
  const Transcript windows = read("B: s\xE5 g\xE5r jeg\nS: \xE6h p\xE5 \xC6r\xF8\n");
  CHECK(turns(windows) == "1 B: så går jeg | 2 S: æh på Ærø");
  CHECK(windows.encoding == "windows-1252");
  CHECK(reports(windows, "encoding"));
  CHECK(turns(read("B: s\x8C g\x8Cr jeg\nS: \xBEh p\x8C \xAEr\xBF\n")) == "1 B: så går jeg | 2 S: æh på Ærø");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("B: ja\nS: nej\n")) {
    wide += c;
    wide += '\0';
  }
  CHECK(turns(read(wide)) == "1 B: ja | 2 S: nej");
}

TEST_CASE("bytes that cannot be read are an error with their place") {
  const Transcript transcript = read("B: så går jeg på arbejde\nS: n\xE5r æblet på øen\n");
  const auto error = std::find_if(transcript.diagnostics.begin(), transcript.diagnostics.end(),
                                  [](const Diagnostic& d) { return d.severity == Severity::error; });
  REQUIRE(error != transcript.diagnostics.end());
  CHECK(describe(*error, "a.txt", transcript.text, Language::en).starts_with("a.txt:2:5: error"));
}

TEST_CASE("decomposed letters give the same words") {
  const Transcript transcript = read("B: sa\u030A ga\u030Ar jeg\nS: nej");
  CHECK(plain_words(transcript.turns[0]) == "så går jeg");
}

}  // namespace gribning
