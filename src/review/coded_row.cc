// SPDX-License-Identifier: MIT
#include "gribning/review/coded_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gribning {
namespace {

/// What becomes of what breaks a rule.
enum class Then { leave_out_row, empty_cell, read_as_it_stands };

struct Outcome {
  Then then;
  Severity severity;
  Bilingual words;
};

const Outcome& outcome_of(Then then) {
  static const std::array<Outcome, 3> kOutcomes = {{
      {Then::leave_out_row, Severity::error, {"Rækken er udeladt.", "The row is left out."}},
      {Then::empty_cell, Severity::warning, {"Feltet er læst som tomt.", "The cell is read as empty."}},
      {Then::read_as_it_stands, Severity::warning, {"Rækken er læst, som den står.", "The row is read as it stands."}},
  }};
  return *std::ranges::find(kOutcomes, then, &Outcome::then);
}

/// A row so far: what its cells say, and what its rules look at.
template <class Value>
struct Draft {
  const CodedRow& row;
  const Transcript& transcript;
  std::span<const Value> before;
  Value value = {};

  [[nodiscard]] std::string_view text(std::string_view column) const { return row.text(column).value_or(""); }
  /// The table has the column, and nothing stands in it.
  [[nodiscard]] bool empty(std::string_view column) const { return row.text(column) == ""; }
  [[nodiscard]] bool twice() const {
    return std::ranges::any_of(before, [&](const Value& other) { return other.turn == value.turn; });
  }
  [[nodiscard]] Role role(TurnIndex turn) const { return transcript.role_of(turn); }
  /// Somebody speaks there who is known not to be a professional.
  [[nodiscard]] bool by_others(std::optional<TurnIndex> turn) const {
    return turn && role(*turn) != Role::unknown && !is_professional(role(*turn));
  }
};

/// A rule of docs/coding.md: when a row breaks it, and what is said and done then. {} is what stands in the cell.
template <class Value>
struct Rule {
  std::string_view code;
  std::string_view column;
  bool (*broken)(const Draft<Value>&);
  Then then;
  Bilingual message;
  Bilingual advice;
};

using Opportunities = Draft<OpportunityCoding>;
using WorkerTurns = Draft<WorkerTurn>;

bool takes_up(How how) {
  return how == How::question || how == How::formulation || how == How::next_step || how == How::link;
}

template <class Value>
Rule<Value> each_turn_once() {
  return {"turn-twice",
          "turn",
          [](const Draft<Value>& row) { return row.twice(); },
          Then::leave_out_row,
          {"Tur {} er kodet i en række længere oppe; en tur kodes én gang.",
           "Turn {} is coded in a row above; a turn is coded once."},
          {"Slet den ene af rækkerne, eller ret nummeret.", "Delete one of the rows, or correct the number."}};
}

/// In the order in which they are looked at: a cell that one of them empties is empty for the next.
const std::vector<Rule<OpportunityCoding>>& opportunity_rules() {
  static const std::vector<Rule<OpportunityCoding>> kRules = {
      each_turn_once<OpportunityCoding>(),
      {"no-opportunity",
       "orientation",
       [](const Opportunities& row) { return row.value.orientation == Orientation::away; },
       Then::leave_out_row,
       {"»away« er ingen gribningsmulighed: turen peger kun væk fra arbejde (docs/kodning.md, afsnit 4).",
        "'away' is no opportunity: the turn points only away from work (docs/coding.md, section 4)."},
       {"Slet rækken, eller skriv »conditional« eller »toward«, hvis turen også rummer en mulighed.",
        "Delete the row, or write 'conditional' or 'toward' if the turn holds a possibility too."}},
      {"not-the-citizen",
       "turn",
       [](const Opportunities& row) {
         const auto role = row.role(row.value.turn);
         return role != Role::unknown && role != Role::citizen;
       },
       Then::read_as_it_stands,
       {"Tur {} er ikke borgerens; en gribningsmulighed er en tur af borgeren (docs/kodning.md, afsnit 4).",
        "Turn {} is not the citizen's; an opportunity is a turn by the citizen (docs/coding.md, section 4)."},
       {"Ret nummeret, eller giv taleren den rigtige rolle med --role.",
        "Correct the number, or give the speaker the right role with --role."}},
      {"none-with-response",
       "response_turn",
       [](const Opportunities& row) { return row.value.verdict == Verdict::none && row.value.response; },
       Then::empty_cell,
       {"»none« betyder, at der ingen svartur er, men her står tur {} (docs/kodning.md, afsnit 5).",
        "'none' means that there is no response turn, but here stands turn {} (docs/coding.md, section 5)."},
       {"Slet nummeret, eller ret »verdict«.", "Delete the number, or correct 'verdict'."}},
      {"none-with-how",
       "how",
       [](const Opportunities& row) { return row.value.verdict == Verdict::none && row.value.how != How::none; },
       Then::empty_cell,
       {"Ved »none« er »how« tom, men her står »{}« (docs/kodning.md, afsnit 6).",
        "With 'none', 'how' is empty, but here stands '{}' (docs/coding.md, section 6)."},
       {"Slet koden, eller ret »verdict«.", "Delete the code, or correct 'verdict'."}},
      {"none-with-later",
       "later",
       [](const Opportunities& row) { return row.value.verdict == Verdict::none && row.value.later; },
       Then::empty_cell,
       {"Ved »none« er »later« tom, men her står tur {} (docs/kodning.md, afsnit 6).",
        "With 'none', 'later' is empty, but here stands turn {} (docs/coding.md, section 6)."},
       {"Slet nummeret, eller ret »verdict«.", "Delete the number, or correct 'verdict'."}},
      {"no-response",
       "response_turn",
       [](const Opportunities& row) { return row.value.verdict != Verdict::none && row.empty("response_turn"); },
       Then::read_as_it_stands,
       {"Svarturen mangler; kun ved »none« er »response_turn« tom (docs/kodning.md, afsnit 5).",
        "The response turn is missing; only with 'none' is 'response_turn' empty (docs/coding.md, section 5)."},
       {"Skriv svarturens nummer, eller skriv »none« i »verdict«.",
        "Write the number of the response turn, or write 'none' in 'verdict'."}},
      {"response-before",
       "response_turn",
       [](const Opportunities& row) { return row.value.response && *row.value.response <= row.value.turn; },
       Then::empty_cell,
       {"Svartur {} kommer ikke efter den tur, den svarer på (docs/kodning.md, afsnit 5).",
        "Response turn {} does not come after the turn that it responds to (docs/coding.md, section 5)."},
       {"Skriv nummeret på en tur længere fremme.", "Write the number of a turn further on."}},
      {"response-by-others",
       "response_turn",
       [](const Opportunities& row) { return row.by_others(row.value.response); },
       Then::read_as_it_stands,
       {"Svartur {} er ikke en professionels (docs/kodning.md, afsnit 5).",
        "Response turn {} is not a professional's (docs/coding.md, section 5)."},
       {"Ret nummeret, eller giv taleren den rigtige rolle med --role.",
        "Correct the number, or give the speaker the right role with --role."}},
      {"no-how",
       "how",
       [](const Opportunities& row) { return row.value.verdict != Verdict::none && row.empty("how"); },
       Then::read_as_it_stands,
       {"»how« mangler; kun ved »none« er den tom (docs/kodning.md, afsnit 6).",
        "'how' is missing; only with 'none' is it empty (docs/coding.md, section 6)."},
       {"Skriv, hvad svarturen gør.", "Write what the response turn does."}},
      {"how-not-of-taken-up",
       "how",
       [](const Opportunities& row) {
         return row.value.verdict == Verdict::taken_up && row.value.how != How::none && !takes_up(row.value.how);
       },
       Then::empty_cell,
       {"»{}« hører ikke til »taken_up«, som har question, formulation, next_step eller link (docs/kodning.md, "
        "afsnit 6).",
        "'{}' does not belong to 'taken_up', which has question, formulation, next_step or link (docs/coding.md, "
        "section 6)."},
       {"Ret »how« eller »verdict«.", "Correct 'how' or 'verdict'."}},
      {"how-of-taken-up",
       "how",
       [](const Opportunities& row) {
         return (row.value.verdict == Verdict::acknowledged || row.value.verdict == Verdict::not_taken_up) &&
                takes_up(row.value.how);
       },
       Then::empty_cell,
       {"»{}« hører kun til »taken_up« (docs/kodning.md, afsnit 6).",
        "'{}' belongs to 'taken_up' only (docs/coding.md, section 6)."},
       {"Ret »how« eller »verdict«.", "Correct 'how' or 'verdict'."}},
      {"later-when-taken-up",
       "later",
       [](const Opportunities& row) { return row.value.verdict == Verdict::taken_up && row.value.later; },
       Then::empty_cell,
       {"Svarturen griber allerede, og så er »later« tom; her står tur {} (docs/kodning.md, afsnit 6).",
        "The response turn takes it up already, and then 'later' is empty; here stands turn {} (docs/coding.md, "
        "section 6)."},
       {"Slet nummeret, eller ret »verdict«.", "Delete the number, or correct 'verdict'."}},
      {"later-before",
       "later",
       [](const Opportunities& row) {
         return row.value.later && *row.value.later <= row.value.response.value_or(row.value.turn);
       },
       Then::empty_cell,
       {"Tur {} kommer ikke efter svarturen (docs/kodning.md, afsnit 6).",
        "Turn {} does not come after the response turn (docs/coding.md, section 6)."},
       {"Skriv nummeret på en tur længere fremme, eller lad feltet være tomt.",
        "Write the number of a turn further on, or leave the cell empty."}},
      {"later-by-others",
       "later",
       [](const Opportunities& row) { return row.by_others(row.value.later); },
       Then::read_as_it_stands,
       {"Tur {} er ikke en professionels (docs/kodning.md, afsnit 6).",
        "Turn {} is not a professional's (docs/coding.md, section 6)."},
       {"Ret nummeret, eller giv taleren den rigtige rolle med --role.",
        "Correct the number, or give the speaker the right role with --role."}},
  };
  return kRules;
}

const std::vector<Rule<WorkerTurn>>& worker_turn_rules() {
  static const std::vector<Rule<WorkerTurn>> kRules = {
      each_turn_once<WorkerTurn>(),
      {"not-a-professional",
       "turn",
       [](const WorkerTurns& row) { return row.by_others(row.value.turn); },
       Then::read_as_it_stands,
       {"Tur {} er ikke en professionels (docs/kodning.md, afsnit 7).",
        "Turn {} is not a professional's (docs/coding.md, section 7)."},
       {"Ret nummeret, eller giv taleren den rigtige rolle med --role.",
        "Correct the number, or give the speaker the right role with --role."}},
  };
  return kRules;
}

void empty_cell(OpportunityCoding& coding, std::string_view column) {
  if (column == "response_turn") coding.response.reset();
  if (column == "how") coding.how = How::none;
  if (column == "later") coding.later.reset();
}
void empty_cell(WorkerTurn& turn, std::string_view column) {
  if (column == "invites") turn.invites = Invites::nothing;
}

/// Other ways to write yes and no, as spreadsheets and people do.
struct Answer {
  std::string_view written;
  bool yes;
};
constexpr std::array<Answer, 16> kAnswers = {{{"ja", true},
                                              {"Ja", true},
                                              {"JA", true},
                                              {"Yes", true},
                                              {"YES", true},
                                              {"true", true},
                                              {"TRUE", true},
                                              {"1", true},
                                              {"nej", false},
                                              {"Nej", false},
                                              {"NEJ", false},
                                              {"No", false},
                                              {"NO", false},
                                              {"false", false},
                                              {"FALSE", false},
                                              {"0", false}}};

/// Takes the cells of a row one by one, then holds it to its rules.
template <class Value>
class Reading {
 public:
  Reading(const CodedRow& row, const Transcript& transcript, std::span<const Value> before)
      : draft_{row, transcript, before} {}

