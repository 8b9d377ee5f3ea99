// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "store.h"

namespace gribning::store {
namespace {

constexpr std::string_view kColumns =
    "j.number, c.name, j.time, j.act, coalesce(v.name, ''), j.version, j.layer, j.label, j.turn, j.begin, j.\"end\", "
    "j.quote, j.response, j.later, j.fields, j.note, j.about, j.phase, j.codebook";

/// A row of kColumns.
Decision decision_of(const Statement& row) {
  return {.number = row.integer(0),
          .coder = row.string(1),
          .time = row.integer(2),
          .act = act_from(row.text(3)).value_or(Act::comment),
          .conversation = row.string(4),
          .version = row.number<int>(5),
          .layer = row.string(6),
          .label = row.string(7),
          .anchor = {.turn = row.optional_number<TurnIndex>(8),
                     .span = {row.number<std::uint32_t>(9), row.number<std::uint32_t>(10)},
                     .quote = row.string(11),
                     .response = row.optional_number<TurnIndex>(12),
                     .later = row.optional_number<TurnIndex>(13)},
          .fields = read_fields(row.text(14)),
          .note = row.string(15),
          .about = row.optional(16),
          .phase = phase_from(row.text(17)).value_or(Phase::explore),
          .codebook = row.number<int>(18)};
}

}  // namespace

std::string entry_seal(std::string_view before, std::int64_t coder, const Decision& decision) {
  const auto& anchor = decision.anchor;
  return Seal()
      .add(before)
      .add(coder)
      .add(decision.number)
      .add(decision.time)
      .add(code(decision.act))
      .add(decision.conversation)
      .add(std::int64_t{decision.version})
      .add(decision.layer)
      .add(decision.label)
      .add(anchor.turn)
      .add(std::int64_t{anchor.span.begin})
      .add(std::int64_t{anchor.span.end})
      .add(anchor.quote)
      .add(anchor.response)
      .add(anchor.later)
      .add(write_fields(decision.fields))
      .add(decision.note)
      .add(decision.about)
      .add(code(decision.phase))
      .add(std::int64_t{decision.codebook})
      .finish();
}

void append(const Database& database, std::int64_t coder, const Decision& decision) {
  auto before = database.prepare("SELECT seal FROM journal WHERE coder = ? ORDER BY number DESC LIMIT 1");
  const std::string seal_before = before.with(coder).step() ? before.string(0) : std::string();
  std::optional<std::int64_t> conversation;
  if (!decision.conversation.empty()) conversation = conversation_id(database, decision.conversation);
  const auto& anchor = decision.anchor;
  database
      .prepare(
          "INSERT INTO journal (coder, number, time, act, conversation, version, layer, label, turn, begin, "
          "\"end\", quote, response, later, fields, note, about, phase, codebook, seal) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(coder, decision.number, decision.time, code(decision.act), conversation, decision.version, decision.layer,
            decision.label, anchor.turn, anchor.span.begin, anchor.span.end, anchor.quote, anchor.response,
            anchor.later, write_fields(decision.fields), decision.note, decision.about, code(decision.phase),
            decision.codebook, entry_seal(seal_before, coder, decision))
      .run();
  if (decision.act == Act::undo) {
    database.prepare("INSERT INTO undone (coder, number, \"by\", redoable) VALUES (?, ?, ?, 1)")
        .with(coder, decision.about, decision.number)
        .run();
  } else if (decision.act == Act::redo) {
    database.prepare("DELETE FROM undone WHERE coder = ? AND number = ?").with(coder, decision.about).run();
  } else {
    database.prepare("UPDATE undone SET redoable = 0 WHERE coder = ? AND redoable = 1").with(coder).run();
  }
}

std::vector<Decision> read_decisions(const Database& database, std::string_view where,
                                     std::string_view order_and_limit) {
  std::vector<Decision> decisions;
  auto query = database.prepare(
      fmt::format("SELECT {} FROM journal j JOIN coders c ON c.id = j.coder LEFT JOIN conversations v ON v.id = "
                  "j.conversation WHERE {} {}",
                  kColumns, where, order_and_limit));
  while (query.step()) decisions.push_back(decision_of(query));
  return decisions;
}

std::vector<Decision> placed_decisions(const Database& database, std::int64_t coder, std::int64_t conversation,
                                       std::vector<Decision>* lost) {
  auto decisions = read_decisions(database, fmt::format("j.coder = {} AND j.conversation = {}", coder, conversation),
                                  "ORDER BY j.number");
  auto query = database.prepare("SELECT version FROM conversations WHERE id = ?");
  const int newest = query.with(conversation).step() ? query.number<int>(0) : 1;
  std::vector<Decision> placed;
  for (auto& decision : decisions) {
    bool here = true;
    if (decision.version < newest && decision.anchor.turn) {
      const auto placements = read_placements(database, coder, decision.number);
      here = !placements.empty() && placements.back().hold != Hold::lost;
      if (here) decision.anchor = placements.back().anchor;
    }
    // What undoes and redoes stands nowhere, but counts.
    if (here || decision.act == Act::undo || decision.act == Act::redo) {
      placed.push_back(std::move(decision));
    } else if (lost != nullptr) {
      lost->push_back(std::move(decision));
    }
  }
  return placed;
}

std::string placement_seal(std::int64_t coder, std::int64_t number, const StoredPlacement& placement) {
  const auto& anchor = placement.anchor;
  return Seal()
      .add(coder)
      .add(number)
      .add(std::int64_t{placement.version})
      .add(code(placement.hold))
      .add(anchor.turn)
      .add(std::int64_t{anchor.span.begin})
      .add(std::int64_t{anchor.span.end})
      .add(anchor.quote)
      .add(anchor.response)
      .add(anchor.later)
      .finish();
}

void insert_placement(const Database& database, std::int64_t coder, std::int64_t number,
                      const StoredPlacement& placement) {
  const auto& anchor = placement.anchor;
  database
      .prepare(
          "INSERT INTO placements (coder, number, version, hold, turn, begin, \"end\", quote, response, later, "
          "seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(coder, number, placement.version, code(placement.hold), anchor.turn, anchor.span.begin, anchor.span.end,
            anchor.quote, anchor.response, anchor.later, placement_seal(coder, number, placement))
      .run();
}

std::vector<StoredPlacement> read_placements(const Database& database, std::int64_t coder, std::int64_t number) {
  std::vector<StoredPlacement> placements;
  auto query = database.prepare(
      "SELECT version, hold, turn, begin, \"end\", quote, response, later FROM placements WHERE coder = ? AND number = "
      "? ORDER BY version");
  query.with(coder, number);
  while (query.step()) {
    placements.push_back({.version = query.number<int>(0),
                          .hold = hold_from(query.text(1)).value_or(Hold::lost),
                          .anchor = {.turn = query.optional_number<TurnIndex>(2),
                                     .span = {query.number<std::uint32_t>(3), query.number<std::uint32_t>(4)},
                                     .quote = query.string(5),
                                     .response = query.optional_number<TurnIndex>(6),
                                     .later = query.optional_number<TurnIndex>(7)}});
  }
  return placements;
}

}  // namespace gribning::store
