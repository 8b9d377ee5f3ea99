// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

/// Numbers as every output has them. Private to share.
namespace gribning::share {

/// Strengths and weights: to three decimals.
[[nodiscard]] inline double rounded(double value) { return std::round(value * 1000) / 1000; }

[[nodiscard]] inline std::string or_empty(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "";
}

}  // namespace gribning::share
