// SPDX-License-Identifier: MIT
#include "chat_bullets.h"

#include <cmath>
#include <string>

#include "characters.h"

namespace gribning::chat {
namespace {

constexpr char kDelimiter = 0x15;
constexpr std::size_t kLongestNumber = 15;

/// "1500" is 1500, "1.5" (seconds) is 1500; the whole of `number` has to be one.
std::optional<std::int64_t> milliseconds(std::string_view number) {
  if (number.empty() || number.size() > kLongestNumber) return std::nullopt;
  std::int64_t value = 0;
  std::int64_t unit = 0;
  for (const char c : number) {
    if (c == '.' && unit == 0) {
      unit = 1000;
      value *= unit;
    } else if (is_digit(c) && unit == 0) {
      value = value * 10 + (c - '0');
    } else if (is_digit(c)) {
      unit /= 10;
      value += unit * (c - '0');
      if (unit == 0) unit = 1;
    } else {
      return std::nullopt;
    }
  }
  return value;
}

/// What stands between the delimiters: the last two numbers that an underscore parts.
void read_times(std::string_view inside, Bullet& bullet) {
  bullet.old_form = inside.starts_with('%');
  const std::size_t last = inside.rfind('_');
  if (last == std::string_view::npos || last == 0) return;
  const std::size_t before = inside.rfind('_', last - 1);
  const std::size_t first = before == std::string_view::npos ? 0 : before + 1;
  const auto start = milliseconds(inside.substr(first, last - first));
  const auto end = milliseconds(inside.substr(last + 1));
  if (!start || !end) return;
  bullet.start = start;
  bullet.end = end;
}

/// "21936865_94732321" standing alone: the number of the byte in its place.
std::optional<Bullet> literal_bullet(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t after = at;
  while (after < end && (is_digit(text[after]) || text[after] == '_' || text[after] == '.')) ++after;
  const std::string_view token = text.substr(at, after - at);
  if (token.size() < 7 || !token.starts_with("21") || !token.ends_with("21")) return std::nullopt;
  Bullet bullet;
  bullet.span = {at, after};
  const std::string_view inside = token.substr(2, token.size() - 4);
  if (inside.find('_') != inside.rfind('_')) return std::nullopt;
  read_times(inside, bullet);
  if (!bullet.start) return std::nullopt;
  return bullet;
}

}  // namespace

std::vector<Bullet> find_bullets(std::string_view text, Span within) {
  std::vector<Bullet> bullets;
  for (std::uint32_t at = within.begin; at < within.end;) {
    if (text[at] == kDelimiter) {
      const std::string_view rest = text.substr(at + 1, within.end - at - 1);
      const std::size_t close = rest.find(kDelimiter);
      Bullet bullet;
      bullet.open = close == std::string_view::npos;
      const auto length = static_cast<std::uint32_t>(bullet.open ? rest.find_first_not_of("0123456789_.") : close);
      const std::uint32_t inside = length > rest.size() ? static_cast<std::uint32_t>(rest.size()) : length;
      bullet.span = {at, at + 1 + inside + (bullet.open ? 0U : 1U)};
      if (!bullet.open) read_times(rest.substr(0, inside), bullet);
      bullets.push_back(bullet);
      at = bullet.span.end;
    } else if (text[at] == '2' && (at == within.begin || text[at - 1] == ' ' || text[at - 1] == '\t')) {
      const auto bullet = literal_bullet(text, at, within.end);
      if (bullet) bullets.push_back(*bullet);
      at = bullet ? bullet->span.end : at + 1;
    } else {
      ++at;
    }
  }
  return bullets;
}

}  // namespace gribning::chat
