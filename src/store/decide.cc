// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "store.h"

namespace gribning {

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

namespace {

/// The next entry of a coder's journal: number, time, phase and codebook as they are now.
Decision next_entry(const Database& database, std::int64_t coder, std::string_view name, const Clock& clock) {
  auto query = database.prepare("SELECT number, time FROM journal WHERE coder = ? ORDER BY number DESC LIMIT 1");
  const bool any = query.with(coder).step();
  Decision entry;
  entry.number = any ? query.integer(0) + 1 : 1;
  entry.time = std::max(clock(), any ? query.integer(1) : 0);
  entry.coder = name;
  entry.phase = phase_now(database);
  entry.codebook = codebook_now(database);
  return entry;
}

/// What the program or the coder has at a place already.
struct Standing {
  std::optional<CodedMark> own;
  std::optional<CodedMark> program;

  [[nodiscard]] const CodedMark* best() const {
    if (own) return &*own;
    return program ? &*program : nullptr;
  }
};

/// Fills an entry of the journal from what the coder wants to put down.
class Filling {
 public:
  Filling(const Database& database, const Project& project, const Coder& coder, const DecisionEntry& entry)
      : database_(database), project_(project), coder_(coder), entry_(entry) {}

  Decision fill(Decision decision) {
    const bool text = entry_.act == Act::comment || (entry_.act == Act::add && entry_.layer == layer::kMemo);
    if (text && entry_.note.empty()) {
      throw broken(database_, "missing-note", "Teksten mangler; skriv note=\"…\".",
                   "The text is missing; write note=\"…\".");
    }
    decision.act = entry_.act;
    decision.conversation = entry_.conversation;
    decision.layer = entry_.layer;
    decision.label = entry_.label;
    decision.note = entry_.note;
    decision.fields = entry_.fields;
    if (entry_.conversation.empty()) {
      expect_no_conversation_needed();
      return decision;
    }
    conversation_ = conversation_id(database_, entry_.conversation);
    auto version = database_.prepare("SELECT version FROM conversations WHERE id = ?");
    decision.version = version.with(conversation_).step() ? version.number<int>(0) : 1;
    anchor(decision);
    if (entry_.act != Act::comment && entry_.layer != layer::kMemo) call(decision);
    return decision;
  }

 private:
  void expect_no_conversation_needed() const {
    if (entry_.act == Act::comment || entry_.layer == layer::kMemo) return;
    throw broken(database_, "unknown-conversation", "Der mangler en samtale: kun memoer kan handle om hele projektet.",
                 "A conversation is missing: only memos can be about the whole project.");
  }

  void anchor(Decision& decision) {
    const bool needs_turn =
        entry_.act != Act::comment && entry_.layer != layer::kMemo && entry_.layer != layer::kConversation;
    if (!entry_.turn && needs_turn) {
      throw broken(database_, "missing-turn",
                   fmt::format("Der mangler en tur: skriv for eksempel {}:5.", entry_.conversation),
                   fmt::format("A turn is missing: write for example {}:5.", entry_.conversation));
    }
    auto query = database_.prepare("SELECT talk FROM turns WHERE conversation = ? AND position = ?");
    for (const auto turn : {entry_.turn, entry_.response, entry_.later}) {
      if (turn && !query.with(conversation_, *turn).step()) no_such_turn();
    }
    expect_order();
    decision.anchor = {
        .turn = entry_.turn, .span = entry_.span, .quote = {}, .response = entry_.response, .later = entry_.later};
    if (!entry_.turn) return;
    if (query.with(conversation_, *entry_.turn).step()) decision.anchor.quote = query.string(0);
    if (entry_.span.empty()) return;
    const auto transcript = read_document(database_, conversation_, 0, entry_.conversation);
    if (!transcript.turns[*entry_.turn].span.contains(entry_.span)) {
      throw broken(database_, "unknown-words", "Ordene står ikke i den tur.", "The words are not in that turn.");
    }
    decision.anchor.quote = std::string(quote(transcript.text, entry_.span));
  }

  /// A response comes after what it responds to; a selection ends where it begins or later.
  void expect_order() const {
    const auto least = entry_.turn.value_or(0) + (entry_.layer == layer::kSelection ? 0 : 1);
    for (const auto turn : {entry_.response, entry_.later}) {
      if (!turn || !entry_.turn || *turn >= least) continue;
      throw broken(database_, "turn-order", "Den anden tur skal komme efter den første.",
                   "The second turn has to come after the first.");
    }
  }