  Value& value() { return draft_.value; }

  TurnIndex turn(std::string_view column) {
    const auto found = draft_.row.turn(column);
    if (!found) unknown_turn(column, found.error(), Then::leave_out_row);
    return found.value_or(0);
  }
  std::optional<TurnIndex> optional_turn(std::string_view column) {
    if (draft_.text(column).empty()) return std::nullopt;
    const auto found = draft_.row.turn(column);
    if (found) return *found;
    unknown_turn(column, found.error(), Then::empty_cell);
    return std::nullopt;
  }

  /// `known` are all codes of the column; with Then::empty_cell it may be empty too.
  template <class Code>
  Code code_in(std::string_view column, std::optional<Code> (*from)(std::string_view), std::string_view known,
               Then otherwise) {
    const auto cell = draft_.text(column);
    if (otherwise == Then::empty_cell && cell.empty()) return {};
    if (const auto found = from(cell)) return *found;
    tell("unknown-code", column, Severity::error, otherwise,
         {"»{}« er ikke en kode i kodebogen.", "'{}' is not a code of the codebook."},
         {fmt::format("Skriv en af koderne {}.", known), fmt::format("Write one of the codes {}.", known)});
    return {};
  }

  bool yes(std::string_view column) {
    const auto cell = draft_.row.text(column);
    if (!cell || cell == "no") return false;
    if (cell == "yes") return true;
    const Bilingual advice{"Skriv yes eller no.", "Write yes or no."};
    const auto* const answer = std::ranges::find(kAnswers, *cell, &Answer::written);
    if (answer == kAnswers.end()) {
      tell("unknown-code", column, Severity::error, Then::leave_out_row,
           {"»{}« er hverken yes eller no.", "'{}' is neither yes nor no."}, advice);
      return false;
    }
    const auto* meant = answer->yes ? "yes" : "no";
    add("yes-or-no", column, Severity::warning,
        {fmt::format("»{}« er læst som {}.", *cell, meant), fmt::format("'{}' is read as {}.", *cell, meant)}, advice);
    return answer->yes;
  }

