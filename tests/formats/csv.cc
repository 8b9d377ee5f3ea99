// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "writing.h"

namespace gribning {
namespace {

ReadOptions with_columns(std::map<std::string, std::string, std::less<>> columns) {
  ReadOptions options;
  options.format = "csv";
  options.columns = std::move(columns);
  return options;
}

std::string code_of_failure(std::string_view text, const ReadOptions& options = {}) {
  const auto read = read_transcript(text, "x.csv", options);
  return read ? "read" : read.error().code;
}

std::string times(const Transcript& transcript) {
  std::string out;
  for (const Turn& turn : transcript.turns) {
    out += fmt::format("{}-{} ", turn.start.value_or(-1), turn.end.value_or(-1));
  }
  return out;
}

}  // namespace

TEST_CASE("columns are known by Danish and English headings, in any order and case") {
  CHECK(turns("Taler;Tekst\nB;ja\nS;nej\n") == "1 B: ja | 2 S: nej");
  CHECK(turns("text,SPEAKER\nja,B\nnej,S\n") == "1 B: ja | 2 S: nej");
  CHECK(turns("Nr.\tNavn\tYtring\n7\tB\tja\n9\tS\tnej\n") == "7 B: ja | 9 S: nej");
  CHECK(turns("turn_number|participant|utterance\n1|B|ja\n2|S|nej\n") == "1 B: ja | 2 S: nej");
}

TEST_CASE("any text with commas is no table") {
  CHECK(read("B: ja, tale, start\nS: nej\n").format == "text");
  CHECK(read("tekst: ja\nB: ja\nS: nej\n").format == "text");
}

TEST_CASE("cells are quoted as RFC 4180 says") {
  CHECK(turns("speaker,text\nB,\"ja, \"\"det\"\" vil jeg\"\nS,\"hvad\r\ntænker du\"\n") ==
        "1 B: ja, \"det\" vil jeg | 2 S: hvad tænker du");
  const Transcript lines = read("speaker,text\nS,\"hvad\ntænker du\"\nB,ja\n");
  CHECK(lines.turns[0].pieces.size() == 2);
}

TEST_CASE("Excel's separator line and byte order mark are no part of the table") {
  CHECK(turns("\xEF\xBB\xBFsep=;\r\nTaler;Tekst\r\nB;ja\r\nS;nej\r\n") == "1 B: ja | 2 S: nej");
}

TEST_CASE("a quotation mark that is never closed loses nothing") {
  const Transcript transcript = read("speaker,text\nB,\"ja\nS,nej\nB,jo\n");
  CHECK(turns(transcript) == "1 B: \"ja | 2 S: nej | 3 B: jo");
  CHECK(reports(transcript, "open-quote"));
  const Transcript middle = read("speaker\ttext\nB\t\"ja\" sagde han\nS\tnej\n");
  CHECK(turns(middle) == "1 B: \"ja\" sagde han | 2 S: nej");
  CHECK(reports(middle, "quote-in-cell"));
}

TEST_CASE("times are clocks, seconds or milliseconds") {
  CHECK(times(read("speaker,start,end,text\nB,00:00:05.200,0:06,ja\nS,00:01:02.5,,nej\n")) == "5200-6000 62500--1 ");
  CHECK(times(read("speaker;start;text\nB;5,2;ja\nS;7;nej\n")) == "5200--1 7000--1 ");
  CHECK(times(read("speaker,start_ms,text\nB,52,ja\nS,70,nej\n")) == "52--1 70--1 ");
  CHECK(times(read("speaker,start,text\nB,5200,ja\nS,7900,nej\nB,12000,jo\n")) == "5200--1 7900--1 12000--1 ");
  CHECK(times(read("speaker,start,text\nB,5,ja\nS,7,nej\nB,12,jo\n")) == "5000--1 7000--1 12000--1 ");
  CHECK(times(read("speaker,start,text\nB,#00:00:05-2#,ja\nS,,nej\n")) == "5200--1 -1--1 ");
  const Transcript wrong = read("speaker,start,text\nB,snart,ja\nS,7,nej\n");
  CHECK(times(wrong) == "-1--1 7000--1 ");
  CHECK(reports(wrong, "not-a-time"));
}

TEST_CASE("the user may say which column holds what") {
  CHECK(turns(read("hvem hører,ord\nB,ja\nS,nej\n", with_columns({{"speaker", "hvem hører"}, {"talk", "ord"}}))) ==
        "1 B: ja | 2 S: nej");
  CHECK(turns(read("x,B,ja\ny,S,nej\n", with_columns({{"speaker", "2"}, {"talk", "3"}}))) == "1 B: ja | 2 S: nej");
  CHECK(code_of_failure("speaker,text\nB,ja\n", with_columns({{"talk", "nowhere"}})) == "unknown-column");
  CHECK(code_of_failure("a,b,c,d\n1,2,3,4\n", with_columns({})) == "no-columns");
}

TEST_CASE("a table without headings is read when the user says that it is one and its columns are plain") {
  CHECK(turns(read("1,B,ja det vil jeg\n2,S,hvad tænker du\n", with_columns({}))) ==
        "1 B: ja det vil jeg | 2 S: hvad tænker du");
}

TEST_CASE("columns that are no part of a turn stay with it and are written back") {
  const std::string table = "taler;tekst;bemærkning\nB;ja;ser ned\nS;nej;\n";
  const Transcript transcript = read(table);
  REQUIRE(transcript.turns[0].under.size() == 1);
  CHECK(transcript.turns[0].under[0] == UnderLine{"bemærkning", "ser ned"});
  CHECK(written(transcript, "csv").bytes == "\xEF\xBB\xBF" + table);
  // A change in the talk leaves headings and columns as they were.
  Transcript changed = transcript;
  changed.turns[1].number = 5;
  const Written again = written(changed, "csv");
  CHECK(again.bytes == "\xEF\xBB\xBFtaler;tekst;bemærkning;number\r\nB;ja;ser ned;1\r\nS;nej;;5\r\n");
  CHECK(losses(again).empty());
}

TEST_CASE("rows that name nobody go on from the row above, but a pause is nobody's") {
  const Transcript transcript = read("taler;tekst\nB;jeg vil\n;gerne\n;(0.5)\n;arbejde\nS;ja\n");
  CHECK(turns(transcript) == "1 B: jeg vil gerne | 2 B: arbejde | 3 S: ja");
  CHECK(asides(transcript) == "1: (0.5)");
  CHECK(reports(transcript, "rows-continued"));
}

TEST_CASE("a table holds turns, times, roles and lines under turns without loss") {
  const Transcript transcript = read(
      "Participant: B = borger (citizen)\nParticipant: S = (worker)\n\n[00:00:05.200] 3 B: ja; \"det\"\n  vil jeg\n"
      "(0.5)\n[00:00:09.000] 4 S: =nej\n  Translation: no\n");
  for (const std::string format : {"csv", "tsv"}) {
    const Written out = written(transcript, format);
    CHECK(losses(out).empty());
    const Transcript again = read_as(out.bytes, format);
    CHECK(turns(again) == turns(transcript));
    CHECK(again.participants == transcript.participants);
    CHECK(asides(again) == asides(transcript));
    CHECK(again.turns[0].pieces.size() == 2);
    CHECK(again.turns[1].under == transcript.turns[1].under);
  }
}

TEST_CASE("what a table can't hold is listed") {
  const Transcript transcript = read("Title: Butikken\nSetting: jobcenter\n\nB: ja\nS: nej\n");
  CHECK(losses(written(transcript, "csv")) == "metadata:Title 1, metadata:Setting 1");
}

TEST_CASE("tables made to fill memory or time are bounded") {
  CHECK(code_of_failure("speaker,text\nB,ja\n" + std::string(5'000'000, ',')) == "too-many-columns");
  // Cells that each look like the beginning of a long one.
  std::string cells = "speaker,text\n";
  for (int i = 0; i < 200'000; ++i) cells += "B,\"x\"y\n";
  CHECK(read(cells).turns.size() == 200'000);
  const std::string large(std::size_t{20} << 20, 'x');
  CHECK(read("speaker,text\nB,\"" + large + "\"\nS,ja\n").turns.size() == 2);
}

}  // namespace gribning
