// SPDX-License-Identifier: MIT
#include "sheet/stressed.h"

#include "gribning/base/utf8.h"

namespace gribning {

std::vector<StressedPart> parts_by_stress(std::string_view text) {
  constexpr std::string_view kLineBelow = "\u0332";
  std::vector<StressedPart> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    static_cast<void>(next_code_point(text, at));
    const std::string_view letter = text.substr(begin, at - begin);
    const bool stressed = letter != kLineBelow && text.substr(at).starts_with(kLineBelow);
    if (parts.empty() || parts.back().stressed != stressed) parts.push_back({{}, stressed});
    parts.back().text += letter;
    if (stressed) at += kLineBelow.size();
  }
  return parts;
}

}  // namespace gribning