  /// What stands after the rules.
  Understood<Value> held_to(const std::vector<Rule<Value>>& rules) && {
    for (const auto& rule : rules) {
      if (left_out_) break;
      if (!rule.broken(draft_)) continue;
      tell(rule.code, rule.column, outcome_of(rule.then).severity, rule.then, rule.message, rule.advice);
    }
    if (!left_out_) understood_.value = draft_.value;
    return std::move(understood_);
  }

 private:
  void unknown_turn(std::string_view column, const Bilingual& why, Then then) {
    tell("unknown-turn", column, Severity::error, then, {"»{}«: " + why.da + ".", "'{}': " + why.en + "."},
         {"Skriv turens nummer, som det står i udskriften.", "Write the number of the turn as the transcript has it."});
  }

  void tell(std::string_view code, std::string_view column, Severity severity, Then then, const Bilingual& message,
            const Bilingual& advice) {
    if (then == Then::leave_out_row) left_out_ = true;
    if (then == Then::empty_cell) empty_cell(draft_.value, column);
    const auto& done = outcome_of(then).words;
    const auto cell = draft_.text(column);
    add(code, column, severity,
        {fmt::format(fmt::runtime(message.da), cell) + " " + done.da,
         fmt::format(fmt::runtime(message.en), cell) + " " + done.en},
        advice);
  }

