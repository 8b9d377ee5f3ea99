// SPDX-License-Identifier: MIT
#include "gribning/formats/webvtt.h"

#include <nlohmann/json.hpp>
#include <set>

#include "timed.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kReal = beside() / "formats" / "webvtt";

ReadOptions unmerged() {
  ReadOptions options;
  options.format = "webvtt";
  options.merge_gap = -1;
  return options;
}

std::string vtt(std::string_view rest) { return "WEBVTT\n\n" + std::string(rest); }

std::string said_of(const Transcript& transcript, std::string_view code) {
  for (const Diagnostic& diagnostic : transcript.diagnostics) {
    if (diagnostic.code == code) return diagnostic.message.en;
  }
  return "nothing";
}

/// What another program (vtt.js) reads in a file: its own file, or that which it shares with others when the file it
/// is displayed as (-proc) shows any cue.
json expected_cues(const fs::path& path) {
  const fs::path own = fs::path(path).replace_extension(".json");
  if (fs::exists(own)) {
    const json value = json::parse(bytes_of(own));
    return value.is_object() ? value["cues"] : value;
  }
  const json shown = json::parse(bytes_of(path.parent_path() / (path.stem().string() + "-proc.json")));
  if (shown.empty()) return json::array();
  return json::parse(bytes_of(path.parent_path() / "with-data.json"))["cues"];
}

std::string seconds(std::int64_t milliseconds) { return std::to_string(milliseconds); }

/// Cues that say something: "0-2000 text".
std::vector<std::string> with_times(const json& cues) {
  std::vector<std::string> out;
  for (const json& cue : cues) {
    std::string text = cue["text"];
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.empty()) continue;
    out.push_back(seconds(std::llround(cue["startTime"].get<double>() * 1000)) + "-" +
                  seconds(std::llround(cue["endTime"].get<double>() * 1000)) + " " + text);
  }
  return out;
}

std::vector<std::string> with_times(const Transcript& transcript) {
  std::vector<std::string> out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    if (turn.start && turn.end) {
      out.push_back(seconds(*turn.start) + "-" + seconds(*turn.end) + " " + transcript.talk(i));
    }
  }
  return out;
}

/// Titles of the spans that a voice is displayed as, with what they hold.
void collect_voices(const json& node, std::vector<std::pair<std::string, std::string>>& voices) {
  const std::string title = node.value("title", "");
  if (!title.empty()) voices.emplace_back(title, node.value("textContent", ""));
  for (const json& child : node.value("childNodes", json::array())) collect_voices(child, voices);
}

std::vector<fs::path> real(const std::string& folder) {
  auto paths = files_in(kReal / folder, ".vtt");
  if (paths.empty()) WARN("skipped: WebVTT files (" << folder << ") are not there");
  return paths;
}

}  // namespace

TEST_CASE("the times of real WebVTT cues are those that browsers' code reads") {
  for (const fs::path& path : real("cue-times")) {
    INFO(path.string());
    const auto transcript = read_transcript(bytes_of(path), path, unmerged());
    const auto expected = with_times(expected_cues(path));
    if (!transcript) {
      CHECK(expected.empty());
      CHECK(transcript.error().line == 3);
      continue;
    }
    CHECK(with_times(*transcript) == expected);
    // Where the other program drops a cue, its talk is kept and the place is named.
    if (expected.empty()) {
      CHECK(turns(*transcript) == "1 ?: Text");
      CHECK(said_of(*transcript, "webvtt-time").starts_with("Line 3, column "));
    }
  }
}

TEST_CASE("the voices of real WebVTT cues are those that browsers' code reads") {
  for (const fs::path& path : real("voice")) {
    INFO(path.string());
    std::vector<std::pair<std::string, std::string>> voices;
    for (const json& cue : json::parse(bytes_of(path.parent_path() / (path.stem().string() + "-proc.json")))) {
      collect_voices(cue, voices);
    }
    // One of them says nothing at all: a cue more lets it be read.
    const auto transcript = read_transcript(bytes_of(path) + "\n\n00:50.000 --> 00:51.000\nja\n", path, unmerged());
    REQUIRE(transcript);
    std::set<std::string> expected;
    for (const auto& [voice, text] : voices) expected.insert(voice);
    std::set<std::string> found;
    for (const Participant& participant : transcript->participants) {
      if (participant.label != "?") found.insert(participant.label);
    }
    CHECK(found == expected);
    for (const auto& [voice, text] : voices) {
      std::string talk;
      for (TurnIndex i = 0; i < transcript->turns.size(); ++i) {
        if (transcript->speaker_of(i).label == voice) talk += transcript->talk(i);
      }
      CHECK(talk == text);
    }
  }
}

