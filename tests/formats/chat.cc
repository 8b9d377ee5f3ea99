// SPDX-License-Identifier: MIT
#include "gribning/formats/chat.h"

#include "gribning/base/lines.h"
#include "writing.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

const fs::path kReal = beside() / "formats" / "chat";

/// Written afresh, as if the transcript came from another format.
Transcript through_chat(Transcript transcript) {
  transcript.format = "elsewhere";
  return read_as(written(transcript, "chat").bytes, "chat");
}

std::string timed(const Transcript& transcript) {
  std::string out;
  for (const Turn& turn : transcript.turns) {
    if (!out.empty()) out += ' ';
    out += turn.start ? std::to_string(*turn.start) + '-' + std::to_string(turn.end.value_or(-1)) : "none";
  }
  return out;
}

/// Labels, talk, asides, lines under turns, times.
std::string whole(const Transcript& transcript) {
  std::string out = turns(transcript) + '\n' + timed(transcript) + '\n';
  for (const Turn& turn : transcript.turns) {
    for (const UnderLine& under : turn.under) out += under.name + ": " + under.text + '\n';
  }
  for (const Aside& aside : transcript.asides) {
    out += std::to_string(aside.before) + ":";
    bool gap = true;
    for (const char c : quote(transcript.text, aside.span)) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (gap && !blank) out += ' ';
      if (!blank) out += c;
      gap = blank;
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("CHAT is known by its headers or by its turns") {
  CHECK(recognise_chat("@Begin\n*BOR:\tja\n") > 90);
  CHECK(recognise_chat("@begin\n@participants: BOR Borger\n") > 90);
  CHECK(recognise_chat("*BOR:\tja\n*SAG:\tnej\n") > 1);
  CHECK(recognise_chat("B: ja\nS: nej\n") == 0);
  CHECK(recognise_chat("@home: ja\n* punkt\n* punkt: to\n") == 0);
}

TEST_CASE("bullets of every kind are times, and talk without them has none") {
  const auto times = [](const std::string& bullet) {
    return timed(read_as("*B:\tja " + bullet + "\n*S:\tnej\n", "chat"));
  };
  CHECK(times("\x15"
              "1200_2400\x15") == "1200-2400 none");
  CHECK(times("\x15"
              "1.2_2.4005\x15") == "1200-2400 none");
  CHECK(times("21120"
              "0_240021") == "1200-2400 none");
  CHECK(times("\x15%snd:\"my file\"_0_5000\x15") == "0-5000 none");
  CHECK(times("\x15"
              "9000_100\x15") == "9000-100 none");
  CHECK(times("21 timer") == "none none");
  const Transcript two = read_as(
      "*B:\tja \x15"
      "1_2\x15 nej \x15"
      "3_4\x15\n",
      "chat");
  CHECK(timed(two) == "1-4");
  CHECK(two.talk(0) == "ja nej");
  CHECK(reports(two, "chat-inner-times"));
}

TEST_CASE("neighbouring times that overlap or go backwards are kept as they are") {
  const Transcript transcript = read_as(
      "*B:\tja \x15"
      "5000_9000\x15\n*S:\tnej \x15"
      "4000_6000\x15\n",
      "chat");
  CHECK(timed(transcript) == "5000-9000 4000-6000");
  CHECK(timed(through_chat(transcript)) == "5000-9000 4000-6000");
}

TEST_CASE("pauses on lines that go on stand between turns, and talk behind them belongs to the turn") {
  const Transcript transcript =
      read_as("*B:\tja\n\t(0.5)\n*S:\tnej\n\t(1.2)\n\tog så\n\t((griner))\n*B:\tjo\n", "chat");
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej (1.2) og så | 3 B: jo");
  CHECK(asides(transcript) == "1: (0.5) | 2: ((griner))");
  CHECK(whole(through_chat(transcript)) == whole(transcript));
}

TEST_CASE("what an analyst sees of CHAT-CA is there: roles, overlap, underlining") {
  const Transcript transcript = read_as(
      "@UTF8\n@Begin\n@Languages:\tdan\n@Participants:\tBOR Borger, SAG Sagsbehandler\n@Options:\tCA\n"
      "*BOR:\tb\x02\x01u\x02\x02ssen ma⌈nge\n*SAG:\t⌊ja⌋\n@End\n",
      "chat");
  CHECK(transcript.role_of(0) == Role::citizen);
  CHECK(transcript.role_of(1) == Role::worker);
  CHECK(transcript.language == Language::da);
  CHECK(plain_words(transcript.turns[0]) == "bussen mange");
  CHECK(transcript.turns[1].notation.marks.front().kind == MarkKind::overlap);
}

TEST_CASE("a code whose colon was forgotten is still a speaker when it is listed") {
  CHECK(turns(read_as("@Participants:\tSTU S, MAR M\n*STU naa: det\n*MAR  :\tja\n", "chat")) ==
        "1 STU: naa: det | 2 MAR: ja");
}

TEST_CASE("labels that CHAT cannot hold are changed and listed") {
  const Transcript transcript = read("Taler 1: ja\nTaler 2: nej\nTaler 1: jo\nTaler 2: nå\n");
  const Written out = written(transcript, "chat");
  CHECK(out.bytes.find("*Taler_1:\tja\n") != std::string::npos);
  CHECK(losses(out).find("labels") != std::string::npos);
}

TEST_CASE("the real CHAT files are read with all their turns and written back") {
  if (!fs::exists(kReal)) {
    WARN("skipped: the sample files are not there");
    return;
  }
  struct Counted {
    std::string_view file;
    std::size_t turns;
    std::size_t participants;
  };
  // Turns: grep -c '^\*'. Participants: the codes of these lines and of @Participants, sort -u | wc -l.
  const std::vector<Counted> counted = {
      {"021A-C0897X0020XX-AAZZP0.cha", 403, 2}, {"021A-C0897X0036XX-AAZZP0.cha", 183, 2},
      {"021A-C0897X0119XX-AAZZP0.cha", 103, 5}, {"021A-C0897X0153XX-AAZZP0.cha", 45, 3},
      {"021A-C0897X0187XX-ABZZP0.cha", 57, 3},  {"021A-C0897X0288XX-AAZZP0.cha", 12, 3},
      {"021A-C0897X0337XX-ABZZP0.cha", 22, 2},  {"021A-C0897X0614XX-AAZZP0.cha", 90, 4},
      {"C0897X0490XX-AAZZP0.cha", 13, 2},       {"KBK_2-automated.cha", 37, 2}};
  for (const Counted& sample : counted) {
    INFO(sample.file);
    const std::string bytes = bytes_of(kReal / sample.file);
    const auto transcript = read_transcript(bytes, sample.file);
    REQUIRE(transcript);
    CHECK(transcript->format == "chat");
    CHECK(transcript->turns.size() == sample.turns);
    CHECK(transcript->participants.size() == sample.participants);
    const Written same = written(*transcript, "chat");
    CHECK(same.bytes == transcript->text);
    CHECK(same.losses.empty());
    CHECK(whole(through_chat(*transcript)) == whole(*transcript));
  }
}

TEST_CASE("malformed CHAT files are read as far as they go, with the place of what is wrong") {
  const auto files = files_in(kReal / "malformed", ".cha");
  if (files.empty()) WARN("skipped: the malformed sample files are not there");
  for (const fs::path& path : files) {
    INFO(path.string());
    const auto transcript = read_transcript(bytes_of(path), path);
    if (!transcript) {
      // The only one without a turn: its label has no colon.
      CHECK(path.filename() == "CHECK_009_tier_name_too_long.cha");
      CHECK(transcript.error().line.value_or(0) > 1);
      continue;
    }
    CHECK(transcript->format == "chat");
    // grep -c '^ *\*'
    const bool two = path.filename() == "CHECK_084_overlap.cha" || path.filename() == "CHECK_091_blank_line.cha" ||
                     path.filename() == "CHECK_133_overlap_same_speaker.cha";
    CHECK(transcript->turns.size() == (two ? 2 : 1));
    // A conversation without a child is nothing odd here.
    const bool sound = path.filename() == "CHECK_068_no_target_child.cha";
    CHECK(transcript->diagnostics.empty() == sound);
  }
}

}  // namespace gribning
