// SPDX-License-Identifier: MIT
#include "gribning/review/coded_row.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <map>

namespace {

using namespace gribning;
using Columns = std::map<std::string, std::string, std::less<>>;

/// B 1, S 2, B's sister 3, S 4, B 5, somebody 6.
Transcript six_turns() {
  Transcript transcript;
  transcript.participants = {{.label = "B", .role = Role::citizen},
                             {.label = "S", .role = Role::worker},
                             {.label = "Søster", .role = Role::relative},
                             {.label = "X"}};
  std::int64_t number = 0;
  for (const ParticipantIndex speaker : {0U, 1U, 2U, 1U, 0U, 3U}) {
    transcript.turns.push_back({.number = ++number, .speaker = speaker});
  }
  return transcript;
}

CodedRow row_of(const Columns& columns, const Transcript& transcript) {
  return {[&columns](std::string_view column) -> std::optional<std::string_view> {
            const auto at = columns.find(column);
            if (at == columns.end()) return std::nullopt;
            return at->second;
          },
          [&](std::string_view column) -> tl::expected<TurnIndex, Bilingual> {
            const auto& cell = columns.find(column)->second;
            std::int64_t number = 0;
            std::from_chars(cell.data(), cell.data() + cell.size(), number);
            if (const auto turn = transcript.turn_numbered(number)) return *turn;
            return tl::unexpected(Bilingual{"ingen tur", "no turn"});
          }};
}

/// A row that breaks no rule, but for what the test changes.
Columns opportunity(const Columns& changed) {
  Columns columns = {
      {"turn", "1"},          {"perspective", "concrete"}, {"orientation", "toward"}, {"tentative", "yes"},
      {"response_turn", "2"}, {"verdict", "acknowledged"}, {"how", "praise"},         {"later", "4"}};
  for (const auto& [column, cell] : changed) columns[column] = cell;
  return columns;
}
Columns worker_turn(const Columns& changed) {
  Columns columns = {
      {"turn", "2"}, {"continuer", "no"}, {"question", "open"}, {"invites", ""}, {"institutional", "no"}};
  for (const auto& [column, cell] : changed) columns[column] = cell;
  return columns;
}

/// "code@column" of each fault, an error with "!", and "-" when the row was left out.
template <class Value>
std::string told(const Understood<Value>& understood) {
  std::string out;
  for (const auto& fault : understood.faults) {
    out += (out.empty() ? "" : " ") + fault.diagnostic.code + "@" + std::string(fault.column) +
           (fault.diagnostic.severity == Severity::error ? "!" : "");
  }
  return out + (understood.value ? "" : " -");
}

Understood<OpportunityCoding> understood(const Columns& changed, const std::vector<OpportunityCoding>& before = {}) {
  const auto transcript = six_turns();
  const auto columns = opportunity(changed);
  return understand_opportunity(row_of(columns, transcript), transcript, before);
}

Understood<WorkerTurn> understood_worker_turn(const Columns& changed, const std::vector<WorkerTurn>& before = {}) {
  const auto transcript = six_turns();
  const auto columns = worker_turn(changed);
  return understand_worker_turn(row_of(columns, transcript), transcript, before);
}

const Columns kNone = {{"verdict", "none"}, {"response_turn", ""}, {"how", ""}, {"later", ""}};

}  // namespace

TEST_CASE("a row by the rules of coding is read without a word") {
  const auto acknowledged = understood({});
  CHECK(told(acknowledged).empty());
  CHECK(acknowledged.value == OpportunityCoding{0, Perspective::concrete, Orientation::toward, true, 1,
                                                Verdict::acknowledged, How::praise, 3});
  CHECK(told(understood(kNone)).empty());
  CHECK(told(understood({{"verdict", "taken_up"}, {"how", "link"}, {"later", ""}})).empty());
  CHECK(told(understood({{"verdict", "not_taken_up"}, {"how", "institutional"}})).empty());
  CHECK(told(understood_worker_turn({})).empty());
  // Whose role is not known may be anybody.
  CHECK(told(understood({{"later", "6"}})).empty());
  CHECK(told(understood_worker_turn({{"turn", "6"}})).empty());
}

TEST_CASE("each rule of coding that a row breaks is told at its cell, and the verdict stands") {
  struct Case {
    Columns changed;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{{"turn", "17"}}, "unknown-turn@turn! -"},
      {{{"perspective", "konkret"}}, "unknown-code@perspective! -"},
      {{{"orientation", ""}}, "unknown-code@orientation! -"},
      {{{"tentative", "måske"}}, "unknown-code@tentative! -"},
      {{{"tentative", ""}}, "unknown-code@tentative! -"},
      {{{"verdict", "grebet"}}, "unknown-code@verdict! -"},
      {{{"verdict", "grebet"}, {"perspective", "?"}}, "unknown-code@perspective! unknown-code@verdict! -"},
      {{{"orientation", "away"}}, "no-opportunity@orientation! -"},
      {{{"turn", "2"}, {"response_turn", "4"}, {"later", ""}}, "not-the-citizen@turn"},
      {{{"response_turn", "17"}}, "unknown-turn@response_turn!"},
      {{{"response_turn", ""}}, "no-response@response_turn"},
      {{{"response_turn", "1"}}, "response-before@response_turn"},
      {{{"turn", "5"}, {"response_turn", "4"}, {"later", "6"}}, "response-before@response_turn"},
      {{{"response_turn", "3"}}, "response-by-others@response_turn"},
      {{{"how", "ros"}}, "unknown-code@how!"},
      {{{"how", ""}}, "no-how@how"},
      {{{"how", "question"}}, "how-of-taken-up@how"},
      {{{"verdict", "not_taken_up"}, {"how", "link"}}, "how-of-taken-up@how"},
      {{{"verdict", "taken_up"}, {"later", ""}}, "how-not-of-taken-up@how"},
      {{{"verdict", "taken_up"}, {"how", "question"}}, "later-when-taken-up@later"},
      {{{"later", "17"}}, "unknown-turn@later!"},
      {{{"later", "2"}}, "later-before@later"},
      {{{"later", "3"}}, "later-by-others@later"},
      {{{"verdict", "none"}}, "none-with-response@response_turn none-with-how@how none-with-later@later"},
      {{{"tentative", "ja"}}, "yes-or-no@tentative"},
  };
  for (const auto& [changed, expected] : cases) {
    INFO(expected);
    const auto found = understood(changed);
    CHECK(told(found) == expected);
    const auto verdict = changed.find("verdict");
    if (found.value && verdict != changed.end()) CHECK(code(found.value->verdict) == verdict->second);
  }
}

