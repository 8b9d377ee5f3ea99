// SPDX-License-Identifier: MIT
#include "sheet/stressed.h"

#include <unicode/uchar.h>

#include "gribning/base/utf8.h"

namespace gribning {
namespace {

/// The letter at `at` with the marks on it: "å" may be "a" and a ring.
std::string_view letter_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  static_cast<void>(next_code_point(text, at));
  for (auto next = at; next < text.size(); at = next) {
    if (u_charType(next_code_point(text, next)) != U_NON_SPACING_MARK) break;
  }
  return text.substr(begin, at - begin);
}

}  // namespace

std::vector<StressedPart> parts_by_stress(std::string_view text) {
  constexpr std::string_view kLineBelow = "\u0332";
  std::vector<StressedPart> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::string letter(letter_at(text, at));
    at += letter.size();
    const auto line = letter.find(kLineBelow);
    // A line below nothing stays as it stands.
    const bool stressed = line != std::string::npos && line > 0;
    if (stressed) letter.erase(line, kLineBelow.size());
    if (parts.empty() || parts.back().stressed != stressed) parts.push_back({{}, stressed});
    parts.back().text += letter;
  }
  return parts;
}

}  // namespace gribning
