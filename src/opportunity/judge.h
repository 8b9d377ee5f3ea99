// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/reasons.h"
#include "gribning/opportunity/signs.h"

namespace gribning {

/// Answers the codebook's questions about one turn, one step a function, and keeps the reasons.
class Judge {
 public:
  Judge(const AnnotatedTranscript& talk, const Reasons& reasons) : talk_(talk), reasons_(reasons) {}

  [[nodiscard]] std::vector<Opportunity> judge_all();

 private:
  [[nodiscard]] Opportunity judge(TurnIndex turn, const Signs& signs);
  /// A wish for work said outright is an opportunity whatever else the turn holds.
  [[nodiscard]] bool says_it_outright(TurnIndex turn) const;
  void judge_perspective(OpportunityCoding& coding, const Signs& signs);
  void judge_wording(OpportunityCoding& coding);
  void find_response(OpportunityCoding& coding);
  void judge_response(OpportunityCoding& coding);
  /// The sign of a next step that follows from this very turn, not from one that came after it.
  [[nodiscard]] const Sign* next_step(const OpportunityCoding& coding, const Signs& signs) const;
  /// The sign that the response puts the matter off, when it does not also ask.
  [[nodiscard]] static const Sign* puts_off(const Signs& signs);
  void find_later(OpportunityCoding& coding);
  /// How a later turn looks back at `to`: by its words, or through a turn by the citizen that carried them on.
  [[nodiscard]] std::optional<Relation> way_back(TurnIndex from, TurnIndex to) const;

  /// The cues that show the perspective.
  void keep_cues(TurnIndex turn);
  enum class Side { speaks_for, speaks_against };
  /// The signs that weigh most for or against, as evidence for a step.
  void keep(Step step, const Signs& signs, const LinearModel& model, std::size_t most, Side side = Side::speaks_for);
  void keep_rule(Step step, std::string rule, TurnIndex turn, Bilingual words, Span span = {});

  const AnnotatedTranscript& talk_;
  const Reasons& reasons_;
  std::vector<Evidence> evidence_;
};

}  // namespace gribning
