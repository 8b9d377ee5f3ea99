// SPDX-License-Identifier: MIT
#include "schema.h"

#include <fmt/format.h>

#include <array>

namespace gribning::store {
namespace {

/// Version 1. What people did stands in `journal`, which nothing changes or deletes; `undone` and `marks` follow from
/// it and can be made again. Whatever cannot be made again is sealed with a hash, so that `check` sees a changed byte.
constexpr std::string_view kVersion1 = R"sql(
-- What the project is called, and the seal over the small tables.
CREATE TABLE about (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE coders (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'agreed')),
  blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
  released INTEGER NOT NULL CHECK (released IN (0, 1))
) STRICT;

CREATE TABLE phases (
  number INTEGER PRIMARY KEY,
  phase TEXT NOT NULL CHECK (phase IN ('explore', 'define', 'refine', 'code')),
  time INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE codebook (
  version INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- A code is in force from version `since` and before version `until`.
CREATE TABLE codes (
  name TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES codebook (version),
  until INTEGER REFERENCES codebook (version),
  title TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (name, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL
) STRICT;

-- Every version of every transcript, small; the transcript itself in `documents`.
CREATE TABLE transcripts (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  version INTEGER NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  turns INTEGER NOT NULL,
  citizen_turns INTEGER NOT NULL,
  seal TEXT NOT NULL,
  analysis_seal TEXT NOT NULL,
  PRIMARY KEY (conversation, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  conversation INTEGER NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (conversation, version),
  FOREIGN KEY (conversation, version) REFERENCES transcripts (conversation, version)
) STRICT;

-- The program's view of the newest version of each transcript.
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE turns (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  speaker TEXT NOT NULL,
  role TEXT NOT NULL,
  talk TEXT NOT NULL,
  UNIQUE (conversation, position)
) STRICT;

-- Words as they are searched: small letters, å as aa, æ as ae, ø as oe.
CREATE VIRTUAL TABLE turn_words USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0");

CREATE TABLE annotations (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  number INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label INTEGER NOT NULL REFERENCES names (id),
  weight REAL NOT NULL,
  producer INTEGER NOT NULL REFERENCES names (id),
  rule INTEGER NOT NULL REFERENCES names (id),
  PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE opportunities (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  turn INTEGER NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (conversation, turn)
) STRICT, WITHOUT ROWID;

CREATE TABLE worker_turns (
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  turn INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (conversation, turn)
) STRICT, WITHOUT ROWID;

-- What people decided. `seal` covers the entry and the coder's seal before it.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  coder INTEGER NOT NULL REFERENCES coders (id),
  number INTEGER NOT NULL CHECK (number > 0),
  time INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'change', 'add', 'comment', 'undo', 'redo')),
  conversation INTEGER REFERENCES conversations (id),
  version INTEGER NOT NULL,
  layer TEXT NOT NULL,
  label TEXT NOT NULL,
  turn INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  note TEXT NOT NULL,
  about INTEGER,
  phase TEXT NOT NULL,
  codebook INTEGER NOT NULL REFERENCES codebook (version),
  seal TEXT NOT NULL,
  UNIQUE (coder, number)
) STRICT;
CREATE INDEX journal_of_conversation ON journal (conversation, coder, number);
CREATE INDEX journal_in_time ON journal (time, coder, number);
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;

-- Where an entry stands in later versions of its transcript.
CREATE TABLE placements (
  coder INTEGER NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  hold TEXT NOT NULL CHECK (hold IN ('kept', 'moved', 'changed', 'lost')),
  turn INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  seal TEXT NOT NULL,
  PRIMARY KEY (coder, number, version),
  FOREIGN KEY (coder, number) REFERENCES journal (coder, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER placements_are_not_changed BEFORE UPDATE ON placements
  BEGIN SELECT RAISE(ABORT, 'placements are only added to'); END;
CREATE TRIGGER placements_are_not_deleted BEFORE DELETE ON placements
  BEGIN SELECT RAISE(ABORT, 'placements are only added to'); END;

-- Decisions that are undone now, by which entry, and whether they can still be redone.
CREATE TABLE undone (
  coder INTEGER NOT NULL,
  number INTEGER NOT NULL,
  "by" INTEGER NOT NULL,
  redoable INTEGER NOT NULL CHECK (redoable IN (0, 1)),
  PRIMARY KEY (coder, number)
) STRICT, WITHOUT ROWID;

-- What stands, as the newest version of the transcript has it.
CREATE TABLE marks (
  coder INTEGER NOT NULL REFERENCES coders (id),
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  layer TEXT NOT NULL,
  label TEXT NOT NULL,
  turn INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  response INTEGER,
  later INTEGER,
  fields TEXT NOT NULL,
  note TEXT NOT NULL,
  number INTEGER NOT NULL,
  rejected INTEGER NOT NULL CHECK (rejected IN (0, 1)),
  PRIMARY KEY (coder, conversation, layer, label, turn, begin, "end")
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<std::string_view, 1> kSteps = {kVersion1};

std::int64_t version_of(const Database& database, std::size_t newest) {
  const auto version = database.number("PRAGMA user_version");
  if (version > static_cast<std::int64_t>(newest)) {
    throw Broken{
        {.code = "newer-project",
         .message = {fmt::format(
                         "Projektet er lavet med et nyere program (version {} af filen; dette program kender {}). "
                         "Intet er ændret; brug det nyere program.",
                         version, newest),
                     fmt::format("The project was made by a newer program (version {} of the file; this program knows "
                                 "{}). Nothing was changed; use the newer program.",
                                 version, newest)},
         .file = database.file()}};
  }
  return version;
}

}  // namespace

std::span<const std::string_view> schema_steps() { return kSteps; }

void expect_project(const Database& database) {
  if (database.number("PRAGMA application_id") == kApplication) return;
  throw Broken{{.code = "not-a-project",
                .message = {"Filen er ikke et gribning-projekt.", "The file is not a gribning project."},
                .file = database.file()}};
}

void migrate(const Database& database, std::span<const std::string_view> steps) {
  if (version_of(database, steps.size()) == static_cast<std::int64_t>(steps.size())) return;
  database.transaction([&] {
    // Another program may have been quicker.
    for (auto version = static_cast<std::size_t>(version_of(database, steps.size())); version < steps.size();
         ++version) {
      database.run(std::string(steps[version]));
    }
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", kApplication, steps.size()));
  });
}

void expect_readable(const Database& database, std::span<const std::string_view> steps) {
  expect_project(database);
  if (version_of(database, steps.size()) == static_cast<std::int64_t>(steps.size())) return;
  throw Broken{{.code = "older-project",
                .message = {"Projektet er fra et ældre program og skal føres op, men filen kan kun læses. Arbejd på en "
                            "kopi, der kan skrives i.",
                            "The project is from an older program and has to be brought up to date, but the file can "
                            "only be read. Work on a copy that can be written."},
                .file = database.file()}};
}

}  // namespace gribning::store