TEST_CASE("real WebVTT files of every layout are read as far as they can be, and it is said what is wrong") {
  for (const fs::path& path : real("file-layout")) {
    INFO(path.string());
    const auto expected = with_times(expected_cues(path));
    const auto transcript = read_transcript(bytes_of(path), path, unmerged());
    if (!expected.empty()) {
      REQUIRE(transcript);
      CHECK(with_times(*transcript) == expected);
    } else if (transcript) {
      CHECK((reports(*transcript, "webvtt-signature") || reports(*transcript, "webvtt-no-blank-line")));
    } else {
      CHECK((transcript.error().code == "empty-file" || transcript.error().line == 1));
    }
  }
}

TEST_CASE("every real WebVTT file is written as it was, and says the same in SRT and afresh") {
  for (const std::string folder : {"cue-times", "file-layout", "voice"}) {
    for (const fs::path& path : real(folder)) {
      INFO(path.string());
      const auto transcript = read_transcript(bytes_of(path), path, ReadOptions{.format = "webvtt"});
      if (!transcript) continue;
      const Written same = written(*transcript, "webvtt");
      CHECK(same.bytes == transcript->original);
      CHECK(losses(same).empty());
      CHECK(timed(read_as(same.bytes, "webvtt")) == timed(*transcript));
      Transcript elsewhere = *transcript;
      elsewhere.original.clear();
      for (const std::string format : {"webvtt", "srt"}) {
        const Written other = written(elsewhere, format);
        const Transcript again = read_as(other.bytes, format);
        REQUIRE(again.turns.size() == transcript->turns.size());
        for (TurnIndex i = 0; i < again.turns.size(); ++i) {
          CHECK(again.talk(i) == transcript->talk(i));
          if (transcript->turns[i].start) CHECK(again.turns[i].start == transcript->turns[i].start);
          if (transcript->turns[i].end) CHECK(again.turns[i].end == transcript->turns[i].end);
        }
      }
    }
  }
}

TEST_CASE("voices: classes, spaces, unclosed, two in a cue, one in another") {
  CHECK(timed(read(vtt("00:01.000 --> 00:02.000\n<v.loud.x Anne  Marie>ja\n<v Bo>nej</v> nå\n"))) ==
        "1000-2000 Anne Marie: ja | 1000-2000 Bo: nej | 1000-2000 Anne Marie: nå");
  CHECK(timed(read(vtt("00:01.000 --> 00:02.000\n<v A>ja</v> hm <v B>nej</v>\n"))) ==
        "1000-2000 A: ja | 1000-2000 ?: hm | 1000-2000 B: nej");
  CHECK(turns(vtt("00:01.000 --> 00:02.000\n<v R&amp;D>ja <00:01.500><c.gul>og</c> <i>så</i></v>\n")) ==
        "1 R&D: ja og så");
}

TEST_CASE("what is no tag and no entity of WebVTT is talk") {
  const Transcript odd = read(vtt("00:01.000 --> 00:02.000\nhan sagde <langsomt> 3 < 4 &aelig; &nope; R&D <<<b>\n"));
  CHECK(turns(odd) == "1 ?: han sagde <langsomt> 3 < 4 æ &nope; R&D <<");
  CHECK(said_of(odd, "webvtt-unknown-tag") ==
        "Line 4, column 11: What stands in <…> here is not WebVTT. It was read as talk.");
  CHECK(reports(odd, "broken-entity"));
  const Transcript arrow = read(vtt("00:01.000 --> 00:02.000\nfra a --> b\n\n00:03.000 --> 00:04.000\nja\n"));
  CHECK(turns(arrow) == "1 ?: fra a --> b | 2 ?: ja");
}

TEST_CASE("the ends of lines, signs at the beginning and NUL do no harm") {
  CHECK(timed(read("\xEF\xBB\xBFWEBVTT\r\r1\r01:00.000 --> 120:00:00.000\rja\r\r\r")) == "60000-432000000 ?: ja");
  CHECK(turns(std::string("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nja\0nej\r\n", 43)) == "1 ?: ja\xE2\x90\x80nej");
}

TEST_CASE("cues of Zoom name their speakers in the talk, and some do not") {
  const Transcript zoom =
      read(vtt("1\n00:01.000 --> 00:02.000\nAnna Holm: hej\n\n2\n00:02.000 --> 00:03.000\nja:men\n\n"
               "3\n00:07.000 --> 00:08.000\nAnna Holm: kl. 12:30\nBo: ok\n"));
  CHECK(turns(zoom) == "1 Anna Holm: hej | 2 ?: ja:men | 3 Anna Holm: kl. 12:30 | 4 Bo: ok");
  CHECK(reports(zoom, "unnamed-talk"));
}

