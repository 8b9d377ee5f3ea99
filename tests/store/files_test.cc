// SPDX-License-Identifier: MIT
#include "gribning/base/files.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "gribning/base/hash.h"
#include "place.h"
#include "store/schema.h"

using namespace gribning;
using namespace gribning::testing;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder)] = read_file(entry.path()).value();
  }
  return files;
}

/// Something of everything that a project can hold.
void fill(Project& project) {
  REQUIRE(project.define_code({"trust", "Tillid", "…"}, "first").has_value());
  REQUIRE(project.decide("anna", entry(Act::accept, 3)).has_value());
  REQUIRE(project.decide("anna", entry(Act::change, 3, {{"verdict", "none"}})).has_value());
  REQUIRE(project.undo("anna").has_value());
  REQUIRE(project.decide("bo", entry(Act::add, 1, kConcrete)).has_value());
  DecisionEntry memo;
  memo.layer = layer::kMemo;
  memo.note = "om projektet \"i citat\"\nto linjer";
  REQUIRE(project.decide("anna", memo).has_value());
  auto code = entry(Act::add, 1, {}, "to");
  code.layer = layer::kCode;
  code.label = "trust";
  REQUIRE(project.decide("anna", code).has_value());
  const Found corrected("to", std::string(kTalk) + "7 S: godt\n");
  REQUIRE(project.add(corrected.findings(), std::string(64, 'c')).has_value());
  REQUIRE(project.begin_phase(Phase::refine, "efter første møde").has_value());
}

void run_sql(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  char* message = nullptr;
  const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
  INFO((message == nullptr ? "" : message));
  CHECK(code == SQLITE_OK);
  sqlite3_free(message);
  sqlite3_close(database);
}

std::string open_error(const fs::path& file, Project::Access access = Project::Access::change) {
  const auto project = Project::open(file, access, ticking());
  return project ? std::string() : project.error().code;
}

}  // namespace

TEST_CASE("a project that is exported and imported is the same project") {
  const Place place;
  auto project = project_in(place);
  fill(project);
  REQUIRE(project.export_to(place / "a").has_value());
  auto again = Project::import_from(place / "a", place / "again.gribning", ticking());
  REQUIRE(again.has_value());
  CHECK(again->check().value().empty());
  REQUIRE(again->export_to(place / "b").has_value());
  CHECK(files_in(place / "a") == files_in(place / "b"));
  CHECK(again->history("", "", 0).value() == project.history("", "", 0).value());
  for (const auto* coder : {"anna", "bo"}) {
    for (const auto* conversation : {"en", "to"}) {
      CHECK(again->marks(coder, conversation).value() == project.marks(coder, conversation).value());
    }
  }
  CHECK(again->redo("anna").error().code == project.redo("anna").error().code);
}

TEST_CASE("an export writes only what changed, keeps its hands off other folders, and says what is wrong in a file") {
  const Place place;
  auto project = project_in(place);
  fill(project);
  REQUIRE(project.export_to(place / "a").has_value());
  const auto untouched = fs::last_write_time(place / "a/conversations/en.json");
  fs::last_write_time(place / "a/conversations/en.json", untouched - std::chrono::hours(1));
  REQUIRE(project.decide("anna", entry(Act::reject, 3)).has_value());
  REQUIRE(project.export_to(place / "a").has_value());
  CHECK(fs::last_write_time(place / "a/conversations/en.json") == untouched - std::chrono::hours(1));
  fs::create_directories(place / "other");
  REQUIRE(write_file(place / "other/thesis.txt", "mine").has_value());
  CHECK(project.export_to(place / "other").error().code == "not-an-export");

  REQUIRE(write_file(place / "a/coders/anna/en.json", "{\"coder\": \"anna\"").has_value());
  const auto bad = Project::import_from(place / "a", place / "bad.gribning", ticking());
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().code == "bad-export");
  CHECK(bad.error().file.find("anna") != std::string::npos);
  CHECK_FALSE(fs::exists(place / "bad.gribning"));
  fs::remove(place / "a/coders/anna/en.json");
  CHECK(Project::import_from(place / "a", place / "bad.gribning", ticking()).error().code == "bad-export");
}

TEST_CASE("files are for the owner only, and nothing is overwritten") {
  const Place place;
  auto project = project_in(place);
  fill(project);
  const auto backup = project.backup(place / "backups", 3).value();
  REQUIRE(project.export_to(place / "a").has_value());
  for (const auto& entry : fs::recursive_directory_iterator(place.path)) {
    INFO(entry.path());
    CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  }
  CHECK(Project::create(place / "p.gribning", "", ticking()).error().code == "file-exists");
  CHECK(Project::import_from(place / "a", place / "p.gribning", ticking()).error().code == "file-exists");
}

