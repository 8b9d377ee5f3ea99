// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gribning/layers/weights.h"
#include "gribning/opportunity/reasons.h"

namespace gribning {

/// A case to learn from: its signs, and whether the answer is yes. `strength` says how much the case counts.
struct Case {
  const Signs* signs = nullptr;
  bool yes = false;
  double strength = 1;
};

/// How weights are held back.
struct Restraint {
  /// Penalty on squared weights, in proportion to how much a sign spreads: a sign that is seldom seen is held down more
  /// than signs brought to the same spread would be, and less than signs left as they are.
  double penalty = 10;
  /// A sign must be seen in this many cases: a weight must rest on more than one conversation's wording.
  int fewest = 5;
  /// The signs that may be used, and the direction that each weight must keep. Empty: all, in either direction.
  const std::map<std::string, Direction>* signs = nullptr;
};

/// Logistic regression with an L2 penalty and directions, fitted by coordinate descent. Deterministic.
[[nodiscard]] LinearModel fit_logistic(const std::vector<Case>& cases, const Restraint& restraint);

}  // namespace gribning
