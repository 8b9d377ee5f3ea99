// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gribning {

/// A piece of text whose letters are all underlined, or none.
struct StressedPart {
  std::string text;
  bool stressed = false;
};

/// Talk in pieces, without the lines below stressed letters (U+0332): most fonts have none and set it beside the
/// letter.
[[nodiscard]] std::vector<StressedPart> parts_by_stress(std::string_view text);

}  // namespace gribning
