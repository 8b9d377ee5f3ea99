// SPDX-License-Identifier: MIT
#include <unicode/unistr.h>

#include "writing.h"

namespace gribning {
namespace {

constexpr std::string_view kHead = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";

std::string grid(std::string_view rest) { return std::string(kHead) + std::string(rest); }

/// The text in an encoding of ICU's, with a byte order mark where it has one.
std::string encoded(std::string_view text, const char* encoding, std::string_view mark = "") {
  const auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string out(text.size() * 4, '\0');
  const auto size = unicode.extract(0, unicode.length(), out.data(), static_cast<std::uint32_t>(out.size()), encoding);
  out.resize(static_cast<std::size_t>(size));
  return std::string(mark) + out;
}

std::string with_ends(std::string text, std::string_view end) {
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += end.size()) text.replace(at, 1, end);
  return text;
}

}  // namespace

TEST_CASE("TextGrids are read in every encoding and with every line end") {
  const std::string text =
      grid("0 5 <exists> 1 \"IntervalTier\" \"Børge\" 0 5 2\n0 2 \"så går vi på\nstranden\"\n2 5 \"\"\n");
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    const std::string file = with_ends(text, end);
    for (const std::string& bytes : {file, encoded(file, "UTF-16BE", "\xFE\xFF"), encoded(file, "UTF-16LE", "\xFF\xFE"),
                                     encoded(file, "ISO-8859-1")}) {
      const auto transcript = read(bytes);
      CHECK(transcript.format == "textgrid");
      CHECK(turns(transcript) == "1 Børge: så går vi på stranden");
      CHECK(transcript.turns[0].end == 2000);
    }
  }
}

TEST_CASE("the long form is read with colons and without, with comments and free text") {
  const auto transcript =
      read(grid("xmin = 0 ! begyndelsen 77\nxmax = 5 \ntiers? <exists> \nsize = 1 \nitem []: \n"
                "    item [1]:\n  class = \"IntervalTier\" \n  name = \"B\" \n xmin=0\n xmax=5\n"
                "  intervals: size = 2 \n  intervals [1]\n xmin = 0 \n xmax = 2 \n text = \"jeg ! sagde\" \n"
                "! en bemærkning 12 \"med anførselstegn\"\n  intervals [2]:\n xmin = 2 \n xmax = 5 \n"
                " text = \"han sagde \"\"ja\"\"\" \n"));
  CHECK(turns(transcript) == "1 B: jeg ! sagde | 2 B: han sagde \"ja\"");
}

TEST_CASE("letters that Praat spells with signs of ASCII are letters") {
  CHECK(turns(grid("0 1 <exists> 1 \"IntervalTier\" \"S\\o/ren\" 0 1 1 0 1 \"b\\aede r\\o/d \\aok \\Ao \\x\"")) ==
        "1 Søren: bæde rød åk Å \\x");
}

TEST_CASE("points, negative zero and tiers of one name") {
  const auto transcript =
      read(grid("-0 3 <exists> 3 \"IntervalTier\" \"B\" -0 3 1 -0 1 \"en\" \"TextTier\" \"t\" 0 3 1 0.5 \"x\" "
                "\"IntervalTier\" \"B\" 0 3 1 0.5 2 \"to\""));
  CHECK(turns(transcript) == "1 B: en | 2 B: to");
  CHECK(transcript.participants.size() == 1);
  CHECK(transcript.turns[0].start == 0);
  CHECK(transcript.header("tier:t") == "1");
  CHECK(reports(transcript, "textgrid-names"));
}

TEST_CASE("words and sounds lie under the talk that they divide") {
  const auto transcript = read(
      grid("0 4 <exists> 3 \"IntervalTier\" \"lyde\" 0 4 3 0 1 \"j\" 1 2 \"a\" 2 4 \"m\" \"IntervalTier\" \"B\" 0 4 2 "
           "0 2 \"ja\" 2 4 \"mm\" \"IntervalTier\" \"engelsk\" 0 4 2 0 2 \"yes\" 2 4 \"mhm\""));
  CHECK(turns(transcript) == "1 B: ja | 2 B: mm");
  REQUIRE(transcript.turns[0].under.size() == 2);
  CHECK(transcript.turns[0].under[0] == UnderLine{"lyde", "j a"});
  CHECK(transcript.turns[1].under[1] == UnderLine{"engelsk", "mhm"});
}

