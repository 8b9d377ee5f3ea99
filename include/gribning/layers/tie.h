// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "gribning/layers/annotate.h"
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
[[nodiscard]] std::vector<SharedWord> shared_words(std::span<const Token> turn, std::span<const Token> to);

/// A turn, or the words [first, last) of one.
struct Stretch {
  TurnIndex turn = 0;
  std::size_t first = 0;
  std::size_t last = std::numeric_limits<std::size_t>::max();
};

/// All signs that what is said takes up the turn `to`: words repeated or related, pronoun, question, formulation,
/// receipt. Reads the words and annotations of `talk`, not its sequence. What each sign means stands in docs/ties.md.
[[nodiscard]] Signs tie_signs(const AnnotatedTranscript& talk, const Stretch& said, TurnIndex to);

/// tie_strength() of tie_signs(), without making a list of them.
[[nodiscard]] double tie_of(const AnnotatedTranscript& talk, const Stretch& said, TurnIndex to,
                            const LinearModel& model);

/// The same for whole turns, as the talk's weights have it; what annotate() has found out is not asked again.
[[nodiscard]] double tie_between(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex to);

/// How strongly signs speak for a tie: 0 (nothing) to 1. 0 when there are no signs: nothing was said.
[[nodiscard]] double tie_strength(const Signs& signs, const LinearModel& model);

}  // namespace gribning
