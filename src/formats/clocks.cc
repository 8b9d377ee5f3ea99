// SPDX-License-Identifier: MIT
#include "clocks.h"

#include <array>

#include "characters.h"

namespace gribning {
namespace {

constexpr std::size_t kMostDigits = 7;

}  // namespace

std::optional<std::int64_t> parse_clock(std::string_view text, std::string_view points) {
  std::array<std::int64_t, 3> fields{};
  std::size_t count = 0;
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = at;
    std::int64_t value = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) {
      if (at - begin >= kMostDigits) return std::nullopt;
      value = value * 10 + (text[at] - '0');
    }
    if (at == begin || count == fields.size()) return std::nullopt;
    if (count > 0 && (value > 59 || at - begin > 2)) return std::nullopt;
    fields.at(count++) = value;
    if (at == text.size() || text[at] != ':') break;
    ++at;
  }
  if (count < 2) return std::nullopt;
  std::int64_t time = 0;
  for (std::size_t i = 0; i < count; ++i) time = time * 60 + fields.at(i);
  time *= 1000;
  if (at < text.size()) {
    if (points.find(text[at]) == std::string_view::npos || at + 1 == text.size()) return std::nullopt;
    std::int64_t unit = 100;
    for (++at; at < text.size(); ++at) {
      if (!is_digit(text[at])) return std::nullopt;
      time += (text[at] - '0') * unit;
      unit /= 10;
    }
  }
  if (time > kLongestTime) return std::nullopt;
  return time;
}

}  // namespace gribning
