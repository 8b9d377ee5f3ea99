// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/layers/sequence.h"

namespace gribning {

/// How strongly each turn ties to the one before it: AnnotatedTranscript::tie_to_before.
[[nodiscard]] std::vector<double> find_ties_to_before(const AnnotatedTranscript& talk);

/// Finds how the turns hang together: next, pairs with insertions and repair, ties to the turn before, returns to
/// earlier turns, and continuations over a continuer. Reads everything of `talk` but its sequence; linear in its
/// length.
[[nodiscard]] std::vector<Relation> find_relations(const AnnotatedTranscript& talk);

}  // namespace gribning
