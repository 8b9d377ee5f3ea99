// SPDX-License-Identifier: MIT
#include "writing.h"

namespace gribning {
namespace {

std::string rewritten(std::string_view text) { return written(read(text), "text").bytes; }

}  // namespace

TEST_CASE("text is written with every participant in the header") {
  CHECK(rewritten("Title: Opfølgning\nLanguage: da\n\nB: ja\nS: nej\n") ==
        "Title: Opfølgning\nLanguage: da\nParticipant: B =\nParticipant: S =\n\nB: ja\nS: nej\n");
  CHECK(rewritten("Participant: B = en borger (citizen)\n\nB: ja\nS: nej\n") ==
        "Participant: B = en borger (citizen)\nParticipant: S =\n\nB: ja\nS: nej\n");
}

TEST_CASE("text keeps numbers, times, wrapped lines and what stands under turns") {
  const std::string text =
      "Participant: B = (citizen)\nParticipant: S = (worker)\n\n"
      "[00:00:05.200] 3 B: jeg har været\n      inde i en butik\n  Translation: I was in a shop\n%kom: lavt\n"
      "[00:01:05.000] 7 S: hvad for en\n";
  CHECK(rewritten(text) == text);
  CHECK(losses(written(read(text), "text")).empty());
}

TEST_CASE("text keeps lines that belong to nobody, and its columns") {
  const std::string text =
      "Participant: B = (citizen)\nParticipant: S = (worker)\n\nB:  ja [det er\n(0.5)\nS:     [ja\n";
  CHECK(rewritten(text) == text);
}

TEST_CASE("what text can't hold is listed") {
  Transcript transcript = read("Participant: B = (citizen)\n\nB: ja\nB: nej\n");
  transcript.turns[0].end = 1000;
  transcript.participants[0].label = "B: <1>";
  transcript.metadata.push_back({"S", "x"});
  const Written out = written(transcript, "text");
  CHECK(losses(out) == "labels 2, end-times 1, participants 1, metadata:S 1");
  for (const Loss& loss : out.losses) CHECK_FALSE(loss.message.da.empty());
}

TEST_CASE("writing asks for a format that can be written") {
  const auto unknown = write_transcript(read("B: ja\nS: nej"), "morse");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == "unknown-format");
}

TEST_CASE("every conversation written as text reads the same, with nothing lost") {
  std::vector<std::filesystem::path> paths = files_in(std::filesystem::path(GRIBNING_SOURCE_DIR) / "corpora", ".txt");
  CHECK(paths.size() >= 14);
  for (const auto* folder : {"corpus-dev", "corpus-train", "danish-talk", "excerpts"}) {
    const auto more = files_in(beside() / folder, ".txt");
    if (more.empty()) WARN("skipped: " << folder << " is not there");
    paths.insert(paths.end(), more.begin(), more.end());
  }
  for (const auto& path : paths) {
    if (path.filename().string().starts_with("README")) continue;
    INFO(path.string());
    const auto transcript = read_transcript(bytes_of(path), path);
    if (!transcript) continue;
    const Written out = written(*transcript, "text");
    CHECK(losses(out).empty());
    const Transcript again = read_as(out.bytes, "text");
    CHECK(turns(again) == turns(*transcript));
    CHECK(written(again, "text").bytes == out.bytes);
  }
}

}  // namespace gribning
