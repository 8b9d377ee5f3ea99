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
  for (const std::int64_t number : {10, 11, 12}) transcript.turns.push_back({.number = number, .speaker = 1});
  transcript.turns.front().speaker = 0;
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
  std::vector<CodingRemarks> remarks;
  const auto read = read_coding(folder.path, transcript, remarks);
  CHECK(remarks.empty());
  REQUIRE(read.has_value());
  REQUIRE(read->has_value());
  CHECK((*read)->opportunities == coding.opportunities);
  CHECK((*read)->worker_turns == coding.worker_turns);
  CHECK((*read)->notes == coding.notes);
}

TEST_CASE("a conversation without a coding file has no coding, and that is no failure") {
  const Folder folder;
  std::vector<CodingRemarks> remarks;
  const auto read = read_coding(folder.path, three_turns(), remarks);
  REQUIRE(read.has_value());
  CHECK_FALSE(read->has_value());
}

TEST_CASE("a row that cannot be understood is told with file, line and column, and the others are read") {
  const Folder folder;
  const auto file = folder.path / "talk.opportunities.tsv";
  std::ofstream(file) << "\xEF\xBB\xBF# two coders met\r\n"
                      << "conversation\tturn\tperspective\torientation\ttentative\tresponse_turn\tverdict\thow\tlater"
                         "\tnote\r\n"
                      << "æøå\t10\tconcrete\tsideways\tno\t11\ttaken_up\tquestion\t\tfirst\r\n\r\n"
                      << "talk\t10\tconcrete\ttoward\tno\t11\ttaken_up\tquestion\t\tsecond\r\n";
  std::ofstream(folder.path / "talk.worker_turns.tsv")
      << "conversation\tturn\tcontinuer\tquestion\tinvites\tinstitutional\n"
      << "talk\t11\tno\topen\tsome\tno\n"
      << "talk\t12\tno\t\t\tno\n";
  std::vector<CodingRemarks> remarks;
  const auto read = read_coding(folder.path, three_turns(), remarks);
  REQUIRE(read.has_value());
  REQUIRE(read->has_value());
  CHECK((*read)->notes == std::vector<std::string>{"second"});
  REQUIRE((*read)->opportunities.size() == 1);
  CHECK((*read)->worker_turns == std::vector<WorkerTurn>{{1, false, QuestionForm::open, Invites::some, false}});
  REQUIRE(remarks.size() == 2);
  REQUIRE(remarks[0].diagnostics.size() == 1);
  const auto& told = remarks[0];
  CHECK(describe(told.diagnostics[0], told.file, told.text, Language::en) ==
        file.string() +
            ":3:17: error: Column 'orientation': 'sideways' is not a code of the codebook. The row is left out. "
            "[unknown-code]\n  Write one of the codes toward, conditional.");
  REQUIRE(remarks[1].diagnostics.size() == 1);
  CHECK(describe(remarks[1].diagnostics[0], "w.tsv", remarks[1].text, Language::da) ==
        "w.tsv:3:12: fejl: Kolonnen »question«: »« er ikke en kode i kodebogen. Rækken er udeladt. [unknown-code]\n"
        "  Skriv en af koderne none, open, closed, chain.");
}
