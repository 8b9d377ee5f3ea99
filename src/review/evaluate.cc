// SPDX-License-Identifier: MIT
#include "gribning/review/evaluate.h"

#include <algorithm>
#include <array>
#include <functional>

#include "resample.h"

namespace gribning {
namespace {

const OpportunityCoding* opportunity_at(const Coding& coding, TurnIndex turn) {
  const auto it = std::ranges::find(coding.opportunities, turn, &OpportunityCoding::turn);
  return it == coding.opportunities.end() ? nullptr : &*it;
}

bool is_flag(const OpportunityCoding& coding) {
  return coding.verdict == Verdict::acknowledged || coding.verdict == Verdict::not_taken_up;
}

std::string in_short(const OpportunityCoding& coding) {
  std::string out(code(coding.verdict));
  if (coding.how != How::none) out += "/" + std::string(code(coding.how));
  return out;
}

class Comparer {
 public:
  Comparer(const Coding& gold, const Coding& program) : gold_(gold), program_(program) {
    out_.conversation = gold.conversation;
  }

  Comparison compare() {
    for (std::size_t i = 0; i < gold_.opportunities.size(); ++i) {
      note_ = i < gold_.notes.size() ? gold_.notes[i] : std::string();
      gold_opportunity(gold_.opportunities[i]);
    }
    note_.clear();
    for (const auto& found : program_.opportunities) program_opportunity(found);
    for (const auto& turn : gold_.worker_turns) worker_turn(turn);
    std::ranges::stable_sort(out_.disagreements, {}, &Disagreement::turn);
    return std::move(out_);
  }

 private:
  void gold_opportunity(const OpportunityCoding& gold) {
    const auto* program = opportunity_at(program_, gold.turn);
    const bool program_flag = program != nullptr && is_flag(*program);
    if (is_flag(gold)) ++(program_flag ? out_.flags.both : out_.flags.only_gold);
    if (program == nullptr) {
      ++out_.opportunities.only_gold;
      differ(gold.turn, "opportunity", in_short(gold), "");
      return;
    }
    ++out_.opportunities.both;
    call(gold.turn, "verdict", gold.verdict, program->verdict, out_.verdict);
    if (gold.how != How::none && program->how != How::none) call(gold.turn, "how", gold.how, program->how, out_.how);
    call(gold.turn, "perspective", gold.perspective, program->perspective, out_.perspective);
    call(gold.turn, "orientation", gold.orientation, program->orientation, out_.orientation);
    out_.tentative.emplace_back(gold.tentative, program->tentative);
    if (gold.tentative != program->tentative) {
      differ(gold.turn, "tentative", gold.tentative ? "yes" : "no", program->tentative ? "yes" : "no");
    }
    if (gold.response != program->response) differ(gold.turn, "response", "other turn", "other turn");
    if (gold.later || program->later) {
      ++out_.later_all;
      if (gold.later == program->later) ++out_.later_same;
    }
  }

  void program_opportunity(const OpportunityCoding& program) {
    const auto* gold = opportunity_at(gold_, program.turn);
    if (is_flag(program) && (gold == nullptr || !is_flag(*gold))) ++out_.flags.only_program;
    if (gold != nullptr) return;
    ++out_.opportunities.only_program;
    differ(program.turn, "opportunity", "", in_short(program));
  }

  void worker_turn(const WorkerTurn& gold) {
    const auto it = std::ranges::find(program_.worker_turns, gold.turn, &WorkerTurn::turn);
    if (it == program_.worker_turns.end()) return;
    const auto& program = *it;
    if (gold.continuer && program.continuer) ++out_.continuers.both;
    if (gold.continuer && !program.continuer) ++out_.continuers.only_gold;
    if (!gold.continuer && program.continuer) ++out_.continuers.only_program;
    if (gold.continuer != program.continuer) {
      differ(gold.turn, "continuer", gold.continuer ? "yes" : "no", program.continuer ? "yes" : "no");
    }
    call(gold.turn, "question", gold.question, program.question, out_.question);
    out_.institutional.emplace_back(gold.institutional, program.institutional);
    if (gold.institutional != program.institutional) {
      differ(gold.turn, "institutional", gold.institutional ? "yes" : "no", program.institutional ? "yes" : "no");
    }
  }

  template <class Value>
  void call(TurnIndex turn, std::string_view about, Value gold, Value program, Called& called) {
    called.emplace_back(static_cast<int>(gold), static_cast<int>(program));
    if (gold != program) differ(turn, about, std::string(code(gold)), std::string(code(program)));
  }

