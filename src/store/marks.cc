// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "store.h"

namespace gribning {
namespace store {

void refold(const Database& database, std::int64_t coder, std::int64_t conversation) {
  database.prepare("DELETE FROM marks WHERE coder = ? AND conversation = ?").with(coder, conversation).run();
  auto insert = database.prepare(
      "INSERT INTO marks (coder, conversation, layer, label, turn, begin, \"end\", quote, response, later, fields, "
      "note, number, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const auto& mark : standing(placed_decisions(database, coder, conversation, nullptr))) {
    const auto& anchor = mark.anchor;
    const std::int64_t turn = anchor.turn ? static_cast<std::int64_t>(*anchor.turn) : -1;
    insert
        .with(coder, conversation, mark.layer, mark.label, turn, anchor.span.begin, anchor.span.end, anchor.quote,
              anchor.response, anchor.later, write_fields(mark.fields), mark.note, mark.number, mark.rejected)
        .run();
  }
}

namespace {

/// Throws Broken with "project-damaged" when a place is behind the last of so many turns.
void expect_inside(const Database& database, const Anchor& anchor, std::uint32_t turns) {
  for (const auto& turn : {anchor.turn, anchor.response, anchor.later}) {
    if (!turn || *turn < turns) continue;
    throw broken(database, "project-damaged",
                 "En markering peger på en tur, som samtalen ikke har: filen er beskadiget. »gribning project check« "
                 "siger, hvad der er ramt.",
                 "A mark points at a turn that the conversation does not have: the file is damaged. 'gribning project "
                 "check' says what is hit.");
  }
}

std::uint32_t turns_of(const Database& database, std::int64_t conversation) {
  auto query = database.prepare("SELECT count(*) FROM turns WHERE conversation = ?");
  return query.with(conversation).step() ? query.number<std::uint32_t>(0) : 0;
}

}  // namespace

std::vector<CodedMark> read_marks(const Database& database, std::int64_t coder, std::int64_t conversation) {
  std::vector<CodedMark> marks;
  const auto turns = turns_of(database, conversation);
  auto query = database.prepare(
      "SELECT layer, label, turn, begin, \"end\", quote, response, later, fields, note, number, rejected FROM marks "
      "WHERE coder = ? AND conversation = ? ORDER BY layer, label, turn, begin, \"end\"");
  query.with(coder, conversation);
  while (query.step()) {
    CodedMark mark{.layer = query.string(0),
                   .label = query.string(1),
                   .anchor = {.turn = {},
                              .span = {query.number<std::uint32_t>(3), query.number<std::uint32_t>(4)},
                              .quote = query.string(5),
                              .response = query.optional_number<TurnIndex>(6),
                              .later = query.optional_number<TurnIndex>(7)},
                   .fields = read_fields(query.text(8)),
                   .note = query.string(9),
                   .number = query.integer(10),
                   .rejected = query.integer(11) != 0};
    if (query.integer(2) >= 0) mark.anchor.turn = query.number<TurnIndex>(2);
    expect_inside(database, mark.anchor, turns);
    marks.push_back(std::move(mark));
  }
  return marks;
}

namespace {

/// Codes that were read before: a project has few different ones.
class FieldCache {
 public:
  const Fields& read(std::string_view json) {
    auto it = seen_.find(std::string(json));
    if (it == seen_.end()) it = seen_.emplace(json, read_fields(json)).first;
    return it->second;
  }

