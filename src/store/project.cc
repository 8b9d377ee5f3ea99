// SPDX-License-Identifier: MIT
#include "gribning/store/project.h"

#include <fmt/format.h>

#include "files.h"
#include "schema.h"
#include "store.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

Project::Project(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::create(const std::filesystem::path& file, std::string_view title, const Clock& clock) {
  return guarded([&] {
    expect_free(file);
    {
      NewFile made(file, file.filename().string());
      const Database database(made.path(), Opening::create);
      migrate(database, schema_steps());
      database.transaction([&] {
        database.prepare("INSERT INTO about (key, value) VALUES ('title', ?)").with(title).run();
        database.prepare("INSERT INTO codebook (version, time, note) VALUES (1, ?, '')").with(clock()).run();
        database.prepare("INSERT INTO phases (phase, time, note) VALUES ('explore', ?, '')").with(clock()).run();
        seal_settings(database);
      });
      made.keep();
    }
    return taken(open(file, Access::change, clock));
  });
}

Result<Project> Project::open(const std::filesystem::path& file, Access access, const Clock& clock) {
  return guarded([&] {
    const bool change = access == Access::change;
    auto opened = std::make_unique<Store>(Store{file, Database(file, change ? Opening::change : Opening::read), clock});
    const auto& database = opened->database;
    if (change) {
      expect_project(database);
      migrate(database, schema_steps());
      // Readers and a writer side by side; what is written is in the log until it is taken over into the file.
      database.run("PRAGMA journal_mode = WAL");
    } else {
      expect_readable(database, schema_steps());
    }
    return Project(std::move(opened));
  });
}

Result<Status> Project::status() const {
  return guarded([&] {
    const auto& database = store_->database;
    Status status;
    auto title = database.prepare("SELECT value FROM about WHERE key = 'title'");
    if (title.step()) status.title = title.string(0);
    status.phase = phase_now(database);
    status.codebook = codebook_now(database);
    status.conversations = database.number("SELECT count(*) FROM conversations");
    status.turns = database.number(
        "SELECT coalesce(sum(t.turns), 0) FROM conversations c JOIN transcripts t ON t.conversation = c.id AND "
        "t.version "
        "= c.version");
    status.opportunities = database.number("SELECT count(*) FROM opportunities");
    auto decisions = database.prepare("SELECT coalesce(max(number), 0) FROM journal WHERE coder = ?");
    auto marks = database.prepare(
        "SELECT count(*) FILTER (WHERE layer <> 'conversation'), count(*) FILTER (WHERE layer = 'conversation') FROM "
        "marks WHERE coder = ? AND rejected = 0");
    for (const auto& coder : read_coders(database)) {
      const auto id = coder_id(database, coder.name);
      CoderStatus of{.coder = coder};
      if (decisions.with(id).step()) of.decisions = decisions.integer(0);
      if (marks.with(id).step()) {
        of.marks = marks.integer(0);
        of.finished = marks.integer(1);
      }
      of.lost = static_cast<std::int64_t>(taken(lost(coder.name)).size());
      status.coders.push_back(std::move(of));
    }
    return status;
  });
}

}  // namespace gribning
