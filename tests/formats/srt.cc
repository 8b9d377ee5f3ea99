// SPDX-License-Identifier: MIT
#include "gribning/formats/srt.h"

#include "timed.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

Transcript srt(std::string_view text) { return read_as(text, "srt"); }

}  // namespace

TEST_CASE("every real SRT file is read in its encoding, and written as it was") {
  // Counted by hand with `iconv -f ENCODING -t UTF-8 FILE | grep -c -- '-->'`; the encoding is what its name says, but
  // that the byte order mark says it of example.srt and cp1256 has to be given.
  struct Case {
    std::string name;
    std::size_t count;
    std::string first;
    std::string encoding = "";
  };
  const std::vector<Case> cases = {
      {"example.srt", 2, "\U0001D11E!"}, {"forced-cp1256.srt", 3, "\"كيني، المدينة\"", "windows-1256"},
      {"lfonly.srt", 1, "Hey"},          {"preserve-broken-utf8.srt", 1, ""},
      {"simple.srt", 1, "Hey"},          {"understand-cp1252.srt", 1, "ÅWESØM"},
      {"utf16be.srt", 1, "\U0001D11E!"}, {"utf16le.srt", 1, "\U0001D11E!"},
      {"utf32be.srt", 1, "\U0001D11E!"}, {"utf32le.srt", 1, "\U0001D11E!"}};
  for (const Case& real : cases) {
    const fs::path path = beside() / "formats" / "srt" / real.name;
    if (!fs::exists(path)) {
      WARN("skipped: " << real.name << " is not there");
      continue;
    }
    INFO(real.name);
    ReadOptions options;
    options.encoding = real.encoding;
    const auto transcript = read_transcript(bytes_of(path), path, options);
    REQUIRE(transcript);
    CHECK(transcript->format == "srt");
    CHECK(transcript->turns.size() == real.count);
    CHECK(transcript->turns[0].number == 1);
    CHECK(transcript->turns[0].start == (real.name == "forced-cp1256.srt" ? 16'800 : 10'000));
    if (!real.first.empty() && real.encoding.empty()) CHECK(transcript->talk(0) == real.first);
    const Written same = written(*transcript, "srt");
    CHECK(losses(same).empty());
    CHECK(same.bytes == transcript->original);
    // Two of its forty signs could not be read: written without the rest of the file it is no text.
    if (real.name == "preserve-broken-utf8.srt") continue;
    for (const std::string format : {"srt", "webvtt"}) {
      Transcript elsewhere = *transcript;
      elsewhere.original.clear();
      CHECK(timed(read_as(written(elsewhere, format).bytes, format)) == timed(*transcript));
    }
  }
}

TEST_CASE("subtitles without numbers, without milliseconds, with too many, and with talk that is a number") {
  CHECK(timed(srt("00:00:01 --> 00:00:02\nja\n\n0:03,5 -> 0:04.5\nnej\n")) == "1000-2000 ?: ja | 3005-4500 ?: nej");
  CHECK(timed(srt("1\n00:00:01,1000 --> 00:00:02:250 X1:10\nja\n")) == "2000-2250 ?: ja");
  CHECK(timed(srt("1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\n12\n13\n")) ==
        "1000-2000 ?: 1984 | 3000-4000 ?: 12 13");
  CHECK(turns(srt("1\n00:00:01,000 --> 00:00:02,000\nja\n2\n00:00:03,000 --> 00:00:04,000\n40\n00:00:05,000 --> "
                  "00:00:06,000\nnej\n")) == "1 ?: ja | 2 ?: 40 | 3 ?: nej");
  CHECK(turns(srt("0\n00:00:01,000 --> 00:00:02,000\nja\n\n1\n00:00:03,000 --> 00:00:04,000\nnej\n")) ==
        "1 ?: ja | 2 ?: nej");
}

TEST_CASE("marks for looks are no talk, other signs in angle brackets are") {
  CHECK(
      turns(srt(
          "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>ja</i> <FONT color=\"red\">og</font> >hurtigt< <langsomt>\n")) ==
      "1 ?: ja og >hurtigt< <langsomt>");
}

TEST_CASE("speakers before the talk, as people, whisperX and noScribe write them") {
  CHECK(turns(srt("00:00:01 --> 00:00:02\nAnna: ja\nBo: nej\n\n00:00:03 --> 00:00:04\nAnna: nå\n")) ==
        "1 Anna: ja | 2 Bo: nej | 3 Anna: nå");
  CHECK(turns(srt("00:00:01 --> 00:00:02\n[SPEAKER_00]: ja\n\n00:00:03 --> 00:00:04\n[SPEAKER_01]: nå\n")) ==
        "1 SPEAKER_00: ja | 2 SPEAKER_01: nå");
  CHECK(turns(srt("00:00:01 --> 00:00:02\n[S01] ja\n\n00:00:03 --> 00:00:04\n[griner] nå\n")) ==
        "1 S01: ja | 2 ?: [griner] nå");
}

TEST_CASE("broken times and stray lines are kept, and said with line and column") {
  const Transcript odd =
      srt("noget foran\n\n1\n00:00:0x,000 --> 00:00:02,000\nja\n\n2\n00:61:00 --> 00:62:00\nnej\n\nogså\n");
  CHECK(timed(odd) == "- ?: ja | - ?: nej også");
  CHECK(asides(odd) == "0: noget foran");
  std::string said;
  for (const Diagnostic& diagnostic : odd.diagnostics) {
    if (diagnostic.code.starts_with("srt-")) said += diagnostic.message.en.substr(0, 17) + "|";
  }
  CHECK(said == "Line 1, column 1:|Line 4, column 1:|Line 8, column 1:|");
}

TEST_CASE("a transcript from elsewhere is written as subtitles, and what they can't hold is listed") {
  const Transcript text = read(
      "Language: da\nParticipant: B = borger (citizen)\nParticipant: S = mentor (worker)\n\n"
      "[00:00:01] B: ja det\n   er det\nS: nej\n[00:00:09] B: nå\n");
  const Written out = written(text, "srt");
  CHECK(out.bytes ==
        "1\n00:00:01,000 --> 00:00:01,720\nB: ja det\ner det\n\n2\n00:00:01,720 --> 00:00:02,220\nS: nej\n\n"
        "3\n00:00:09,000 --> 00:00:09,500\nB: nå\n");
  CHECK(losses(out) == "times 1, end-times 3, descriptions 2, metadata:Language 1, language 1");
}

}  // namespace gribning