  [[noreturn]] void no_such_turn() const {
    throw broken(database_, "unknown-turn", fmt::format("»{}« har ikke den tur.", entry_.conversation),
                 fmt::format("'{}' does not have that turn.", entry_.conversation));
  }

  [[nodiscard]] Standing standing_at(const Decision& decision) const {
    const CodedMark place{.layer = decision.layer,
                          .label = decision.label,
                          .anchor = decision.anchor,
                          .fields = {},
                          .note = {},
                          .number = 0,
                          .rejected = false};
    Standing standing;
    const auto find = [&](const std::vector<CodedMark>& marks) -> std::optional<CodedMark> {
      const auto it = std::ranges::find_if(marks, [&](const CodedMark& mark) { return same_place(mark, place); });
      if (it == marks.end()) return std::nullopt;
      return *it;
    };
    standing.own = find(read_marks(database_, coder_id(database_, coder_.name), conversation_));
    if (standing.own && standing.own->rejected) standing.own.reset();
    const bool annotations = decision.layer != layer::kOpportunity && decision.layer != layer::kWorkerTurn;
    standing.program = find(taken(project_.program_marks(entry_.conversation, annotations)));
    return standing;
  }

  /// What the decision calls it: checked, and filled up with what stood there before.
  void call(Decision& decision) {
    if (entry_.act != Act::add) {
      const auto standing = standing_at(decision);
      if (!standing.own && standing.program && coder_.hidden()) {
        throw broken(database_, "hidden",
                     fmt::format("»{}« koder blindt og ser ikke programmets markeringer, før de er frigivet. Tilføj i "
                                 "stedet det, du ser.",
                                 coder_.name),
                     fmt::format("'{}' codes blind and does not see the program's marks until they are released. Add "
                                 "what you see instead.",
                                 coder_.name));
      }
      const auto* base = entry_.act == Act::accept && standing.program ? &*standing.program : standing.best();
      if (base == nullptr) {
        throw broken(
            database_, "no-such-mark",
            "Der er ingen markering det sted, hverken programmets eller din egen. Brug »add« til at tilføje en.",
            "There is no mark in that place, neither the program's nor your own. Use 'add' to make one.");
      }
      take_over(decision, *base);
    }
    if (entry_.act == Act::reject) return;
    if (decision.layer == layer::kOpportunity) {
      decision.fields = fields_of(checked(opportunity_from(decision.fields, decision.anchor)));
    } else if (decision.layer == layer::kWorkerTurn) {
      decision.fields = fields_of(checked(worker_turn_from(decision.fields, decision.anchor)));
    } else if (decision.layer == layer::kCode) {
      expect_code(decision.label);
    }
  }

  void take_over(Decision& decision, const CodedMark& base) const {
    Fields fields = base.fields;
    for (const auto& [name, value] : entry_.fields) fields.insert_or_assign(name, value);
    decision.fields = std::move(fields);
    if (!entry_.response) decision.anchor.response = base.anchor.response;
    if (!entry_.later) decision.anchor.later = base.anchor.later;
    // Without an answer there is no response turn.
    const auto verdict = entry_.fields.find("verdict");
    if (verdict == entry_.fields.end() || verdict->second != code(Verdict::none)) return;
    decision.anchor.response.reset();
    if (!entry_.fields.contains("how")) decision.fields.insert_or_assign("how", "");
  }

  template <class Value>
  Value checked(Result<Value> value) const {
    if (value) return *value;
    value.error().file = database_.file();
    throw Broken{value.error()};
  }

  void expect_code(const std::string& name) const {
    if (name.empty()) {
      throw broken(database_, "unknown-code", "Koden skal have et navn.", "The code needs a name.");
    }
    // While exploring, codes are made up on the way.
    if (phase_now(database_) == Phase::explore) return;
    auto query = database_.prepare("SELECT 1 FROM codes WHERE name = ? AND until IS NULL");
    if (query.with(name).step()) return;
    throw broken(
        database_, "unknown-code",
        fmt::format("»{}« står ikke i projektets kodebog. Læg den ind med »gribning project codebook«.", name),
        fmt::format("'{}' is not in the project's codebook. Put it there with 'gribning project codebook'.", name));
  }

