// SPDX-License-Identifier: MIT
#include "gribning/pipeline/journal.h"

#include <catch2/catch.hpp>
#include <functional>

#include "gribning/base/files.h"
#include "pipeline/folder.h"

namespace gribning {
namespace {

Done record(const std::string& name, std::uint64_t end) {
  Done done;
  done.input = name;
  done.size = 7;
  done.changed = 9;
  done.conversations = 1;
  done.counts = {1, 2, 3};
  done.names = {name + "-2"};
  done.end = end;
  done.sha256 = "abc";
  return done;
}

/// What is within the first bytes of the output.
std::function<bool(const Done&)> within(std::uint64_t size) {
  return [size](const Done& done) { return done.end <= size; };
}

std::vector<std::string> inputs_of(Journal& journal, std::uint64_t size) {
  std::vector<std::string> names;
  for (;;) {
    const auto done = journal.next_done(within(size));
    REQUIRE(done);
    if (!*done) return names;
    names.push_back((*done)->input);
  }
}

}  // namespace

TEST_CASE("a name that is not UTF-8 is the same when a journal is read again") {
  const Folder place;
  const auto path = place.path("journal");
  const std::string latin = "s\xF8ren.txt";
  {
    auto journal = Journal::begin(path, "this");
    REQUIRE(journal);
    auto done = record(latin, 10);
    done.names = {"a", latin};
    REQUIRE(journal->add(done));
  }
  auto reader = JournalReader::open(path);
  REQUIRE(reader);
  const auto done = reader->next();
  REQUIRE(done);
  CHECK(done->input == latin);
  CHECK(done->names == std::vector<std::string>{"a", latin});
}

TEST_CASE("a journal that was closed goes on behind its last record") {
  const Folder place;
  const auto path = place.path("journal");
  {
    auto journal = Journal::begin(path, "this");
    REQUIRE(journal);
    REQUIRE(journal->add(record("a", 10)));
    auto broken = record("b", 10);
    broken.failure = Failure{.code = "x", .message = {"da", "en"}, .file = "b", .line = 3};
    REQUIRE(journal->add(broken));
  }
  {
    auto journal = Journal::go_on(path, "this");
    REQUIRE(journal);
    const auto first = journal->next_done(within(100));
    REQUIRE(first);
    REQUIRE(*first);
    CHECK((*first)->counts == std::vector<std::size_t>{1, 2, 3});
    CHECK((*first)->names == std::vector<std::string>{"a-2"});
    const auto second = journal->next_done(within(100));
    REQUIRE((*second)->failure);
    CHECK((*second)->failure->line == 3);
    CHECK(inputs_of(*journal, 100).empty());
    REQUIRE(journal->add(record("c", 20)));
  }
  auto again = Journal::go_on(path, "this");
  CHECK(inputs_of(*again, 100) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("a record that was cut off, or whose results never reached the output, is forgotten") {
  const Folder place;
  const auto path = place.path("journal");
  {
    auto journal = Journal::begin(path, "this");
    REQUIRE(journal->add(record("a", 10)));
    REQUIRE(journal->add(record("b", 20)));
    REQUIRE(journal->add(record("c", 30)));
  }
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 5);
  {
    auto cut = Journal::go_on(path, "this");
    CHECK(inputs_of(*cut, 100) == std::vector<std::string>{"a", "b"});
  }
  {
    auto lost = Journal::go_on(path, "this");
    CHECK(inputs_of(*lost, 15) == std::vector<std::string>{"a"});
    REQUIRE(lost->add(record("B", 20)));
  }
  auto again = Journal::go_on(path, "this");
  CHECK(inputs_of(*again, 100) == std::vector<std::string>{"a", "B"});
}

TEST_CASE("a journal that is being written is left to the one who writes it") {
  const Folder place;
  const auto path = place.path("journal");
  {
    auto journal = Journal::begin(path, "this");
    REQUIRE(journal);
    REQUIRE(journal->add(record("a", 10)));
    const auto anew = Journal::begin(path, "this");
    REQUIRE_FALSE(anew);
    CHECK(anew.error().code == "in-use");
    const auto on = Journal::go_on(path, "this");
    REQUIRE_FALSE(on);
    CHECK(on.error().code == "in-use");
    REQUIRE(journal->add(record("b", 20)));
  }
  auto journal = Journal::go_on(path, "this");
  REQUIRE(journal);
  CHECK(inputs_of(*journal, 100) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a journal of something else is not gone on with") {
  const Folder place;
  const auto path = place.path("journal");
  REQUIRE(Journal::begin(path, "this"));
  const auto other = Journal::go_on(path, "that");
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "journal-differs");
  const auto none = Journal::go_on(place.put("text", "B: ja\n"), "this");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "not-a-journal");
}

}  // namespace gribning
