// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/lexicon.h"
#include "gribning/layers/sequence.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// Finds how the turns hang together: next, pairs with insertions and repair, ties to the turn before, returns to
/// earlier turns, and continuations over a continuer. Linear in the length of the conversation.
[[nodiscard]] std::vector<Relation> find_relations(const Transcript& transcript,
                                                   const std::vector<std::vector<Token>>& tokens, bool marked,
                                                   const LinearModel& tie);

}  // namespace gribning