TEST_CASE("cues of one speaker are one turn up to the gap that was asked for, and it is said") {
  const std::string cues =
      vtt("00:01.000 --> 00:02.000\n<v A>ja\n\n00:04.000 --> 00:05.000\n<v A>og\n\n00:09.000 --> 00:10.000\n<v A>nå\n");
  const Transcript merged = read(cues);
  CHECK(timed(merged) == "1000-5000 A: ja og | 9000-10000 A: nå");
  CHECK(reports(merged, "joined-segments"));
  CHECK(read(cues, unmerged()).turns.size() == 3);
  ReadOptions close;
  close.merge_gap = 1999;
  CHECK(read(cues, close).turns.size() == 3);
}

TEST_CASE("numbers of cues are numbers of turns where each became one") {
  const std::string one = "4\n00:01.000 --> 00:02.000\n<v A>ja\n\n";
  CHECK(turns(vtt(one + "7\n00:02.000 --> 00:03.000\n<v B>nej\n")) == "4 A: ja | 7 B: nej");
  CHECK(turns(vtt(one + "7\n00:02.000 --> 00:03.000\n<v A>nej\n")) == "1 A: ja nej");
  CHECK(turns(vtt(one + "4\n00:02.000 --> 00:03.000\n<v B>nej\n")) == "1 A: ja | 2 B: nej");
  CHECK(turns(vtt("1\n00:01.000 --> 00:02.000\n<v A>ja\n2\n00:02.000 --> 00:03.000\n<v B>nej\n")) ==
        "1 A: ja | 2 B: nej");
}

TEST_CASE("a transcript from elsewhere says in comments what WebVTT has no place for") {
  const Transcript text = read(
      "Title: A --> B\nLanguage: da\nConstructed: yes\nParticipant: B = borger (citizen)\nParticipant: S & Co = "
      "mentor (worker)\n\n[00:00:01] B: ja [det\n   er <det>]\n(0.5)\nS & Co: [nej]\nB: nå\nB: jo\n");
  const Written out = written(text, "webvtt");
  const Transcript again = read(out.bytes);
  CHECK(again.format == "webvtt");
  CHECK(turns(again) == turns(text));
  CHECK(asides(again) == "1: (0.5)");
  CHECK(again.constructed);
  CHECK(again.language == Language::da);
  CHECK((again.participants == text.participants));
  CHECK(again.header("Title") == "A --> B");
  CHECK(losses(out) == "times 3, end-times 4");
  // Written from what was read, it is the same file.
  CHECK(written(again, "webvtt").bytes == out.bytes);
}

TEST_CASE("styles, regions, comments and settings are written again, and are losses elsewhere") {
  const fs::path path = fs::path(GRIBNING_SOURCE_DIR) / "tests/formats/golden/webvtt/teams.vtt";
  const Transcript teams = *read_transcript(bytes_of(path), path);
  CHECK(written(teams, "webvtt").bytes == bytes_of(path));
  const std::string lost = losses(written(teams, "srt"));
  for (const std::string kind : {"metadata:STYLE 1", "metadata:REGION 1", "metadata:NOTE 1", "metadata:tier:settings 1",
                                 "metadata:tier:id 1", "under:NOTE 1", "language 1"}) {
    INFO(kind << " in " << lost);
    CHECK(lost.find(kind) != std::string::npos);
  }
  // Corrected talk is written, with the styles that can be told apart from it.
  Transcript corrected = teams;
  corrected.turns[0].pieces.resize(1);
  corrected.turns[0].span = corrected.turns[0].pieces[0];
  const Written out = written(corrected, "webvtt");
  CHECK(out.bytes.find("STYLE\n::cue(.loud)") != std::string::npos);
  CHECK(losses(out).find("metadata:tier:settings 1") != std::string::npos);
}

TEST_CASE("what is wrong in WebVTT is said with line and column, twenty times at most") {
  std::string many = "WEBVTT\n";
  for (int i = 0; i < 50; ++i) many += "\n00:0x.000 --> 00:02.000\nja\n";
  const Transcript transcript = read(many);
  CHECK(transcript.turns.size() == 50);
  CHECK(said_of(transcript, "webvtt-time") ==
        "Line 3, column 5: The times can't be read here. The talk was kept without a time.");
  const auto count = std::count_if(transcript.diagnostics.begin(), transcript.diagnostics.end(),
                                   [](const Diagnostic& other) { return other.code == "webvtt-time"; });
  CHECK(count == 21);
}

TEST_CASE("long WebVTT files and long cues take time by their length only") {
  std::string many = "WEBVTT\n";
  for (int i = 0; i < 30'000; ++i) many += "\n00:01.000 --> 00:02.000\n<v A>ja &amp; <b>nej</b>\n<v B>mm\n";
  CHECK(read(many).turns.size() == 60'000);
  for (const std::string_view part : {"<", "<v ", "<v A>", "&", "&#", "a --> b\n", "<b", "</v>", "<v A><"}) {
    std::string one = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
    for (int i = 0; i < 200'000; ++i) one += part;
    static_cast<void>(read_transcript(one + "\nja\n", "long.vtt"));
  }
}

}  // namespace gribning
