// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

/// Private to share.
namespace gribning::share {

/// To three decimals, as every output has strengths and weights.
[[nodiscard]] inline double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace gribning::share
