// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gribning/layers/weights.h"

namespace gribning {

/// A case to learn from: its signs, and whether the answer is yes. `strength` says how much the case counts.
struct Case {
  const Signs* signs = nullptr;
  bool yes = false;
  double strength = 1;
};

/// Logistic regression with an L2 penalty, fitted by L-BFGS. Deterministic. Signs seen in fewer than `fewest` cases are
/// left out: a weight must rest on more than one conversation's wording.
[[nodiscard]] LinearModel fit_logistic(const std::vector<Case>& cases, double penalty, int fewest);

}  // namespace gribning