TEST_CASE("a backup is the project, has its hash beside it, and the oldest go") {
  const Place place;
  auto project = project_in(place);
  fill(project);
  std::vector<fs::path> made;
  for (int i = 0; i < 4; ++i) made.push_back(project.backup(place / "backups", 2).value().file);
  CHECK_FALSE(fs::exists(made[0]));
  CHECK_FALSE(fs::exists(made[1].string() + ".sha256"));
  CHECK(fs::exists(made[2]));
  const auto bytes = read_file(made[3]).value();
  CHECK(read_file(made[3].string() + ".sha256").value() == sha256(bytes) + "  p-0004.gribning\n");
  const auto copy = Project::open(made[3], Project::Access::change, ticking()).value();
  CHECK(copy.history("", "", 0).value() == project.history("", "", 0).value());
}

TEST_CASE("two programs work on one project at once, and both see what the other decided") {
  const Place place;
  auto project = project_in(place);
  auto other = Project::open(place / "p.gribning", Project::Access::change, ticking()).value();
  auto remark = entry(Act::comment, 1);
  remark.note = "se her";
  for (int i = 0; i < 10; ++i) {
    REQUIRE(project.decide("anna", remark).has_value());
    REQUIRE(other.decide("anna", remark).has_value());
    REQUIRE(other.decide("carl", remark).has_value());
  }
  CHECK(project.history("anna", "", 0).value().size() == 20);
  CHECK(project.check().value().empty());
}

TEST_CASE("a file of every earlier version opens, is brought up to date and holds what it held") {
  std::size_t versions = 0;
  for (const auto& fixture : fs::directory_iterator(fs::path(GRIBNING_SOURCE_DIR) / "tests/store/versions")) {
    INFO(fixture.path());
    ++versions;
    const Place place;
    run_sql(place / "old.gribning", read_file(fixture.path()).value());
    const auto project = Project::open(place / "old.gribning", Project::Access::change, ticking());
    REQUIRE(project.has_value());
    const auto damage = project->check().value();
    CHECK(damage.empty());
    const auto status = project->status().value();
    CHECK(status.conversations == 2);
    CHECK(status.coders.size() == 3);
    CHECK(project->history("anna", "", 0).value().size() == 5);
    CHECK(project->marks("anna", "en").value().at(0).fields.at("verdict") == "not_taken_up");
    CHECK(project->search("åboulevarden", 9).value().size() == 2);
  }
  CHECK(versions == store::schema_steps().size());
}

TEST_CASE("steps of the schema are done all or none") {
  const Place place;
  REQUIRE(write_file(place / "f", "").has_value());
  const store::Database database(place / "f", store::Opening::create);
  const std::vector<std::string_view> first = {"CREATE TABLE a (x INTEGER) STRICT;"};
  store::migrate(database, first);
  database.run("INSERT INTO a VALUES (7)");
  const std::vector<std::string_view> broken = {first[0], "ALTER TABLE a ADD COLUMN y TEXT;", "CREATE TABLE a (z);"};
  CHECK_THROWS_AS(store::migrate(database, broken), store::Broken);
  CHECK(database.number("PRAGMA user_version") == 1);
  CHECK(database.number("SELECT count(*) FROM pragma_table_info('a')") == 1);
  const std::vector<std::string_view> good = {first[0], "ALTER TABLE a ADD COLUMN y TEXT;",
                                              "CREATE TABLE b (z INTEGER) STRICT;"};
  store::migrate(database, good);
  CHECK(database.number("PRAGMA user_version") == 3);
  CHECK(database.number("SELECT x FROM a") == 7);
  CHECK_THROWS_AS(store::migrate(database, first), store::Broken);
}

TEST_CASE("what is no project, or a newer one, is told and left as it is") {
  const Place place;
  CHECK(open_error(place / "none.gribning") == "project-not-found");
  CHECK(open_error(place.path) == "not-a-project");
  for (const std::string bytes :
       {"", "a text file, long enough to be no header of anything that SQLite would write\n"}) {
    REQUIRE(write_file(place / "other.gribning", bytes).has_value());
    for (const auto access : {Project::Access::read, Project::Access::change}) {
      const auto code = open_error(place / "other.gribning", access);
      CHECK((code == "not-a-project" || code == "project-damaged"));
    }
    CHECK(read_file(place / "other.gribning").value() == bytes);
  }
  (void)project_in(place);
  run_sql(place / "p.gribning", "PRAGMA user_version = 99; PRAGMA journal_mode = DELETE;");
  const auto before = read_file(place / "p.gribning").value();
  CHECK(open_error(place / "p.gribning") == "newer-project");
  CHECK(open_error(place / "p.gribning", Project::Access::read) == "newer-project");
  CHECK(read_file(place / "p.gribning").value() == before);
}

