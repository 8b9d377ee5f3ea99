// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "gribning/review/agreement.h"

/// Intervals by resampling. Private to review.
namespace gribning {

/// Random numbers from a fixed start: the same material gives the same interval.
using Dice = std::mt19937;

/// The middle 95 % of the values that resampling gave; no interval when it gave none.
inline Figure with_interval(std::optional<double> value, std::vector<double> resampled) {
  Figure figure{.value = value, .low = {}, .high = {}};
  if (resampled.empty()) return figure;
  std::ranges::sort(resampled);
  const auto at = [&](double share) {
    return resampled[static_cast<std::size_t>(share * static_cast<double>(resampled.size() - 1))];
  };
  figure.low = at(0.025);
  figure.high = at(0.975);
  return figure;
}

}  // namespace gribning
