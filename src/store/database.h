// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gribning/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// SQLite behind four types. Private to store: inside it, a statement that fails throws Broken; every public function
/// of the stage ends it with guarded().
namespace gribning::store {

/// What could not be done, on its way to the public function that turns it into a Result.
struct Broken {
  Failure failure;
};

/// Runs `work`; what it returns, or the failure that broke it off.
template <class Work>
auto guarded(Work work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const Broken& broken) {
    return tl::unexpected(broken.failure);
  }
}

/// The value, or Broken.
template <class Value>
Value taken(Result<Value> result) {
  if (!result) throw Broken{std::move(result.error())};
  if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

/// A prepared statement. Parameters and columns count from 0, in order.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql, const std::string& file);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Parameters one after the other from the first; resets the statement.
  template <class... Values>
  Statement& with(const Values&... values) {
    reset();
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }
  /// The next row; false when there is none.
  bool step();
  /// Runs to its end.
  void run() {
    while (step()) continue;
  }

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
  [[nodiscard]] std::optional<std::int64_t> optional(int column) const;
  /// A column that holds a number which fits into `Number`.
  template <class Number>
  [[nodiscard]] Number number(int column) const {
    return static_cast<Number>(integer(column));
  }
  template <class Number>
  [[nodiscard]] std::optional<Number> optional_number(int column) const {
    if (null(column)) return std::nullopt;
    return static_cast<Number>(integer(column));
  }

 private:
  void reset();
  void bind(int at, std::nullptr_t);
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, std::int64_t{value}); }
  void bind(int at, std::uint32_t value) { bind(at, std::int64_t{value}); }
  void bind(int at, bool value) { bind(at, std::int64_t{value}); }
  void bind(int at, double value);
  /// The text must live until the statement has run.
  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  template <class Value>
  void bind(int at, const std::optional<Value>& value) {
    if (value) {
      bind(at, *value);
    } else {
      bind(at, nullptr);
    }
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
  std::string file_;
};

enum class Opening {
  read,    ///< nothing is written
  change,  ///< it has to be writable
  create,  ///< an empty file that is there is filled
};

/// One connection. Not shared between threads.
class Database {
 public:
  /// Throws Broken with "project-not-found", "project-read-only", "project-damaged", "project-busy" …
  Database(const std::filesystem::path& path, Opening opening);
  /// A database that is gone with this object.
  [[nodiscard]] static Database in_memory();

  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;
  ~Database() = default;

  [[nodiscard]] Statement prepare(std::string_view sql) const { return {connection_.get(), sql, file_}; }
  /// Statements without parameters, parted by semicolons.
  void run(const std::string& sql) const;
  /// The first column of the first row of a query that has one.
  [[nodiscard]] std::int64_t number(std::string_view sql) const;

  /// All of `work` or nothing of it. Waits for another program that writes.
  template <class Work>
  void transaction(Work work) const {
    run("BEGIN IMMEDIATE");
    try {
      work();
      run("COMMIT");
    } catch (...) {
      roll_back();
      throw;
    }
  }

  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  Database() = default;
  void connect(const std::string& uri, int flags);
  void roll_back() const noexcept;

  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::string file_;
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace gribning::store