  void add(std::string_view code, std::string_view column, Severity severity, const Bilingual& message,
           const Bilingual& advice) {
    understood_.faults.push_back({column,
                                  {.code = std::string(code),
                                   .severity = severity,
                                   .span = {},
                                   .message = {fmt::format("Kolonnen »{}«: {}", column, message.da),
                                               fmt::format("Column '{}': {}", column, message.en)},
                                   .advice = advice}});
  }

  Draft<Value> draft_;
  Understood<Value> understood_;
  bool left_out_ = false;
};

}  // namespace

Understood<OpportunityCoding> understand_opportunity(const CodedRow& row, const Transcript& transcript,
                                                     std::span<const OpportunityCoding> before) {
  Reading<OpportunityCoding> reading(row, transcript, before);
  auto& coding = reading.value();
  coding.turn = reading.turn("turn");
  coding.perspective =
      reading.code_in<Perspective>("perspective", perspective_from, "general, concrete", Then::leave_out_row);
  coding.orientation =
      reading.code_in<Orientation>("orientation", orientation_from, "toward, conditional", Then::leave_out_row);
  coding.tentative = reading.yes("tentative");
  coding.verdict = reading.code_in<Verdict>("verdict", verdict_from, "taken_up, acknowledged, not_taken_up, none",
                                            Then::leave_out_row);
  coding.response = reading.optional_turn("response_turn");
  coding.how = reading.code_in<How>("how", how_from,
                                    "question, formulation, next_step, link (taken_up); institutional, problem_focus, "
                                    "deferral, other_agreement, topic_shift, praise, receipt, correction",
                                    Then::empty_cell);
  coding.later = reading.optional_turn("later");
  return std::move(reading).held_to(opportunity_rules());
}

Understood<WorkerTurn> understand_worker_turn(const CodedRow& row, const Transcript& transcript,
                                              std::span<const WorkerTurn> before) {
  Reading<WorkerTurn> reading(row, transcript, before);
  auto& turn = reading.value();
  turn.turn = reading.turn("turn");
  turn.continuer = reading.yes("continuer");
  turn.question =
      reading.code_in<QuestionForm>("question", question_form_from, "none, open, closed, chain", Then::leave_out_row);
  turn.invites = reading.code_in<Invites>("invites", invites_from, "any, some", Then::empty_cell);
  turn.institutional = reading.yes("institutional");
  return std::move(reading).held_to(worker_turn_rules());
}

}  // namespace gribning
