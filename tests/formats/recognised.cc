// SPDX-License-Identifier: MIT
// What speech recognisers and transcription programs export: Whisper's kin, DOTE, noScribe, meetings, f4.
#include "timed.h"

namespace gribning {
namespace {

std::string format_of(std::string_view bytes) { return read(bytes).format; }

std::string anchors(std::string_view body) { return "<html><body>" + std::string(body) + "</body></html>"; }

}  // namespace

TEST_CASE("the dialects of JSON are told apart from each other and from the native form") {
  CHECK(format_of(R"({"segments": [{"start": 0.5, "end": 1, "text": "ja"}]})") == "whisper");
  CHECK(format_of(R"([{"start": 0.5, "end": 1.0, "text": "ja"}])") == "whisper");
  CHECK(format_of(R"({"text": "ja", "chunks": [{"timestamp": [0.0, null], "text": "ja"}]})") == "whisper");
  CHECK(format_of(R"([{"start": 500, "end": 1000, "speaker": "B", "text": "ja"}])") == "json");
  CHECK(format_of(R"({"turns": [{"speaker": "B", "text": "ja \"segments\""}], "segments": 1})") == "json");
  CHECK(format_of(R"({"lines": [{"startTime": "00:00:01,000", "speakerDesignation": "B", "text": "ja"}]})") == "dote");
  const Transcript whisper = read(R"({"segments": [{"start": 0.5, "end": 1, "text": "ja"}]})");
  CHECK(format_of(written(whisper, "json").bytes) == "whisper");  // The native form names its source.
  CHECK(written(read(written(whisper, "json").bytes), "json").bytes == written(whisper, "json").bytes);
}

TEST_CASE("segments of Whisper: empty, backwards, without times, with NaN, with words of several speakers") {
  const Transcript odd = read(R"({"segments": [
    {"start": 5, "end": 6.5, "text": " ja ", "speaker": "A"},
    {"start": 7, "end": 8, "text": "  "},
    {"start": 2, "end": 1, "text": "nej", "speaker": "B"},
    {"start": NaN, "end": Infinity, "text": "nå"},
    "x", {"start": 9, "end": 10, "text": "so da", "words": [
      {"word": "so", "speaker": "A", "end": 9.4}, {"word": "da", "start": 9.5, "speaker": "B"}]},
    {"start": 11, "end": 12, "text": "et andet", "speaker": "C", "words": [
      {"word": "noget", "speaker": "A"}, {"word": "helt", "speaker": "B"}]}]})");
  CHECK(timed(odd) ==
        "5000-6500 A: ja | 2000-1000 B: nej | - ?: nå | 9000-9400 A: so | 9500-10000 B: da | 11000-12000 C: et andet");
  for (const std::string code :
       {"empty-segments", "backward-times", "missing-times", "split-segments", "words-differ", "not-a-turn"}) {
    INFO(code);
    CHECK(reports(odd, code));
  }
}

TEST_CASE("a word without a speaker goes with those before it") {
  CHECK(turns(R"({"segments": [{"start": 0.0, "end": 1, "text": "i 1984 ja", "words": [
    {"word": "i"}, {"word": " 1984"}, {"word": " ja", "speaker": "A"}]}]})") == "1 A: i 1984 ja");
  CHECK(turns(R"({"segments": [{"start": 0.0, "end": 1, "text": "ja 12 nej", "words": [
    {"word": "ja", "speaker": "A"}, {"word": "12"}, {"word": "nej", "speaker": "B"}]}]})") == "1 A: ja 12 | 2 B: nej");
}

TEST_CASE("recognised speech as text: times in brackets, a table, speakers on a line alone, or nothing but lines") {
  CHECK(timed(read("[00:00.000 --> 00:02.480]  ja\n[59:59.000 --> 01:00:01.000]  Anna: nej\n[01:00:02.000 --> "
                   "01:00:03.000]  Anna: jo\n")) == "0-2480 ?: ja | 3599000-3603000 Anna: nej jo");
  CHECK(timed(read("start\tend\ttext\n0\t500\tja\n500\t900\tnej\n")) == "0-500 ?: ja | 500-900 ?: nej");
  CHECK(timed(read(
            "Transcription for x\n\n\nSPEAKER_00\n[00:00:01] - ja [00:00:09] - nå \n\nBorger\n[00:00:12] - nej ")) ==
        "1000- SPEAKER_00: ja nå | 12000- Borger: nej");
  CHECK(turns("[SPEAKER_00]: ja\n[SPEAKER_01]: nej\n") == "1 SPEAKER_00: ja | 2 SPEAKER_01: nej");
  CHECK(turns(read_as("ja det var det\nog så nej\n", "whisper-text")) == "1 ?: ja det var det | 2 ?: og så nej");
}