 private:
  std::unordered_map<std::string, Fields> seen_;
};

/// Codings by the id of their conversation.
using Codings = std::unordered_map<std::int64_t, StandingCoding>;
/// How many turns each conversation has.
using TurnCounts = std::unordered_map<std::int64_t, std::uint32_t>;

std::uint32_t turns_in(const TurnCounts& counts, std::int64_t conversation) {
  const auto of = counts.find(conversation);
  return of == counts.end() ? 0 : of->second;
}

TurnCounts count_turns(const Database& database) {
  TurnCounts counts;
  auto query = database.prepare("SELECT conversation, count(*) FROM turns GROUP BY conversation");
  while (query.step()) counts[query.integer(0)] = query.number<std::uint32_t>(1);
  return counts;
}

Codings codings_of_person(const Database& database, std::int64_t coder, FieldCache& cache, const TurnCounts& turns) {
  Codings codings;
  auto query = database.prepare(
      "SELECT conversation, layer, label, turn, begin, \"end\", response, later, fields FROM marks WHERE coder = ? AND "
      "rejected = 0 ORDER BY conversation, layer, label, turn, begin, \"end\"");
  query.with(coder);
  while (query.step()) {
    Anchor anchor{.turn = {},
                  .span = {query.number<std::uint32_t>(4), query.number<std::uint32_t>(5)},
                  .quote = {},
                  .response = query.optional_number<TurnIndex>(6),
                  .later = query.optional_number<TurnIndex>(7)};
    if (query.integer(3) >= 0) anchor.turn = query.number<TurnIndex>(3);
    expect_inside(database, anchor, turns_in(turns, query.integer(0)));
    add_to(codings[query.integer(0)], query.text(1), query.text(2), anchor, cache.read(query.text(8)), {});
  }
  return codings;
}

/// The program has been through every conversation.
Codings codings_of_program(const Database& database, FieldCache& cache, const TurnCounts& counts) {
  Codings codings;
  const auto expect = [&](std::int64_t conversation, const Anchor& anchor) {
    expect_inside(database, anchor, turns_in(counts, conversation));
  };
  auto all = database.prepare("SELECT id FROM conversations");
  while (all.step()) codings[all.integer(0)].finished = true;
  auto opportunities = database.prepare(
      "SELECT conversation, turn, response, later, fields FROM opportunities ORDER BY conversation, turn");
  while (opportunities.step()) {
    const Anchor anchor{.turn = opportunities.number<TurnIndex>(1),
                        .span = {},
                        .quote = {},
                        .response = opportunities.optional_number<TurnIndex>(2),
                        .later = opportunities.optional_number<TurnIndex>(3)};
    expect(opportunities.integer(0), anchor);
    add_to(codings[opportunities.integer(0)], layer::kOpportunity, {}, anchor, cache.read(opportunities.text(4)), {});
  }
  auto turns = database.prepare("SELECT conversation, turn, fields FROM worker_turns ORDER BY conversation, turn");
  while (turns.step()) {
    const Anchor anchor{.turn = turns.number<TurnIndex>(1), .span = {}, .quote = {}, .response = {}, .later = {}};
    expect(turns.integer(0), anchor);
    add_to(codings[turns.integer(0)], layer::kWorkerTurn, {}, anchor, cache.read(turns.text(2)), {});
  }
  return codings;
}

}  // namespace
}  // namespace store

using namespace store;  // NOLINT(google-build-using-namespace): the stage's own inner namespace

Result<std::vector<CodedMark>> Project::marks(std::string_view coder, std::string_view conversation) const {
  return guarded([&] {
    const auto& database = store_->database;
    return read_marks(database, coder_id(database, coder), conversation_id(database, conversation));
  });
}

Result<std::vector<CodedMark>> Project::program_marks(std::string_view conversation, bool annotations) const {
  return guarded([&] {
    const auto& database = store_->database;
    const auto id = conversation_id(database, conversation);
    const auto last = turns_of(database, id);
    std::vector<CodedMark> marks;
    const auto add = [&](std::string_view in_layer, std::string label, Anchor anchor, Fields fields) {
      expect_inside(database, anchor, last);
      marks.push_back({.layer = std::string(in_layer),
                       .label = std::move(label),
                       .anchor = std::move(anchor),
                       .fields = std::move(fields),
                       .note = {},
                       .number = 0,
                       .rejected = false});
    };
    auto opportunities = database.prepare(
        "SELECT o.turn, o.response, o.later, o.fields, t.talk FROM opportunities o LEFT JOIN turns t ON t.conversation "
        "= "
        "o.conversation AND t.position = o.turn WHERE o.conversation = ? ORDER BY o.turn");
    opportunities.with(id);
    while (opportunities.step()) {
      add(layer::kOpportunity, {},
          {.turn = opportunities.number<TurnIndex>(0),
           .span = {},
           .quote = opportunities.string(4),
           .response = opportunities.optional_number<TurnIndex>(1),
           .later = opportunities.optional_number<TurnIndex>(2)},
          read_fields(opportunities.text(3)));
    }
    auto turns = database.prepare("SELECT turn, fields FROM worker_turns WHERE conversation = ? ORDER BY turn");
    turns.with(id);
    while (turns.step()) {
      add(layer::kWorkerTurn, {},
          {.turn = turns.number<TurnIndex>(0), .span = {}, .quote = {}, .response = {}, .later = {}},
          read_fields(turns.text(1)));
    }
    if (!annotations) return marks;
    for (const auto& one : read_findings(database, id).annotations) {
      const auto slash = one.label.find('/');
      add(one.label.substr(0, slash), slash == std::string::npos ? std::string() : one.label.substr(slash + 1),
          {.turn = one.turn, .span = one.span, .quote = {}, .response = {}, .later = {}}, {});
    }
    return marks;
  });
}

Result<std::vector<Decision>> Project::memos(std::string_view coder, std::string_view conversation) const {
  return guarded([&] {
    const auto& database = store_->database;
    const auto id = coder_id(database, coder);
    auto where = fmt::format(
        "j.coder = {} AND (j.act = 'comment' OR (j.act = 'add' AND j.layer = 'memo')) AND NOT EXISTS (SELECT 1 FROM "
        "undone u WHERE u.coder = j.coder AND u.number = j.number)",
        id);
    if (!conversation.empty()) {
      where += fmt::format(" AND j.conversation = {}", conversation_id(database, conversation));
    }
    std::vector<Decision> memos;
    for (auto& memo : read_decisions(database, where, "ORDER BY v.name NULLS FIRST, j.number")) {
      const auto placements = read_placements(database, id, memo.number);
      if (!placements.empty()) {
        if (placements.back().hold == Hold::lost) continue;
        memo.anchor = placements.back().anchor;
        memo.version = placements.back().version;
      }
      if (memo.anchor.turn) {
        expect_inside(database, memo.anchor, turns_of(database, conversation_id(database, memo.conversation)));
      }
      memos.push_back(std::move(memo));
    }
    return memos;
  });
}

Result<std::vector<CodedByAll>> Project::coded_by_all(const std::vector<std::string>& coders,
                                                      std::vector<std::string>* left_out) const {
  return guarded([&] {
    const auto& database = store_->database;
    FieldCache cache;
    const auto turns = count_turns(database);
    std::vector<Codings> codings;
    for (const auto& coder : coders) {
      codings.push_back(coder == kProgram ? codings_of_program(database, cache, turns)
                                          : codings_of_person(database, coder_id(database, coder), cache, turns));
    }
    std::vector<CodedByAll> all;
    auto query = database.prepare(
        "SELECT c.id, c.name, t.turns, t.citizen_turns FROM conversations c JOIN transcripts t ON t.conversation = "
        "c.id "
        "AND t.version = c.version ORDER BY c.name");
    while (query.step()) {
      CodedByAll one{.conversation = query.string(1),
                     .turns = query.number<std::uint32_t>(2),
                     .citizen_turns = query.number<std::uint32_t>(3),
                     .codings = {}};
      std::size_t by = 0;
      for (auto& of_coder : codings) {
        const auto it = of_coder.find(query.integer(0));
        if (it == of_coder.end()) break;
        it->second.coding.conversation = one.conversation;
        one.codings.push_back(std::move(it->second));
        ++by;
      }
      if (by == coders.size()) {
        all.push_back(std::move(one));
      } else if (left_out != nullptr) {
        const bool some = by > 0 || std::ranges::any_of(codings, [&](const Codings& of_coder) {
                            return of_coder.contains(query.integer(0));
                          });
        if (some) left_out->push_back(one.conversation);
      }
    }
    return all;
  });
}

}  // namespace gribning