  const Database& database_;
  const Project& project_;
  const Coder& coder_;
  const DecisionEntry& entry_;
  std::int64_t conversation_ = 0;
};

/// Appends what undoes or redoes an entry, and makes the marks again that it changes.
Decision turn_back(const Database& database, Decision entry, std::int64_t coder, Act act, std::int64_t number) {
  const auto of = read_decisions(database, fmt::format("j.coder = {} AND j.number = {}", coder, number), "");
  entry.act = act;
  entry.about = number;
  if (!of.empty()) {
    entry.conversation = of.front().conversation;
    entry.version = of.front().version;
    entry.layer = of.front().layer;
    entry.label = of.front().label;
    entry.anchor = of.front().anchor;
  }
  append(database, coder, entry);
  if (!entry.conversation.empty()) refold(database, coder, conversation_id(database, entry.conversation));
  return entry;
}

}  // namespace

Result<Decision> Project::decide(std::string_view coder, const DecisionEntry& entry) {
  return guarded([&] {
    const auto& database = store_->database;
    Decision decision;
    database.transaction([&] {
      const auto id = coder_id(database, coder);
      const auto who = read_coder(database, coder);
      decision = Filling(database, *this, who, entry).fill(next_entry(database, id, coder, store_->clock));
      append(database, id, decision);
      if (!decision.conversation.empty()) refold(database, id, conversation_id(database, decision.conversation));
    });
    return decision;
  });
}

Result<Decision> Project::undo(std::string_view coder) {
  return guarded([&] {
    const auto& database = store_->database;
    Decision decision;
    database.transaction([&] {
      const auto id = coder_id(database, coder);
      auto latest = database.prepare(
          "SELECT number FROM journal WHERE coder = ?1 AND act NOT IN ('undo', 'redo') AND number NOT IN (SELECT "
          "number "
          "FROM undone WHERE coder = ?1) ORDER BY number DESC LIMIT 1");
      if (!latest.with(id).step()) {
        throw broken(database, "nothing-to-undo", fmt::format("»{}« har intet at fortryde.", coder),
                     fmt::format("'{}' has nothing to undo.", coder));
      }
      decision = turn_back(database, next_entry(database, id, coder, store_->clock), id, Act::undo, latest.integer(0));
    });
    return decision;
  });
}

Result<Decision> Project::redo(std::string_view coder) {
  return guarded([&] {
    const auto& database = store_->database;
    Decision decision;
    database.transaction([&] {
      const auto id = coder_id(database, coder);
      auto latest =
          database.prepare("SELECT number FROM undone WHERE coder = ? AND redoable = 1 ORDER BY \"by\" DESC LIMIT 1");
      if (!latest.with(id).step()) {
        throw broken(database, "nothing-to-redo", fmt::format("»{}« har intet at gentage.", coder),
                     fmt::format("'{}' has nothing to redo.", coder));
      }
      decision = turn_back(database, next_entry(database, id, coder, store_->clock), id, Act::redo, latest.integer(0));
    });
    return decision;
  });
}

Result<std::vector<Decision>> Project::history(std::string_view coder, std::string_view conversation,
                                               std::size_t most) const {
  return guarded([&] {
    const auto& database = store_->database;
    std::string where = coder.empty() ? "j.coder NOT IN (SELECT id FROM coders WHERE blind = 1 AND released = 0)" : "1";
    if (!coder.empty()) where += fmt::format(" AND j.coder = {}", coder_id(database, coder));
    if (!conversation.empty()) {
      where += fmt::format(" AND j.conversation = {}", conversation_id(database, conversation));
    }
    const auto limit = most == 0 ? std::string() : fmt::format(" LIMIT {}", most);
    auto decisions = read_decisions(database, where, "ORDER BY j.time DESC, j.coder DESC, j.number DESC" + limit);
    std::ranges::reverse(decisions);
    return decisions;
  });
}

Result<std::vector<Decision>> Project::lost(std::string_view coder) const {
  return guarded([&] {
    const auto& database = store_->database;
    const auto id = coder_id(database, coder);
    std::vector<std::int64_t> conversations;
    auto query = database.prepare(
        "SELECT DISTINCT j.conversation FROM placements p JOIN journal j ON j.coder = p.coder AND j.number = p.number "
        "WHERE p.coder = ? AND p.hold = 'lost' ORDER BY j.conversation");
    query.with(id);
    while (query.step()) conversations.push_back(query.integer(0));
    std::vector<Decision> lost;
    for (const auto conversation : conversations) {
      std::vector<Decision> here;
      const auto placed = placed_decisions(database, id, conversation, &here);
      // What was undone before it was lost is no loss.
      auto undone = database.prepare("SELECT 1 FROM undone WHERE coder = ? AND number = ?");
      std::ranges::copy_if(here, std::back_inserter(lost),
                           [&](const Decision& one) { return !undone.with(id, one.number).step(); });
    }
    return lost;
  });
}

}  // namespace gribning
