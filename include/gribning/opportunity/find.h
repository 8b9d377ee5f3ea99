// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/reasons.h"
#include "gribning/opportunity/worker_turn.h"

namespace gribning {

/// The gribning opportunities of a conversation in the order of their turns, judged by sections 2 to 6 of
/// docs/coding.md with the weights that the transcript was annotated with. Every step leaves its evidence.
[[nodiscard]] std::vector<Opportunity> find_opportunities(const AnnotatedTranscript& talk, const Reasons& reasons);

/// Question form, invitation, institutional weight and continuers of every professional turn (section 7 there).
[[nodiscard]] std::vector<WorkerTurn> code_worker_turns(const AnnotatedTranscript& talk);

/// How strongly each turn takes up the turn by another speaker that it follows (section 8).
[[nodiscard]] std::vector<Tie> measure_ties(const AnnotatedTranscript& talk);

}  // namespace gribning