TEST_CASE("a binary TextGrid and other things of Praat are refused in words") {
  const auto binary = read_transcript(std::string("ooBinaryFile\x08TextGrid\0\0\0\0\x3f", 26), "x.TextGrid");
  REQUIRE_FALSE(binary);
  CHECK(binary.error().message.en.find("binary file from Praat") != std::string::npos);
  ReadOptions options;
  options.format = "textgrid";
  const auto pitch = read_transcript("File type = \"ooTextFile\"\nObject class = \"Pitch 1\"\n\n0 1 2\n", "x", options);
  REQUIRE_FALSE(pitch);
  CHECK(pitch.error().code == "not-this-format");
  CHECK(pitch.error().message.en.find("Pitch 1") != std::string::npos);
}

TEST_CASE("what is broken in a TextGrid is told with its place and the rest is read") {
  const auto cut = read(grid("0 5 <exists> 2 \"IntervalTier\" \"B\" 0 5 3 0 1 \"ja\" 1 2 \"det er"));
  CHECK(turns(cut) == "1 B: ja | 2 B: det er");
  CHECK(reports(cut, "textgrid-broken"));
  CHECK(reports(cut, "textgrid-count"));
  const auto broken =
      read(grid("0 5 <exists> 2 \"IntervalTier\" \"B\" 0 5 3 0 1 \"ja\"\n1 \"nej\" 2 3 \"x\"\n"
                "\"IntervalTier\" \"S\" 0 5 1 3 2 \"mm\""));
  CHECK(turns(broken) == "1 B: ja | 2 S: mm");
  CHECK(reports(broken, "textgrid-order"));
  const auto place = std::find_if(broken.diagnostics.begin(), broken.diagnostics.end(),
                                  [](const Diagnostic& diagnostic) { return diagnostic.code == "textgrid-broken"; });
  REQUIRE(place != broken.diagnostics.end());
  CHECK(place->message.en.starts_with("Line 5, column 3: "));
}

TEST_CASE("a TextGrid is written without gaps, with quotes doubled and one tier for what overlaps") {
  Transcript transcript = read("[00:00:01.000] B: han sagde \"ja\"\n[00:00:03.000] S: nå\n[00:00:05.000] B: jo\n");
  transcript.turns[0].end = 2500;
  transcript.turns[2].start = 2000;
  transcript.turns[2].end = 6000;
  const Written out = written(transcript, "textgrid");
  CHECK(out.bytes.find("text = \"han sagde \"\"ja\"\"\"") != std::string::npos);
  const auto again = read(out.bytes);
  CHECK(turns(again) == "1 B: han sagde \"ja\" | 2 B: jo | 3 S: nå");
  CHECK(again.participants.size() == 2);
  CHECK(again.turns[1].start == 2000);
  // Times follow each other from the first to the last moment, tier by tier.
  double at = 0;
  std::istringstream lines(out.bytes);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find("            xmin = ");
    const std::size_t end = line.find("            xmax = ");
    if (line.find("intervals: size") != std::string::npos) at = 0;
    if (begin == 0) CHECK(std::stod(line.substr(19)) == Approx(at));
    if (end == 0) {
      CHECK(std::stod(line.substr(19)) > at);
      at = std::stod(line.substr(19));
    }
  }
}

TEST_CASE("a TextGrid with other talk keeps its points") {
  auto transcript =
      read(grid("0 3 <exists> 2 \"IntervalTier\" \"B\" 0 3 1 0 1 \"en\" \"TextTier\" \"tonehøjde\" 0 3 1 0.5 \"120\""));
  transcript.participants[0].label = "Borger";
  const Written changed = written(transcript, "textgrid");
  CHECK(losses(changed) == "");
  CHECK(changed.bytes.find("mark = \"120\"") != std::string::npos);
  CHECK(turns(read(changed.bytes)) == "1 Borger: en");
}

}  // namespace gribning