  void differ(TurnIndex turn, std::string_view about, std::string gold, std::string program) {
    const auto at = std::ranges::find(program_.opportunities, turn, &OpportunityCoding::turn);
    const auto place = static_cast<std::size_t>(at - program_.opportunities.begin());
    out_.disagreements.push_back({.turn = turn,
                                  .about = std::string(about),
                                  .gold = std::move(gold),
                                  .program = std::move(program),
                                  .note = note_,
                                  .program_note = place < program_.notes.size() ? program_.notes[place] : ""});
  }

  const Coding& gold_;
  const Coding& program_;
  std::string note_;
  Comparison out_;
};

using Chosen = std::vector<const Comparison*>;
using Measure = std::function<std::optional<double>(const Chosen&)>;

Marked pool(const Chosen& chosen, Marked Comparison::*member) {
  Marked all;
  for (const auto* one : chosen) all += one->*member;
  return all;
}

Called pool(const Chosen& chosen, Called Comparison::*member) {
  Called all;
  for (const auto* one : chosen) all.insert(all.end(), (one->*member).begin(), (one->*member).end());
  return all;
}

std::optional<double> same_later(const Chosen& chosen) {
  std::size_t same = 0, all = 0;
  for (const auto* one : chosen) {
    same += one->later_same;
    all += one->later_all;
  }
  if (all == 0) return std::nullopt;
  return static_cast<double>(same) / static_cast<double>(all);
}

Figure measure(const std::vector<Comparison>& comparisons, int resamples, const Measure& of) {
  Chosen chosen;
  for (const auto& one : comparisons) chosen.push_back(&one);
  Figure figure{.value = of(chosen), .low = {}, .high = {}};
  if (comparisons.size() < 2) return figure;
  Dice dice(1);
  std::vector<double> values;
  for (int i = 0; i < resamples; ++i) {
    for (auto& one : chosen) one = &comparisons[dice() % comparisons.size()];
    if (const auto value = of(chosen)) values.push_back(*value);
  }
  return with_interval(figure.value, std::move(values));
}

}  // namespace

std::optional<double> Marked::precision() const {
  if (both + only_program == 0) return std::nullopt;
  return static_cast<double>(both) / static_cast<double>(both + only_program);
}

std::optional<double> Marked::recall() const {
  if (both + only_gold == 0) return std::nullopt;
  return static_cast<double>(both) / static_cast<double>(both + only_gold);
}

double Marked::f1() const {
  const auto all = 2 * both + only_program + only_gold;
  return all == 0 ? 1 : 2 * static_cast<double>(both) / static_cast<double>(all);
}

Marked& Marked::operator+=(const Marked& other) {
  both += other.both;
  only_program += other.only_program;
  only_gold += other.only_gold;
  return *this;
}

std::optional<double> cohen_kappa(const Called& called) {
  int labels = 0;
  for (const auto& [gold, program] : called) labels = std::max({labels, gold + 1, program + 1});
  Tally tally(2, static_cast<std::size_t>(labels));
  for (const auto& [gold, program] : called) tally.add_unit(std::array{gold, program});
  return cohen_kappa(tally).value;
}

Comparison compare(const Coding& gold, const Coding& program) { return Comparer(gold, program).compare(); }

Accuracy summarise(const std::vector<Comparison>& comparisons, int resamples) {
  const auto figure = [&](const Measure& of) { return measure(comparisons, resamples, of); };
  const auto precision = [&](Marked Comparison::*m) {
    return figure([m](const Chosen& c) { return pool(c, m).precision(); });
  };
  const auto recall = [&](Marked Comparison::*m) {
    return figure([m](const Chosen& c) { return pool(c, m).recall(); });
  };
  const auto f1 = [&](Marked Comparison::*m) {
    return figure([m](const Chosen& c) { return std::optional(pool(c, m).f1()); });
  };
  const auto kappa = [&](Called Comparison::*m) {
    return figure([m](const Chosen& c) { return cohen_kappa(pool(c, m)); });
  };
  return {.conversations = comparisons.size(),
          .opportunity_precision = precision(&Comparison::opportunities),
          .opportunity_recall = recall(&Comparison::opportunities),
          .opportunity_f1 = f1(&Comparison::opportunities),
          .flag_precision = precision(&Comparison::flags),
          .flag_recall = recall(&Comparison::flags),
          .flag_f1 = f1(&Comparison::flags),
          .verdict_kappa = kappa(&Comparison::verdict),
          .how_kappa = kappa(&Comparison::how),
          .perspective_kappa = kappa(&Comparison::perspective),
          .orientation_kappa = kappa(&Comparison::orientation),
          .tentative_kappa = kappa(&Comparison::tentative),
          .question_kappa = kappa(&Comparison::question),
          .institutional_kappa = kappa(&Comparison::institutional),
          .continuer_f1 = f1(&Comparison::continuers),
          .later_agreement = figure(same_later)};
}

}  // namespace gribning
