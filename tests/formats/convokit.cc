// SPDX-License-Identifier: MIT
#include "gribning/base/files.h"
#include "writing.h"

namespace gribning {
namespace {

const std::string kTwo =
    R"({"id": "1", "conversation_id": "1", "text": "ja", "speaker": "b", "reply-to": null, "timestamp": null, "meta": {}})"
    "\n"
    R"({"id": "7", "conversation_id": "7", "text": "hej", "speaker": "s", "reply-to": null, "timestamp": null, "meta": {}})"
    "\n"
    R"({"id": "2", "conversation_id": "1", "text": "nej", "speaker": "s", "reply-to": "1", "timestamp": null, "meta": {"x": [1]}})"
    "\n"
    R"({"id": "3", "conversation_id": "1", "text": "jo", "speaker": "b", "reply-to": "1", "timestamp": null, "meta": {}})"
    "\n";

std::vector<Transcript> read_all(std::string_view text, const ReadOptions& options = {}) {
  auto all = read_transcripts(text, "korpus/utterances.jsonl", options);
  if (!all) FAIL(describe(all.error(), Language::en));
  return *std::move(all);
}

}  // namespace

TEST_CASE("each conversation of a ConvoKit corpus is a transcript") {
  const auto all = read_all(kTwo);
  REQUIRE(all.size() == 2);
  CHECK(turns(all[0]) == "1 b: ja | 2 s: nej | 3 b: jo");
  CHECK(all[0].name == "1");
  CHECK(turns(all[1]) == "1 s: hej");
  CHECK(all[1].header("conversation_id") == "7");
}

TEST_CASE("reading one conversation of a ConvoKit corpus says that there are more") {
  const Transcript first = read(kTwo);
  CHECK(first.format == "convokit");
  CHECK(turns(first) == "1 b: ja | 2 s: nej | 3 b: jo");
  CHECK(reports(first, "several-conversations"));
}

TEST_CASE("an utterance that answers an earlier one says which") {
  const auto all = read_all(kTwo);
  CHECK(all[0].turns[1].under == std::vector<UnderLine>{{"id", "2"}, {"x", "[1]"}});
  CHECK(all[0].turns[2].under == std::vector<UnderLine>{{"id", "3"}, {"reply_to", "1"}});
}

TEST_CASE("speakers and conversations are described by the files beside the utterances") {
  ReadOptions options;
  options.beside["speakers.json"] =
      R"({"b": {"meta": {"role": "citizen", "description": "borger"}}, "s": {"role": "worker"}})";
  options.beside["conversations.json"] =
      R"({"1": {"meta": {"name": "../../butikken", "language": "da"}, "vectors": []}})";
  const auto all = read_all(kTwo, options);
  CHECK(all[0].participants[0] == Participant{"b", "borger", Role::citizen, RoleSource::declared});
  CHECK(all[0].participants[1].role == Role::worker);
  CHECK(all[0].language == Language::da);
  // A name from a file chooses no folder.
  CHECK(all[0].name == "_.._.._butikken");
}

TEST_CASE("the older form of ConvoKit is read too") {
  const auto all =
      read_all(R"({"id": "1", "root": "1", "text": "ja", "user": "b", "reply-to": null, "timestamp": 5})"
               "\n"
               R"({"id": "2", "root": "1", "text": "nej", "user": {"id": "s"}, "reply-to": "1", "timestamp": 2.5})"
               "\n");
  REQUIRE(all.size() == 1);
  // In the order of time.
  CHECK(turns(all[0]) == "1 s: nej | 2 b: ja");
  CHECK(all[0].turns[0].start == 2500);
  CHECK(reports(all[0], "sorted-by-time"));
}

TEST_CASE("time stamps that count from 1970 are no times of a recording") {
  const auto all =
      read_all(R"({"id": "1", "conversation_id": "1", "text": "ja", "speaker": "b", "timestamp": 1325462400})"
               "\n");
  CHECK(!all[0].turns[0].start);
  CHECK(all[0].turns[0].under[0].name == "timestamp");
}

TEST_CASE("broken lines and files of a corpus are reported and the rest is read") {
  ReadOptions options;
  options.beside["speakers.json"] = "{";
  const auto all = read_all(kTwo + "{\"id\": \n42\n", options);
  REQUIRE(all.size() == 2);
  CHECK(reports(all[0], "json-syntax"));
  CHECK(reports(all[0], "not-an-utterance"));
}

TEST_CASE("a folder with a corpus is read as one input") {
  const auto folder = std::filesystem::path(GRIBNING_SOURCE_DIR) / "tests" / "formats" / "golden" / "convokit";
  REQUIRE(is_corpus(folder));
  const auto all = read_path(folder);
  REQUIRE(all);
  REQUIRE(all->size() == 1);
  CHECK(all->front().participants[0].role == Role::citizen);
  CHECK(all->front().constructed);
}

}  // namespace gribning
