// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gribning/review/agreement.h"
#include "gribning/review/coding.h"

namespace gribning {

/// What two coders marked: both, only the second ("program"), only the first ("gold").
struct Marked {
  std::size_t both = 0;
  std::size_t only_program = 0;
  std::size_t only_gold = 0;

  /// Share of the program's marks that the gold has too; nothing when the program marked nothing.
  [[nodiscard]] std::optional<double> precision() const;
  /// Share of the gold's marks that the program has too; nothing when the gold marked nothing.
  [[nodiscard]] std::optional<double> recall() const;
  /// 2·both / (2·both + only_program + only_gold); 1 when nobody marked anything: they agree.
  [[nodiscard]] double f1() const;
  Marked& operator+=(const Marked& other);

  friend bool operator==(const Marked&, const Marked&) = default;
};

/// Pairs of categories, gold first, as small numbers: what Cohen's kappa is computed from.
using Called = std::vector<std::pair<int, int>>;

/// Cohen's kappa (1960). 1 when there is only one category in use and everybody uses it; nothing without pairs.
[[nodiscard]] std::optional<double> cohen_kappa(const Called& called);

/// One place where the codings differ.
struct Disagreement {
  TurnIndex turn = 0;
  /// "opportunity", "verdict", "how", "perspective", "orientation", "tentative", "response", "question",
  /// "institutional" or "continuer".
  std::string about;
  /// Codes of both sides; empty where a side has marked nothing.
  std::string gold;
  std::string program;
  /// The gold coder's note on the opportunity.
  std::string note;
  /// What the program rests its coding of the turn on; empty when it has no opportunity there.
  std::string program_note = {};

  friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

/// Two codings of one conversation side by side.
struct Comparison {
  std::string conversation;
  Marked opportunities, flags, continuers;
  /// On opportunities that both have.
  Called verdict, how, perspective, orientation, tentative;
  /// On professional turns that both have.
  Called question, institutional;
  std::size_t later_same = 0, later_all = 0;
  std::vector<Disagreement> disagreements;
};

[[nodiscard]] Comparison compare(const Coding& gold, const Coding& program);

/// The figures of a set of conversations.
struct Accuracy {
  std::size_t conversations = 0;
  Figure opportunity_precision, opportunity_recall, opportunity_f1;
  Figure flag_precision, flag_recall, flag_f1;
  Figure verdict_kappa, how_kappa, perspective_kappa, orientation_kappa, tentative_kappa;
  Figure question_kappa, institutional_kappa, continuer_f1;
  /// Of shared opportunities that somebody sees taken up later: the share where both name the same turn.
  Figure later_agreement;
};

/// Pools the comparisons. `resamples` conversations-with-replacement samples give the intervals; the same input always
/// gives the same intervals.
[[nodiscard]] Accuracy summarise(const std::vector<Comparison>& comparisons, int resamples = 1000);

}  // namespace gribning
