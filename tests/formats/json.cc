// SPDX-License-Identifier: MIT
#include "gribning/formats/json.h"

#include "writing.h"

namespace gribning {
namespace {

std::string failure(std::string_view bytes, std::string format = "json") {
  ReadOptions options;
  options.format = std::move(format);
  const auto transcript = read_transcript(bytes, "a.json", options);
  if (transcript) return "read";
  const Failure& why = transcript.error();
  return why.code + (why.line ? " " + std::to_string(*why.line) + ":" + std::to_string(*why.column) : "");
}

void check_equal(const Transcript& a, const Transcript& b) {
  CHECK(a.name == b.name);
  CHECK(a.format == b.format);
  CHECK(a.encoding == b.encoding);
  CHECK(a.text == b.text);
  CHECK(a.convention == b.convention);
  CHECK(a.language == b.language);
  CHECK(a.constructed == b.constructed);
  CHECK((a.participants == b.participants));
  CHECK((a.turns == b.turns));
  CHECK((a.asides == b.asides));
  CHECK((a.metadata == b.metadata));
  CHECK(a.original == b.original);
  CHECK((a.diagnostics == b.diagnostics));
}

}  // namespace

TEST_CASE("the native form holds all of a transcript, in one value and in lines") {
  std::vector<std::filesystem::path> paths = files_in(std::filesystem::path(GRIBNING_SOURCE_DIR) / "corpora", ".txt");
  const auto more = files_in(beside() / "excerpts", ".txt");
  if (more.empty()) WARN("skipped: the printed extracts are not there");
  paths.insert(paths.end(), more.begin(), more.end());
  for (const auto& path : paths) {
    INFO(path.string());
    const auto transcript = read_transcript(bytes_of(path), path);
    if (!transcript) continue;
    for (const std::string format : {"json", "jsonl"}) {
      const auto again = read_transcript(write_transcript(*transcript, format)->bytes, path);
      REQUIRE(again);
      check_equal(*again, *transcript);
    }
  }
}

TEST_CASE("the native form may be written by hand") {
  CHECK(turns(R"([{"label": "B", "text": "ja"}, {"speaker": "S", "talk": "nej"}])") == "1 B: ja | 2 S: nej");
  const Transcript edited = read(
      R"({"text": "ja\nnej\n", "turns": [{"speaker": "B", "pieces": [[0, 2]], "talk": "jo"}, {"speaker": "S", "pieces": [[3, 99]], "talk": "næ"}]})");
  CHECK(turns(edited) == "1 B: ja | 2 S: næ");
  CHECK(reports(edited, "talk-differs"));
  CHECK(reports(edited, "bad-span"));
}

TEST_CASE("broken JSON is refused with its place, a broken line of many is passed over") {
  CHECK(failure("{\"turns\": [\n {\"speaker\": \"B\",, ]}") == "json-syntax 2:18");
  CHECK(failure(std::string(100'000, '[')).starts_with("json-depth 1:"));
  CHECK(failure("{\"turns\": []}") == "no-turns");
  CHECK(failure("[1, null, \"x\"]") == "no-turns");
  const Transcript lines =
      read_as("{\"speaker\": \"B\", \"talk\": \"ja\"}\n{\"speaker\":\n7\n{\"talk\": \"nej\"}\n", "jsonl");
  CHECK(turns(lines) == "1 B: ja | 2 ?: nej");
  CHECK(reports(lines, "json-syntax"));
  CHECK(reports(lines, "not-a-turn"));
}

TEST_CASE("thousands of broken lines are told in some, and the last says how many more there were") {
  std::string lines = "{\"speaker\": \"B\", \"talk\": \"ja\"}\n";
  for (int i = 0; i < 3000; ++i) lines += "7\n";
  for (int i = 0; i < 3; ++i) lines += "{\"speaker\":\n";
  const Transcript read = read_as(lines, "jsonl");
  std::map<std::string, std::vector<std::string>> messages;
  for (const Diagnostic& one : read.diagnostics) messages[one.code].push_back(one.message.en);
  CHECK(messages["json-syntax"].size() == 3);
  const auto& turns = messages["not-a-turn"];
  REQUIRE(turns.size() == 51);
  CHECK(turns.front().starts_with("2: "));
  CHECK(turns[49].starts_with("51: "));
  CHECK(turns.back().find("and 2950 more places") != std::string::npos);
}

TEST_CASE("numbers that are none are passed over") {
  CHECK(read(R"([{"speaker": "B", "talk": "ja", "start": NaN, "end": -Infinity}])").turns[0].start == std::nullopt);
  CHECK(failure(R"([{"speaker": "B", "talk": "ja", "start": 1e999}])") == "json-syntax 1:1");
}

}  // namespace gribning
