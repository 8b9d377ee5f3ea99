// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/lexicon.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// Two words by which one turn takes up another.
struct SharedWord {
  /// Positions in the tokens of the later and the earlier turn.
  std::uint32_t here = 0;
  std::uint32_t there = 0;
  Kinship kinship = Kinship::none;
};

/// The words of `turn` that are repeated, inflected, compounded or related from `to`, at most one each, closest first.
/// Grammatical words do not count.
[[nodiscard]] std::vector<SharedWord> shared_words(const std::vector<Token>& turn, const std::vector<Token>& to);

/// All signs that `turn` takes up what `to` said: shared words, pronoun, completion, question, formulation, receipt.
[[nodiscard]] Signs tie_signs(const std::vector<Token>& turn, const std::vector<Token>& to, bool marked);

/// How strongly `turn` takes up `to`: 0 (nothing) to 1. 0 for a turn without words.
[[nodiscard]] double tie_strength(const Signs& signs, const LinearModel& model);

}  // namespace gribning
