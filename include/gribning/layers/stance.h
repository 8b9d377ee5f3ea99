// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"

namespace gribning {

/// One kind of sign of caution in a turn.
struct TentativePart {
  /// "stance/hedge", "form/cut_off" …
  std::string_view label;
  /// What it adds: the weight of its strongest sign, 0 to 1.
  double weight = 0;
  /// How many such signs there are.
  std::size_t count = 0;
  /// The strongest one.
  Span span;

  friend bool operator==(const TentativePart&, const TentativePart&) = default;
};

/// How cautiously a turn is worded (docs/coding.md, section 3): hedges, distance, conditionals, modal past, minimising,
/// open endings, restarts, borrowed voices, denials, withdrawals; and in its form cut-offs, laughter, quiet talk, and
/// pauses inside the turn.
struct Tentativeness {
  /// 0 (no sign) to 1: what is left of certainty when each part has taken its share, 1 − ∏ (1 − weight).
  double score = 0;
  /// Strongest first.
  std::vector<TentativePart> parts;
};

/// Of the wording only: whether the caution bears on the perspective is judged where opportunities are found.
[[nodiscard]] Tentativeness tentativeness(const AnnotatedTranscript& talk, TurnIndex turn);

}  // namespace gribning
