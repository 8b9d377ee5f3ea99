// SPDX-License-Identifier: MIT
// Hostile and broken files: an answer in words with a place, whatever can be read, and soon.
#include <chrono>

#include "writing.h"

namespace gribning {
namespace {

const std::vector<std::pair<std::string, std::string>>& golden_xml() {
  static const std::vector<std::pair<std::string, std::string>> kFiles = [] {
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string path : {"eaf/moede.eaf", "exb/moede.exb", "tei/moede.xml", "folker/moede.flk",
                                   "trs/moede.trs", "textgrid/kort.TextGrid"}) {
      files.emplace_back(path.substr(0, path.find('/')),
                         bytes_of(std::filesystem::path(GRIBNING_SOURCE_DIR) / "tests/formats/golden" / path));
    }
    return files;
  }();
  return kFiles;
}

Result<Transcript> read_format(std::string_view bytes, const std::string& format) {
  ReadOptions options;
  options.format = format;
  return read_transcript(bytes, "x", options);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("files that are cut off anywhere are read as far as they go, or refused in words") {
  for (const auto& [format, bytes] : golden_xml()) {
    INFO(format);
    const std::size_t step = bytes.size() / 97 + 1;
    for (std::size_t size = 1; size < bytes.size(); size += step) {
      const auto cut = read_format(bytes.substr(0, size), format);
      if (!cut) CHECK_FALSE(cut.error().message.da.empty());
    }
  }
}

TEST_CASE("broken XML is told with line and column, and what stands before is read") {
  const auto transcript = read(
      "<Trans><Episode><Section>\n<Turn speaker=\"B\">jo</Turn>\n<Turn speaker=\"S\">3 < "
      "4</Turn></Section></Episode></Trans>");
  CHECK(turns(transcript).starts_with("1 B: jo"));
  const auto broken = std::find_if(transcript.diagnostics.begin(), transcript.diagnostics.end(),
                                   [](const Diagnostic& diagnostic) { return diagnostic.code == "xml-broken"; });
  REQUIRE(broken != transcript.diagnostics.end());
  CHECK(broken->message.en.starts_with("Line 3, column "));
  CHECK(broken->message.da.starts_with("Linje 3, kolonne "));
  const auto nothing = read_format("<", "eaf");
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == "xml-broken");
  CHECK(nothing.error().line == 1);
}

TEST_CASE("a file of another format is refused by name") {
  for (const auto& [format, bytes] : golden_xml()) {
    for (const std::string other : {"eaf", "exb", "tei", "folker", "trs", "textgrid"}) {
      if (other == format) continue;
      INFO(format << " as " << other);
      const auto refused = read_format(bytes, other);
      REQUIRE_FALSE(refused);
      CHECK((refused.error().code == "not-this-format" || refused.error().code == "xml-broken"));
    }
  }
}

TEST_CASE("entities are never expanded and nothing outside is loaded") {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE Trans [<!ENTITY a \"ha\">";
  for (char c = 'b'; c <= 'j'; ++c) {
    const std::string before = "&" + std::string(1, static_cast<char>(c - 1)) + ";";
    bomb += "<!ENTITY " + std::string(1, c) + " \"" + repeated(before, 10) + "\">";
  }
  bomb +=
      "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n<Trans><Episode><Section><Turn speaker=\"B\">&j; "
      "&file;</Turn></Section></Episode></Trans>";
  const auto transcript = read(bomb);
  CHECK(transcript.talk(0) == "&j; &file;");
  CHECK(reports(transcript, "xml-entities"));
}

TEST_CASE("floods of signs end soon") {
  const auto begin = std::chrono::steady_clock::now();
  constexpr std::size_t kMany = 1'000'000;
  for (const std::string format : {"eaf", "exb", "tei", "folker", "trs", "textgrid"}) {
    INFO(format);
    for (const std::string& flood :
         {std::string(kMany, '<'), repeated("<a>", kMany / 3), repeated("<!--", kMany / 4), repeated("\"", kMany),
          repeated("1 ", kMany / 2), repeated("<!DOCTYPE[", kMany / 10), "<TEI>" + repeated("<u>", kMany / 3),
          repeated("<?", kMany / 2)}) {
      const auto refused = read_format(flood, format);
      CHECK_FALSE(refused);
    }
  }
  // No more than a guard against what grows with the square: the whole takes about a second.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("deep nesting is refused with its place") {
  const auto refused =
      read_format("<TEI>\n" + repeated("<div>", 5000) + "x" + repeated("</div>", 5000) + "</TEI>", "tei");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "xml-too-deep");
  CHECK(refused.error().line == 2);
}

TEST_CASE("a document whose talk is no text is refused, however much text surrounds it") {
  const std::string document = "<Trans><!-- " + std::string(2000, 'x') +
                               " --><Episode><Section><Turn speaker=\"B\">jo " + std::string(40, '\0') +
                               "</Turn></Section></Episode></Trans>";
  const auto refused = read_format(document, "trs");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "not-text");
}

TEST_CASE("a document with some lost letters is read, and the program's own form reads back what it holds of it") {
  // The own form says each word several times: what is one sign in thirty here is one in ten there.
  const std::string document = "<Trans><!-- " + std::string(800, 'x') +
                               " --><Episode><Section><Turn speaker=\"B\">jo " + std::string(30, '\0') +
                               " og så prøvede jeg det i praktik</Turn></Section></Episode></Trans>";
  const auto transcript = read_format(document, "trs");
  REQUIRE(transcript);
  for (const std::string own : {"json", "jsonl"}) {
    INFO(own);
    const auto kept = write_transcript(*transcript, own);
    REQUIRE(kept);
    CHECK(kept->losses.empty());
    const auto again = read_transcript(kept->bytes, "x." + own);
    REQUIRE(again);
    CHECK(again->text == transcript->text);
  }
}

TEST_CASE("thousands of mistakes are told in a few lines") {
  std::string document = "<Trans><Episode><Section>";
  for (int i = 0; i < 20'000; ++i) document += "<Turn speaker=\"x\" startTime=\"?\">jo</Turn>\n";
  const auto transcript = read(document + "</Section></Episode></Trans>");
  CHECK(transcript.turns.size() == 20'000);
  CHECK(transcript.diagnostics.size() < 10);
}

}  // namespace gribning