TEST_CASE("what contradicts the verdict or the order of turns is read as empty, and what is left obeys the rules") {
  const auto none = understood({{"verdict", "none"}});
  REQUIRE(none.value);
  CHECK(none.value->response == std::nullopt);
  CHECK(none.value->how == How::none);
  CHECK(none.value->later == std::nullopt);
  CHECK(understood({{"response_turn", "1"}}).value->response == std::nullopt);
  CHECK(understood({{"later", "2"}}).value->later == std::nullopt);
  CHECK(understood({{"verdict", "taken_up"}, {"how", "question"}}).value->later == std::nullopt);
  CHECK(understood({{"how", "question"}}).value->how == How::none);
  CHECK(understood({{"verdict", "taken_up"}, {"later", ""}}).value->how == How::none);
  // Whom a turn belongs to is the transcript's to say: the number stands.
  CHECK(understood({{"response_turn", "3"}}).value->response == TurnIndex{2});
}

TEST_CASE("yes and no in other words are read as meant, and told") {
  CHECK(understood({{"tentative", "ja"}}).value->tentative);
  CHECK_FALSE(understood({{"tentative", "Nej"}}).value->tentative);
  CHECK(understood_worker_turn({{"continuer", "TRUE"}}).value->continuer);
  CHECK(told(understood_worker_turn({{"institutional", "0"}})) == "yes-or-no@institutional");
  CHECK(understood({{"tentative", "ja"}}).faults.at(0).diagnostic.message.da ==
        "Kolonnen »tentative«: »ja« er læst som yes.");
}

TEST_CASE("a turn is coded once: the first row of it counts") {
  const OpportunityCoding first{.turn = 0};
  CHECK(told(understood({}, {first})) == "turn-twice@turn! -");
  CHECK(told(understood({{"turn", "5"}, {"response_turn", "6"}, {"later", ""}}, {first})).empty());
  CHECK(told(understood_worker_turn({}, {{.turn = 1}})) == "turn-twice@turn! -");
}

TEST_CASE("a professional's turn is held to its codes and to who speaks") {
  CHECK(told(understood_worker_turn({{"turn", "1"}})) == "not-a-professional@turn");
  CHECK(told(understood_worker_turn({{"question", "åbent"}})) == "unknown-code@question! -");
  CHECK(told(understood_worker_turn({{"continuer", "lidt"}})) == "unknown-code@continuer! -");
  const auto invites = understood_worker_turn({{"invites", "alle"}});
  CHECK(told(invites) == "unknown-code@invites!");
  REQUIRE(invites.value);
  CHECK(invites.value->invites == Invites::nothing);
}

TEST_CASE("columns that a table does not have are not missed") {
  const auto transcript = six_turns();
  const Columns columns = {
      {"turn", "1"}, {"perspective", "general"}, {"orientation", "toward"}, {"verdict", "acknowledged"}};
  CHECK(told(understand_opportunity(row_of(columns, transcript), transcript, {})).empty());
  const Columns question = {{"turn", "2"}, {"question", "none"}};
  CHECK(told(understand_worker_turn(row_of(question, transcript), transcript, {})).empty());
}

TEST_CASE("every message names its column, says what was done and what to do, in Danish and English") {
  const auto away = understood({{"orientation", "away"}}).faults.at(0).diagnostic;
  CHECK(away.message.da ==
        "Kolonnen »orientation«: »away« er ingen gribningsmulighed: turen peger kun væk fra arbejde (docs/kodning.md, "
        "afsnit 4). Rækken er udeladt.");
  CHECK(away.advice.en == "Delete the row, or write 'conditional' or 'toward' if the turn holds a possibility too.");
  for (const auto& fault : understood({{"verdict", "none"}}).faults) {
    CHECK(fault.diagnostic.message.da.find("»" + std::string(fault.column) + "«") != std::string::npos);
    CHECK(fault.diagnostic.message.da.ends_with("Feltet er læst som tomt."));
    CHECK(fault.diagnostic.message.en.ends_with("The cell is read as empty."));
    CHECK_FALSE(fault.diagnostic.advice.da.empty());
    CHECK_FALSE(fault.diagnostic.advice.en.empty());
  }
  CHECK(understood({{"how", "{}"}}).faults.at(0).diagnostic.message.en ==
        "Column 'how': '{}' is not a code of the codebook. The cell is read as empty.");
}
