// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace gribning {

/// WordType::voices of a folded word.
[[nodiscard]] std::uint8_t voices_of(std::string_view folded);

}  // namespace gribning
