// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "store.h"

namespace gribning {
namespace store {

std::int64_t coder_id(const Database& database, std::string_view name) {
  auto query = database.prepare("SELECT id FROM coders WHERE name = ?");
  if (query.with(name).step()) return query.integer(0);
  throw broken(database, "unknown-coder",
               fmt::format("Der er ingen koder, der hedder »{}«. Tilføj en med »gribning project coder«.", name),
               fmt::format("There is no coder named '{}'. Add one with 'gribning project coder'.", name));
}

std::vector<Coder> read_coders(const Database& database) {
  std::vector<Coder> coders;
  auto query = database.prepare("SELECT name, kind, blind, released FROM coders ORDER BY id");
  while (query.step()) {
    coders.push_back({query.string(0), query.text(1) == "agreed", query.integer(2) != 0, query.integer(3) != 0});
  }
  return coders;
}

Coder read_coder(const Database& database, std::string_view name) {
  auto query = database.prepare("SELECT name, kind, blind, released FROM coders WHERE id = ?");
  if (!query.with(coder_id(database, name)).step()) return {};
  return {query.string(0), query.text(1) == "agreed", query.integer(2) != 0, query.integer(3) != 0};
}

Phase phase_now(const Database& database) {
  auto query = database.prepare("SELECT phase FROM phases ORDER BY number DESC LIMIT 1");
  return query.step() ? phase_from(query.text(0)).value_or(Phase::explore) : Phase::explore;
}

int codebook_now(const Database& database) {
  return static_cast<int>(database.number("SELECT max(version) FROM codebook"));
}

std::string settings_seal(const Database& database) {
  struct Small {
    std::string_view query;
    int columns;
  };
  Seal seal;
  for (const auto& table : {Small{"SELECT key, value FROM about WHERE key <> 'seal' ORDER BY key", 2},
                            Small{"SELECT id, name, kind, blind, released FROM coders ORDER BY id", 5},
                            Small{"SELECT number, phase, time, note FROM phases ORDER BY number", 4},
                            Small{"SELECT version, time, note FROM codebook ORDER BY version", 3},
                            Small{"SELECT name, since, until, title, definition FROM codes ORDER BY name, since", 5}}) {
    auto query = database.prepare(table.query);
    while (query.step()) {
      for (int column = 0; column < table.columns; ++column) seal.add(query.text(column));
    }
  }
  return seal.finish();
}

void seal_settings(const Database& database) {
  const auto seal = settings_seal(database);
  database
      .prepare(
          "INSERT INTO about (key, value) VALUES ('seal', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .with(seal)
      .run();
}

}  // namespace store

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

Result<void> Project::add_coder(const Coder& coder) {
  return guarded([&] {
    const auto& database = store_->database;
    if (coder.name.empty() || coder.name == kProgram) {
      throw broken(database, "bad-name", "En koder skal have et navn, og »gribning« er programmet selv.",
                   "A coder needs a name, and 'gribning' is the program itself.");
    }
    database.transaction([&] {
      auto query = database.prepare("SELECT 1 FROM coders WHERE name = ?");
      if (query.with(coder.name).step()) {
        throw broken(database, "coder-exists", fmt::format("Der er allerede en koder, der hedder »{}«.", coder.name),
                     fmt::format("There is a coder named '{}' already.", coder.name));
      }
      database.prepare("INSERT INTO coders (name, kind, blind, released) VALUES (?, ?, ?, ?)")
          .with(coder.name, coder.agreed ? "agreed" : "person", coder.blind, coder.released)
          .run();
      seal_settings(database);
    });
  });
}

Result<std::vector<Coder>> Project::coders() const {
  return guarded([&] { return read_coders(store_->database); });
}

Result<Coder> Project::coder(std::string_view name) const {
  return guarded([&] { return read_coder(store_->database, name); });
}

Result<void> Project::release(std::string_view coder) {
  return guarded([&] {
    const auto& database = store_->database;
    database.transaction([&] {
      database.prepare("UPDATE coders SET released = 1 WHERE id = ?").with(coder_id(database, coder)).run();
      seal_settings(database);
    });
  });
}

Result<void> Project::begin_phase(Phase phase, std::string_view note) {
  return guarded([&] {
    const auto& database = store_->database;
    database.transaction([&] {
      database.prepare("INSERT INTO phases (phase, time, note) VALUES (?, ?, ?)")
          .with(code(phase), store_->clock(), note)
          .run();
      seal_settings(database);
    });
  });
}

Result<std::vector<FreeCode>> Project::codebook(int version) const {
  return guarded([&] {
    const auto& database = store_->database;
    const int of = version == 0 ? codebook_now(database) : version;
    std::vector<FreeCode> codes;
    auto query = database.prepare(
        "SELECT name, title, definition FROM codes WHERE since <= ?1 AND (until IS NULL OR until > ?1) ORDER BY name");
    query.with(of);
    while (query.step()) codes.push_back({query.string(0), query.string(1), query.string(2)});
    return codes;
  });
}

namespace {

/// The next version of the codebook.
int next_version(const Database& database, const Clock& clock, std::string_view note) {
  const int version = codebook_now(database) + 1;
  database.prepare("INSERT INTO codebook (version, time, note) VALUES (?, ?, ?)").with(version, clock(), note).run();
  return version;
}

}  // namespace

Result<int> Project::define_code(const FreeCode& code, std::string_view note) {
  return guarded([&] {
    const auto& database = store_->database;
    if (code.name.empty()) throw broken(database, "bad-name", "En kode skal have et navn.", "A code needs a name.");
    int version = 0;
    database.transaction([&] {
      version = next_version(database, store_->clock, note);
      database.prepare("UPDATE codes SET until = ? WHERE name = ? AND until IS NULL").with(version, code.name).run();
      database.prepare("INSERT INTO codes (name, since, until, title, definition) VALUES (?, ?, NULL, ?, ?)")
          .with(code.name, version, code.title, code.definition)
          .run();
      seal_settings(database);
    });
    return version;
  });
}

Result<int> Project::retire_code(std::string_view name, std::string_view note) {
  return guarded([&] {
    const auto& database = store_->database;
    int version = 0;
    database.transaction([&] {
      auto query = database.prepare("SELECT 1 FROM codes WHERE name = ? AND until IS NULL");
      if (!query.with(name).step()) {
        throw broken(database, "unknown-code", fmt::format("Kodebogen har ingen kode, der hedder »{}«.", name),
                     fmt::format("The codebook has no code named '{}'.", name));
      }
      version = next_version(database, store_->clock, note);
      database.prepare("UPDATE codes SET until = ? WHERE name = ? AND until IS NULL").with(version, name).run();
      seal_settings(database);
    });
    return version;
  });
}

}  // namespace gribning
