// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/review/agreement.h"
#include "gribning/review/decision.h"

namespace gribning {

/// One conversation that all coders have coded.
struct CodedByAll {
  std::string conversation;
  std::uint32_t turns = 0;
  /// Turns by the citizen: where an opportunity can be.
  std::uint32_t citizen_turns = 0;
  /// One for each coder, in the order of the coders.
  std::vector<StandingCoding> codings;
};

/// A coefficient with its interval.
struct Measured {
  /// "cohen_kappa", "krippendorff_alpha" …
  std::string_view name;
  Bilingual title;
  Figure figure;
  /// Why there is no number, or why it says less than it seems to.
  Bilingual note;
};

/// One label of a question against all others.
struct LabelAgreement {
  std::string label;
  /// How often anybody used it, among units that all coefficients rest on.
  double calls = 0;
  /// Positive agreement, kappa (two coders) and Krippendorff's alpha.
  std::vector<Measured> measured;
};

/// One thing that coders say: which turns they marked, or what they called what all of them marked.
struct QuestionAgreement {
  /// "opportunity", "verdict", "how" …; "code/trust" for a free code.
  std::string about;
  /// Marked or not; otherwise what it was called.
  bool marking = false;
  /// Units that at least two coders called.
  double units = 0;
  std::vector<std::string> labels;
  std::vector<Measured> measured;
  std::vector<LabelAgreement> per_label;
  /// For each pair of coders (first < second, in order) how often a row's label met a column's.
  struct Table {
    std::size_t first = 0, second = 0;
    std::vector<std::vector<double>> counts;
  };
  std::vector<Table> tables;
};

/// A place where coders differ.
struct Divide {
  std::string conversation;
  TurnIndex turn = 0;
  /// The question, as in QuestionAgreement::about.
  std::string about;
  /// What each coder says; empty where a coder has marked nothing.
  std::vector<std::string> said;

  friend bool operator==(const Divide&, const Divide&) = default;
};

struct Agreement {
  std::vector<std::string> coders;
  std::size_t conversations = 0;
  std::vector<QuestionAgreement> questions;
  /// By conversation, then turn.
  std::vector<Divide> divides;
};

struct AgreeOptions {
  /// Samples of conversations, drawn with replacement, that the intervals come from.
  int resamples = 1000;
  /// More conversations than this are drawn in so many groups; the interval stays the same but for chance.
  std::size_t most_groups = 400;
};

/// Compares codings of the same conversations: first what was marked, then what the marks that coders share were
/// called. What nobody coded never counts as agreement on what it was called. The same input gives the same figures.
[[nodiscard]] Agreement agree(const std::vector<std::string>& coders, const std::vector<CodedByAll>& conversations,
                              const AgreeOptions& options = {});

/// Whether an adjudicated mark was agreed or had to be decided.
enum class Settled {
  agreed,   ///< all coders say the same
  decided,  ///< they differ, and the one who adjudicates has decided
  open,     ///< they differ, and nobody has decided yet
};

/// One place of the agreed coding with its trail.
struct Adjudicated {
  Settled settled = Settled::open;
  /// What is in the agreed coding; rejected when it is agreed that nothing is there. Meaningless while open.
  CodedMark mark;
  /// For each coder the decision that they marked it by; 0 where they did not.
  std::vector<std::int64_t> by;
  /// The deciding one's own decision.
  std::int64_t decided_by = 0;
};

/// The agreed coding of one conversation: for each coder the marks that stand, then those of the one who decides.
/// In the order of layer, label and turn.
[[nodiscard]] std::vector<Adjudicated> adjudicate(const std::vector<std::vector<CodedMark>>& coders,
                                                  const std::vector<CodedMark>& decider);

}  // namespace gribning
