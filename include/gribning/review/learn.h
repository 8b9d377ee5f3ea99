// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"
#include "gribning/opportunity/reasons.h"
#include "gribning/review/coding.h"

namespace gribning {

/// A conversation with the hand coding to learn from. Both must outlive the learning.
struct CodedTalk {
  const AnnotatedTranscript* talk = nullptr;
  const Coding* coding = nullptr;
};

/// A pair of turns with people's judgement of how much the second takes up the first.
struct RatedPair {
  Signs signs;
  double rating = 0;
};

/// Weights for every judgement of the opportunity stage, set by the coded conversations: regularised logistic
/// regression over the signs that `reasons` allows, in the direction that it gives them. Thresholds are set on
/// conversations that the weights of that round have not seen. Models that are not learnt here (the tie) are taken over
/// from `base`. The same input gives the same weights.
[[nodiscard]] Weights learn(const std::vector<CodedTalk>& coded, const Weights& base, const Reasons& reasons);

/// The weights of the tie model: penalised least squares on where a pair's rating stands among all ratings. An average
/// pair gets the strength 0.5. The same pairs give the same weights.
[[nodiscard]] LinearModel learn_tie(const std::vector<RatedPair>& pairs);

}  // namespace gribning
