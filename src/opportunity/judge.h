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
  void find_later(OpportunityCoding& coding);

  /// The cues that show the perspective.
  void keep_cues(TurnIndex turn);
  /// The signs that weigh most in favour, as evidence for a step.
  void keep(Step step, const Signs& signs, const LinearModel& model, std::size_t most);
  void keep_rule(Step step, std::string rule, TurnIndex turn, Bilingual words);

  const AnnotatedTranscript& talk_;
  const Reasons& reasons_;
  std::vector<Evidence> evidence_;
};

}  // namespace gribning
