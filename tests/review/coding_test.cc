// SPDX-License-Identifier: MIT
#include "gribning/review/coding.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace {

using namespace gribning;
namespace fs = std::filesystem;

/// A folder of its own for each test, gone afterwards. Tests run side by side in processes of their own.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "gribning-coding-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

Transcript three_turns() {
  Transcript transcript;
  transcript.name = "talk";
  transcript.participants = {{.label = "B", .role = Role::citizen}, {.label = "S", .role = Role::worker}};
  for (const std::int64_t number : {10, 11, 12}) transcript.turns.push_back({.number = number});
  return transcript;
}

}  // namespace

TEST_CASE("coding that is written is read back the same, by printed turn numbers") {
  const Folder folder;
  const auto transcript = three_turns();
  Coding coding{.conversation = "talk"};
  coding.opportunities = {{.turn = 0,
                           .perspective = Perspective::general,
                           .orientation = Orientation::conditional,
                           .tentative = true,
                           .response = 1,
                           .verdict = Verdict::acknowledged,
                           .how = How::deferral,
                           .later = 2}};
  coding.notes = {"a note"};
  coding.worker_turns = {{.turn = 1, .question = QuestionForm::open, .invites = Invites::any, .institutional = true}};
  REQUIRE(write_coding(folder.path, coding, transcript).has_value());
  const auto read = read_coding(folder.path, transcript);
  REQUIRE(read.has_value());
  REQUIRE(read->has_value());
  CHECK((*read)->opportunities == coding.opportunities);
  CHECK((*read)->worker_turns == coding.worker_turns);
  CHECK((*read)->notes == coding.notes);
}

TEST_CASE("a conversation without a coding file has no coding, and that is no failure") {
  const Folder folder;
  const auto read = read_coding(folder.path, three_turns());
  REQUIRE(read.has_value());
  CHECK_FALSE(read->has_value());
}

TEST_CASE("a turn or code that is not there is named with file, line and column") {
  const Folder folder;
  std::ofstream(folder.path / "talk.opportunities.tsv")
      << "conversation\tturn\tperspective\torientation\ttentative\tresponse_turn\tverdict\thow\tlater\tnote\n"
      << "talk\t10\tconcrete\tsideways\tno\t11\ttaken_up\tquestion\t\t\n";
  const auto read = read_coding(folder.path, three_turns());
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == "unknown-code");
  CHECK(read.error().line == 2);
  CHECK(read.error().column == 18);
  CHECK(read.error().message.en.find("sideways") != std::string::npos);
}