TEST_CASE("noScribe: turns from anchors, pauses within and between, speech within speech, renamed speakers") {
  const Transcript html =
      read(anchors("<p>Titel</p><p>Info</p><p><a name=\"ts_100_900_S01\">S01: ja</a><a name='ts_900_1900_S01'> (..)</a>"
                   "<a name=ts_1900_2500_S01> &aring;h <br>nej</a></p>"
                   "<p><a name=\"ts_2600_3000_S02\">Borger: jo</a><a name=\"ts_2800_2900_//S01\"> //S01: mm</a>"
                   "<a name=\"ts_3000_3500_S02\">// men</a><a name=\"ts_3500_15500_S02\"> (12 seconds pause)</a></p>"
                   "<p><a name=\"ts_15500_16000_S02\">Borger [00:00:15]: så //S01: ja// nå</a></p>"));
  CHECK(html.format == "noscribe");
  CHECK(timed(html) ==
        "100-2500 S01: ja (..) åh nej | 2600-3000 Borger: jo | 2800-2900 S01: mm | 3000-3500 Borger: men | "
        "15500- Borger: så | - S01: ja | -16000 Borger: nå");
  CHECK(asides(html) == "4: (12 seconds pause)");
  CHECK(html.header("Title") == "Titel");
  CHECK((html.turns[2].under == std::vector<UnderLine>{{"overlap", "//"}}));
}

TEST_CASE("a long pause that noScribe counts is a pause and nobody's words") {
  for (const std::string pause : {"(12 seconds pause)", "(..)", "(2 minutes pause)"}) {
    const Transcript html = read(anchors("<p><a name=\"ts_0_1_S01\">S01: ja</a><a name=\"ts_1_9_S01\"> " + pause +
                                         "</a></p><p><a name=\"ts_9_10_S02\">S02: nej</a></p>"));
    INFO(pause);
    REQUIRE(html.asides.size() == 1);
    CHECK(html.asides[0].notation.words.empty());
    REQUIRE(html.asides[0].notation.marks.size() == 1);
    CHECK(html.asides[0].notation.marks[0].kind == MarkKind::pause);
  }
}

TEST_CASE("broken noScribe pages are read as far as they can be") {
  const Transcript html =
      read_as("<p><a name=\"ts_x_2_S01\">S01: ja</a> < <b></i><a name=\"ts_5_4_S01\">nej &nope; <!-- x", "noscribe");
  CHECK(turns(html) == "1 S01: ja < nej &nope;");
  CHECK(reports(html, "backward-times"));
  CHECK(reports(html, "noscribe-anchor"));
  for (const std::string_view part :
       {"<", "<a name=\"", "<a name=\"ts_1_2_S\">//S:", "<!--", "<style>", "<p>", "&", "//x: "}) {
    std::string page = "<p><a name=\"ts_1_2_S01\">ja";
    for (int i = 0; i < 100'000; ++i) page += part;
    static_cast<void>(read_transcript(page, "long.html"));
  }
}

TEST_CASE("meetings: names and times on a line of their own, talk below") {
  CHECK(timed(read("Anna  0:03\nja det\ner det\n\nBo Lund  1:00:09\nvi ses 12:30\n\n1:00:12\nmm\n")) ==
        "3000- Anna: ja det er det | 3609000- Bo Lund: vi ses 12:30 | 3612000- ?: mm");
  CHECK(timed(read("Anna Holm 0:03\nja\n\nBo Lund 0:09\nnej\n")) == "3000- Anna Holm: ja | 9000- Bo Lund: nej");
  CHECK(timed(read("[Anna] 14:00:01\nja\n\n[Bo] 14:00:04\nnej\n")) == "0- Anna: ja | 3000- Bo: nej");
  CHECK(timed(read("0:0:0.0 --> 0:0:3.5\nAnna\nja\n\n0:0:4.0 --> 0:0:5.0\nBo\nnej\n")) ==
        "0-3500 Anna: ja | 4000-5000 Bo: nej");
  const Transcript teams = read(
      "Opfølgning\n\nAnna started transcription\n\nAnna   0:03\nja\nBo   0:05\nnej\n\nAnna stopped transcription\n");
  CHECK(timed(teams) == "3000- Anna: ja | 5000- Bo: nej");
  CHECK(asides(teams) == "0: Opfølgning | 0: Anna started transcription | 2: Anna stopped transcription");
  CHECK(format_of("B: ja vi ses 12:30\nS: nej det var 0:09\n") == "text");
}

TEST_CASE("f4: stamps are times, at the end of turns or at their beginning, and no talk") {
  const Transcript after = read("B: ja #00:00:05-2# og så\nvidere #00:00:09-0#\nS: nej #00:01:00-5#\n");
  CHECK(timed(after) == "-9000 B: ja og så videre | 9000-60500 S: nej");
  CHECK(after.turns[0].pieces.size() == 3);
  CHECK(reports(after, "f4-times"));
  CHECK(timed(read("#00:00:01-0# B: ja\n#00:00:05-2# S: nej\n")) == "1000- B: ja | 5200- S: nej");
  const Transcript odd = read("B: ja #1 #00:00:0 #00:99:00-1# #00:00:09-0#\nS: nå #00:00:01-0#\nB: hm\n");
  CHECK(turns(odd) == "1 B: ja #1 #00:00:0 #00:99:00-1# | 2 S: nå | 3 B: hm");
  CHECK(reports(odd, "backward-times"));
  const auto broken = std::find_if(odd.diagnostics.begin(), odd.diagnostics.end(),
                                   [](const Diagnostic& other) { return other.code == "f4-stamp"; });
  REQUIRE(broken != odd.diagnostics.end());
  CHECK(quote(odd.text, broken->span) == "#00:00:0");
}

}  // namespace gribning
