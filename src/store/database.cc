// SPDX-License-Identifier: MIT
#include "database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

namespace gribning::store {
namespace {

namespace fs = std::filesystem;

/// How long to wait for another program that is writing.
constexpr int kPatience = 20'000;  // milliseconds

Failure explain(int code, int system, const char* said, const std::string& file) {
  const auto make = [&](std::string name, std::string da, std::string en) {
    return Failure{.code = std::move(name), .message = {std::move(da), std::move(en)}, .file = file};
  };
  const bool full = system == ENOSPC || system == EDQUOT || system == EFBIG;
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return make("disk-full", "Disken er fuld. Intet er tabt; frigør plads, og prøv igen.",
                  "The disk is full. Nothing is lost; make room and try again.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make("project-busy", "Et andet program skriver i projektet. Vent, til det er færdigt, og prøv igen.",
                  "Another program is writing in the project. Wait until it is done and try again.");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return make(
          "project-read-only",
          "Projektet kan kun læses. Ret rettighederne til filen og dens mappe, eller arbejd på en kopi.",
          "The project can only be read. Change the permissions of the file and its folder, or work on a copy.");
    case SQLITE_NOTADB:
      return make("not-a-project",
                  "Filen er ikke et gribning-projekt. Er det den rigtige? Et projekt laves med »gribning project new«. "
                  "Var den et projekt før, er dens begyndelse beskadiget: brug den nyeste sikkerhedskopi.",
                  "The file is not a gribning project. Is it the right one? 'gribning project new' makes a project. "
                  "If it was one before, its beginning is damaged: use the newest backup.");
    case SQLITE_CORRUPT:
      return make(
          "project-damaged",
          fmt::format("Filen er beskadiget ({}). Lad den ligge, som den er; »gribning project check« siger, hvad "
                      "der er ramt, og den nyeste sikkerhedskopi kan bruges i stedet.",
                      said),
          fmt::format("The file is damaged ({}). Leave it as it is; 'gribning project check' says what is hit, "
                      "and the newest backup can be used instead.",
                      said));
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (full || code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_SHMSIZE ||
          code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_TRUNCATE) {
        return make("disk-full",
                    "Der kan ikke skrives på disken: er den fuld? Intet er tabt; frigør plads, og prøv igen.",
                    "The disk takes nothing more: is it full? Nothing is lost; make room and try again.");
      }
      return make(
          "project-unreadable",
          fmt::format("Filen kan ikke åbnes eller læses ({}). Er disken tilgængelig, og har du ret til mappen?", said),
          fmt::format("The file cannot be opened or read ({}). Is the disk there, and may you use the folder?", said));
    case SQLITE_CONSTRAINT:
      return make("project-conflict", fmt::format("Det passer ikke med det, projektet indeholder ({}).", said),
                  fmt::format("That does not fit what the project holds ({}).", said));
    case SQLITE_NOMEM:
      return make("no-memory", "Der er ikke hukommelse nok.", "There is not enough memory.");
    default:
      return make("project-failed", fmt::format("Databasen siger: {}.", said),
                  fmt::format("The database says: {}.", said));
  }
}

[[noreturn]] void give_up(sqlite3* database, int code, const std::string& file) {
  throw Broken{explain(code, sqlite3_system_errno(database), sqlite3_errmsg(database), file)};
}

/// The path as a URI, so that it can carry options.
std::string uri_of(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '?' || c == '#' || c == '%') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri;
}

bool writable(const fs::path& path) {
  return ::access(path.c_str(), W_OK) == 0 && ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql, const std::string& file)
    : database_(database), file_(file) {
  const int code = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
  if (code != SQLITE_OK) give_up(database, code, file_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), file_(std::move(other.file_)) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  // The message is kept by the connection until the next call.
  give_up(database_, code, file_);
}

void Statement::reset() { sqlite3_reset(statement_); }

void Statement::bind(int at, std::nullptr_t) { sqlite3_bind_null(statement_, at); }
void Statement::bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }
void Statement::bind(int at, double value) { sqlite3_bind_double(statement_, at, value); }
void Statement::bind(int at, std::string_view value) {
  // An empty view may have no address, which would bind NULL.
  const char* text = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(statement_, at, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) give_up(database_, code, file_);
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
bool Statement::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::int64_t> Statement::optional(int column) const {
  if (null(column)) return std::nullopt;
  return integer(column);
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Database::Database(const fs::path& path, Opening opening) : file_(path.string()) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    throw Broken{{.code = "project-not-found",
                  .message = {"Projektet findes ikke. Lav det med »gribning project new«, eller ret stien.",
                              "There is no such project. Make it with 'gribning project new', or correct the path."},
                  .file = file_}};
  }
  if (fs::is_directory(path, error)) {
    throw Broken{{.code = "not-a-project",
                  .message = {"Det er en mappe og ikke et projekt.", "This is a folder, not a project."},
                  .file = file_}};
  }
  auto uri = uri_of(path);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (opening == Opening::read && !writable(path)) {
    // Where nothing can be written there can be no log beside the file either: it is read as it lies.
    const bool log = fs::exists(file_ + "-wal", error) && fs::file_size(file_ + "-wal", error) > 0;
    flags |= SQLITE_OPEN_READONLY;
    if (!log) uri += "?immutable=1";
  } else {
    flags |= SQLITE_OPEN_READWRITE;
  }
  connect(uri, flags);
  if (opening == Opening::change && sqlite3_db_readonly(connection_.get(), "main") == 1) {
    throw Broken{explain(SQLITE_READONLY, 0, "", file_)};
  }
  // What is acknowledged is on the disk: FULL waits for it. A changed schema in the file can call nothing.
  run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; "
      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;");
}

Database Database::in_memory() {
  Database database;
  database.connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
  return database;
}

void Database::connect(const std::string& uri, int flags) {
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &connection, flags, nullptr);
  connection_.reset(connection);
  if (code != SQLITE_OK) give_up(connection, code, file_);
  sqlite3_busy_timeout(connection, kPatience);
}

void Database::run(const std::string& sql) const {
  char* said = nullptr;
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, &said);
  sqlite3_free(said);
  if (code != SQLITE_OK) give_up(connection_.get(), code, file_);
}

void Database::roll_back() const noexcept { sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr); }

std::int64_t Database::number(std::string_view sql) const {
  auto query = prepare(sql);
  return query.step() ? query.integer(0) : 0;
}

}  // namespace gribning::store
