// SPDX-License-Identifier: MIT
#include "gribning/pipeline/plan.h"

#include <catch2/catch.hpp>
#include <utility>

#include "gribning/base/files.h"
#include "pipeline/folder.h"

namespace gribning {
namespace {

void leave_out(const Input& input) { FAIL(input.path); }

std::vector<Input> inputs_of(const std::filesystem::path& plan, std::size_t shard) {
  PlannedInputs inputs(*PlanReader::open(plan), shard);
  std::vector<Input> all;
  while (auto input = inputs.next()) {
    inputs.load(*input);
    all.push_back(*std::move(input));
  }
  return all;
}

}  // namespace

TEST_CASE("a plan that was cut off between two lines is told") {
  const Folder place;
  place.put("talks/a.txt", "B: ja\n");
  place.put("talks/b.txt", "B: nej\n");
  const auto file = place.path("plan.jsonl");
  const auto talks = place.path("talks").string();
  REQUIRE(write_plan([&] { return Inputs({talks}, std::nullopt); }, 1, file, leave_out));
  CHECK(inputs_of(file, 1).size() == 2);
  const auto whole = *read_file(file);
  place.put("plan.jsonl", whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));
  const auto cut = inputs_of(file, 1);
  REQUIRE(cut.size() == 2);
  CHECK_FALSE(cut[0].failure);
  REQUIRE(cut[1].failure);
  CHECK(cut[1].failure->code == "not-a-plan");
}

TEST_CASE("files that come or go while a plan is made are noticed, and nothing is left of the plan") {
  const Folder place;
  const auto few = place.put("a.txt", "B: ja\n").string();
  const auto more = place.put("b.txt", "B: nej\n").string();
  const auto file = place.path("plan.jsonl");
  for (const bool coming : {true, false}) {
    bool first = true;
    const auto inputs = [&] {
      const bool both = std::exchange(first, false) != coming;
      return both ? Inputs({few, more}, std::nullopt) : Inputs({few}, std::nullopt);
    };
    const auto plan = write_plan(inputs, 1, file, leave_out);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == "inputs-differ");
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(std::filesystem::exists(file.string() + ".partial"));
  }
}

TEST_CASE("a file of lines that is named twice is planned and found twice") {
  const Folder place;
  const std::string talk = "{\"turns\": [{\"speaker\": \"B\", \"talk\": \"ja\"}]}\n";
  const auto talks = place.put("talks.jsonl", talk + talk).string();
  const auto file = place.path("plan.jsonl");
  REQUIRE(write_plan([&] { return Inputs({talks, talks}, std::nullopt); }, 1, file, leave_out));
  const auto inputs = inputs_of(file, 1);
  CHECK(names_of(inputs, place) ==
        std::vector<std::string>{"talks.jsonl", "talks.jsonl#2", "talks.jsonl", "talks.jsonl#2"});
  for (const auto& input : inputs) CHECK(read_input(input, {}).transcripts.size() == 1);
}

TEST_CASE("a plan names what is missing, and is none when nothing is left") {
  const Folder place;
  const auto file = place.path("plan.jsonl");
  const auto nowhere = place.path("nowhere.txt").string();
  const auto here = place.put("a.txt", "B: ja\n").string();
  for (const bool alone : {true, false}) {
    std::vector<std::string> missing;
    const auto tell = [&](const Input& input) { missing.push_back(input.failure->code + " " + input.path.string()); };
    const auto named = alone ? std::vector<std::string>{nowhere} : std::vector<std::string>{nowhere, here};
    const auto plan = write_plan([&] { return Inputs(named, std::nullopt); }, 1, file, tell);
    CHECK(missing == std::vector<std::string>{"file-not-found " + nowhere});
    CHECK(plan.has_value() != alone);
    CHECK(std::filesystem::exists(file) != alone);
  }
  CHECK(inputs_of(file, 1).size() == 1);
}

TEST_CASE("a name that is not UTF-8 is found again by its plan") {
  const Folder place;
  const auto latin = place.put("s\xF8ren.txt", "B: ja\n");
  const auto file = place.path("plan.jsonl");
  REQUIRE(write_plan([&] { return Inputs({latin.string()}, std::nullopt); }, 1, file, leave_out));
  const auto inputs = inputs_of(file, 1);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].path == latin);
  CHECK(read_input(inputs[0], {}).transcripts.size() == 1);
}

TEST_CASE("what cannot be read is told with its cause") {
  const Folder place;
  const auto folder = hash_of_file(place.path());
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == "file-unreadable");
  CHECK(folder.error().message.en.find("it is a folder") != std::string::npos);
  const auto missing = hash_of_file(place.path("nowhere"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == "file-not-found");
}

}  // namespace gribning