TEST_CASE("the journal cannot be changed, and what is changed past the program is found") {
  const Place place;
  {
    auto project = project_in(place);
    fill(project);
  }
  const auto file = place / "p.gribning";
  const auto whole = read_file(file).value();
  const auto found = [&](const std::string& sql) {
    REQUIRE(write_file(file, whole).has_value());
    run_sql(file, sql);
    std::string what;
    const auto project = Project::open(file, Project::Access::read, ticking()).value();
    const auto found_damage = project.check().value();
    for (const auto& damage : found_damage) what += damage.what + " ";
    return what;
  };
  CHECK(found("").empty());
  CHECK(found("DROP TRIGGER journal_is_not_changed; UPDATE journal SET note = 'x' WHERE number = 1 AND coder = 1")
            .find("journal") != std::string::npos);
  CHECK(found("UPDATE documents SET document = replace(document, 'butik', 'kutib')").find("transcript") !=
        std::string::npos);
  CHECK(found("UPDATE turns SET talk = 'x' WHERE position = 1").find("analysis") != std::string::npos);
  CHECK(found("UPDATE opportunities SET fields = '{}'").find("analysis") != std::string::npos);
  CHECK(found("UPDATE coders SET released = 1").find("settings") != std::string::npos);
  CHECK(found("DELETE FROM marks").find("marks") != std::string::npos);
  CHECK(found("DELETE FROM undone").find("marks") != std::string::npos);
  CHECK(found("DROP TRIGGER placements_are_not_changed; UPDATE placements SET quote = 'x'").find("placement") !=
        std::string::npos);
}

TEST_CASE("the file that a damaged transcript was read from makes it whole again, also an older version of it") {
  const Place place;
  const auto file = place / "p.gribning";
  {
    auto project = project_in(place);
    fill(project);
  }
  const auto whole = read_file(file).value();
  const Found en("en"), first("to"), corrected("to", std::string(kTalk) + "7 S: godt\n");
  const auto repaired = [&](const std::string& sql, const Found& found, char hash) {
    REQUIRE(write_file(file, whole).has_value());
    run_sql(file, sql);
    auto project = Project::open(file, Project::Access::change, ticking()).value();
    CHECK_FALSE(project.check().value().empty());
    const auto versions = project.conversations().value().at(1).version;
    const auto added = project.add(found.findings(), std::string(64, hash)).value();
    CHECK(project.check().value().empty());
    CHECK(project.conversations().value().at(1).version == versions);
    return added.what == Added::What::repaired;
  };
  CHECK(repaired("UPDATE documents SET document = 'xx' WHERE conversation = 1", en, 'a'));
  CHECK(repaired("DELETE FROM documents WHERE conversation = 1", en, 'a'));
  CHECK(repaired("UPDATE transcripts SET turns = 99 WHERE conversation = 1", en, 'a'));
  CHECK(repaired("UPDATE documents SET document = 'xx' WHERE conversation = 2 AND version = 1", first, 'a'));
  CHECK(repaired("UPDATE documents SET document = 'xx' WHERE conversation = 2 AND version = 2", corrected, 'c'));
}

TEST_CASE("a mark that points outside its conversation, and evidence that is none, are told and do no harm") {
  const Place place;
  const auto file = place / "p.gribning";
  {
    auto project = project_in(place);
    fill(project);
  }
  const auto whole = read_file(file).value();
  const auto damaged = [&](const std::string& sql) {
    REQUIRE(write_file(file, whole).has_value());
    run_sql(file, sql);
    auto project = Project::open(file, Project::Access::read, ticking()).value();
    CHECK_FALSE(project.check().value().empty());
    return project;
  };
  const auto code = [](const auto& result) { return result ? std::string() : result.error().code; };
  {
    const auto project = damaged("UPDATE marks SET turn = 77 WHERE layer = 'opportunity'");
    CHECK(code(project.marks("anna", "en")) == "project-damaged");
    CHECK(code(project.coded_by_all({"anna", "gribning"}, nullptr)) == "project-damaged");
  }
  {
    const auto project = damaged("UPDATE opportunities SET response = 77");
    CHECK(code(project.program_marks("en", false)) == "project-damaged");
    CHECK(code(project.coded_by_all({"anna", "gribning"}, nullptr)) == "project-damaged");
  }
  const auto project = damaged("UPDATE opportunities SET evidence = '[{'");
  CHECK(project.export_to(place / "out").has_value());
}

TEST_CASE("a file that is cut short or has a wrong byte is told as damaged, or holds all that it held") {
  const Place place;
  std::map<std::string, std::string> exported;
  {
    auto project = project_in(place);
    fill(project);
    REQUIRE(project.export_to(place / "whole").has_value());
    exported = files_in(place / "whole");
  }
  const auto file = place / "p.gribning";
  run_sql(file, "PRAGMA journal_mode = DELETE");
  const auto whole = read_file(file).value();
  std::mt19937 dice(7);
  int told = 0;
  for (int i = 0; i < 150; ++i) {
    auto bytes = whole;
    if (i % 10 == 0) {
      bytes.resize(dice() % whole.size());
    } else {
      bytes[dice() % whole.size()] ^= static_cast<char>(1U << dice() % 8);
    }
    REQUIRE(write_file(file, bytes).has_value());
    const auto project = Project::open(file, Project::Access::read, ticking());
    if (!project) {
      ++told;
      continue;
    }
    const auto damage = project->check();
    if (!damage || !damage->empty()) {
      ++told;
      continue;
    }
    INFO("change " << i);
    REQUIRE(project->export_to(place / "again").has_value());
    REQUIRE(files_in(place / "again") == exported);
    fs::remove_all(place / "again");
  }
  CHECK(told > 20);
}
