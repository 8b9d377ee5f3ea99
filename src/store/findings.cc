// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "store.h"

namespace gribning::store {
namespace {

/// Numbers for labels, producers and rules, which recur.
class Names {
 public:
  explicit Names(const Database& database)
      : insert_(database.prepare("INSERT INTO names (name) VALUES (?) ON CONFLICT (name) DO NOTHING")),
        find_(database.prepare("SELECT id FROM names WHERE name = ?")) {}

  std::int64_t of(const std::string& name) {
    const auto it = known_.find(name);
    if (it != known_.end()) return it->second;
    insert_.with(name).run();
    const std::int64_t id = find_.with(name).step() ? find_.integer(0) : 0;
    known_.emplace(name, id);
    return id;
  }

 private:
  Statement insert_, find_;
  std::map<std::string, std::int64_t> known_;
};

void remove_findings(const Database& database, std::int64_t conversation) {
  // A table of words without content wants to be told what it forgets.
  auto old = database.prepare("SELECT id, talk FROM turns WHERE conversation = ?");
  auto forget = database.prepare("INSERT INTO turn_words (turn_words, rowid, words) VALUES ('delete', ?, ?)");
  old.with(conversation);
  while (old.step()) {
    const auto words = search_words(old.text(1));
    forget.with(old.integer(0), words).run();
  }
  for (const auto* table : {"turns", "annotations", "opportunities", "worker_turns"}) {
    database.prepare(fmt::format("DELETE FROM {} WHERE conversation = ?", table)).with(conversation).run();
  }
}

void insert_turns(const Database& database, std::int64_t conversation, const Transcript& transcript) {
  auto insert = database.prepare(
      "INSERT INTO turns (conversation, position, number, speaker, role, talk) VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
  auto remember = database.prepare("INSERT INTO turn_words (rowid, words) VALUES (?, ?)");
  for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
    const auto talk = transcript.talk(turn);
    insert.with(conversation, turn, transcript.turns[turn].number, transcript.speaker_of(turn).label,
                code(transcript.role_of(turn)), talk);
    const std::int64_t id = insert.step() ? insert.integer(0) : 0;
    insert.run();
    const auto words = search_words(talk);
    remember.with(id, words).run();
  }
}

}  // namespace

void replace_findings(const Database& database, std::int64_t conversation, const Transcript& transcript,
                      const FindingRows& rows) {
  remove_findings(database, conversation);
  insert_turns(database, conversation, transcript);
  auto opportunity = database.prepare(
      "INSERT INTO opportunities (conversation, turn, response, later, fields, evidence) VALUES (?, ?, ?, ?, ?, ?)");
  for (const auto& row : rows.opportunities) {
    opportunity.with(conversation, row.turn, row.response, row.later, write_fields(row.fields), row.evidence).run();
  }
  auto worker_turn = database.prepare("INSERT INTO worker_turns (conversation, turn, fields) VALUES (?, ?, ?)");
  for (const auto& [turn, fields] : rows.worker_turns) worker_turn.with(conversation, turn, write_fields(fields)).run();
  auto annotation = database.prepare(
      "INSERT INTO annotations (conversation, number, turn, begin, \"end\", label, weight, producer, rule) VALUES (?, "
      "?, "
      "?, ?, ?, ?, ?, ?, ?)");
  Names names(database);
  std::int64_t number = 0;
  for (const auto& row : rows.annotations) {
    annotation
        .with(conversation, ++number, row.turn, row.span.begin, row.span.end, names.of(row.label), row.weight,
              names.of(row.producer), names.of(row.rule))
        .run();
  }
  database
      .prepare(
          "UPDATE transcripts SET analysis_seal = ?1 WHERE conversation = ?2 AND version = (SELECT version FROM "
          "conversations WHERE id = ?2)")
      .with(analysis_seal(database, conversation), conversation)
      .run();
}

FindingRows read_findings(const Database& database, std::int64_t conversation) {
  FindingRows rows;
  auto opportunities = database.prepare(
      "SELECT turn, response, later, fields, evidence FROM opportunities WHERE conversation = ? ORDER BY turn");
  opportunities.with(conversation);
  while (opportunities.step()) {
    rows.opportunities.push_back({.turn = opportunities.number<TurnIndex>(0),
                                  .response = opportunities.optional_number<TurnIndex>(1),
                                  .later = opportunities.optional_number<TurnIndex>(2),
                                  .fields = read_fields(opportunities.text(3)),
                                  .evidence = opportunities.string(4)});
  }
  auto turns = database.prepare("SELECT turn, fields FROM worker_turns WHERE conversation = ? ORDER BY turn");
  turns.with(conversation);
  while (turns.step()) rows.worker_turns.emplace_back(turns.number<TurnIndex>(0), read_fields(turns.text(1)));
  auto annotations = database.prepare(
      "SELECT a.turn, a.begin, a.\"end\", l.name, a.weight, p.name, r.name FROM annotations a JOIN names l ON l.id = "
      "a.label JOIN names p ON p.id = a.producer JOIN names r ON r.id = a.rule WHERE a.conversation = ? ORDER BY "
      "a.number");
  annotations.with(conversation);
  while (annotations.step()) {
    rows.annotations.push_back({.turn = annotations.number<TurnIndex>(0),
                                .span = {annotations.number<std::uint32_t>(1), annotations.number<std::uint32_t>(2)},
                                .label = annotations.string(3),
                                .weight = annotations.real(4),
                                .producer = annotations.string(5),
                                .rule = annotations.string(6)});
  }
  return rows;
}

std::string analysis_seal(const Database& database, std::int64_t conversation) {
  Seal seal;
  auto turns = database.prepare(
      "SELECT position, number, speaker, role, talk FROM turns WHERE conversation = ? ORDER BY position");
  turns.with(conversation);
  while (turns.step()) {
    for (int column = 0; column < 5; ++column) seal.add(turns.text(column));
  }
  const auto rows = read_findings(database, conversation);
  for (const auto& row : rows.opportunities) {
    seal.add(std::int64_t{row.turn}).add(row.response).add(row.later).add(write_fields(row.fields)).add(row.evidence);
  }
  for (const auto& [turn, fields] : rows.worker_turns) seal.add(std::int64_t{turn}).add(write_fields(fields));
  for (const auto& row : rows.annotations) {
    seal.add(std::int64_t{row.turn})
        .add(std::int64_t{row.span.begin})
        .add(std::int64_t{row.span.end})
        .add(row.label)
        .add(fmt::format("{}", row.weight))
        .add(row.producer)
        .add(row.rule);
  }
  return seal.finish();
}

}  // namespace gribning::store
