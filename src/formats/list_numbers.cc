// SPDX-License-Identifier: MIT
#include "list_numbers.h"

#include <fmt/format.h>

#include <algorithm>

namespace gribning {
namespace {

std::string roman(std::int64_t number) {
  struct Sign {
    std::int64_t value;
    std::string_view letters;
  };
  static constexpr std::array kSigns = {
      Sign{1000, "m"}, Sign{900, "cm"}, Sign{500, "d"}, Sign{400, "cd"}, Sign{100, "c"}, Sign{90, "xc"}, Sign{50, "l"},
      Sign{40, "xl"},  Sign{10, "x"},   Sign{9, "ix"},  Sign{5, "v"},    Sign{4, "iv"},  Sign{1, "i"}};
  std::string out;
  for (const Sign& sign : kSigns) {
    for (; number >= sign.value; number -= sign.value) out += sign.letters;
  }
  return out;
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// Word's letters: a … z, aa, bb …
std::string letters(std::int64_t number) {
  const std::int64_t count = (number - 1) / 26 + 1;
  return std::string(static_cast<std::size_t>(count), static_cast<char>('a' + (number - 1) % 26));
}

}  // namespace

std::string written_number(std::int64_t number, NumberForm form) {
  // Nobody numbers turns by a thousand letters; a file that does gets digits.
  if (number < 1 || number > 3999) form = form == NumberForm::none ? form : NumberForm::decimal;
  switch (form) {
    case NumberForm::none:
      return {};
    case NumberForm::decimal:
      return std::to_string(number);
    case NumberForm::decimal_zero:
      return fmt::format("{:02}", number);
    case NumberForm::lower_letter:
      return letters(number);
    case NumberForm::upper_letter:
      return upper(letters(number));
    case NumberForm::lower_roman:
      return roman(number);
    case NumberForm::upper_roman:
      return upper(roman(number));
  }
  return {};
}

std::string ListCounter::next(const std::string& key, const ListLevels& levels, std::size_t level) {
  level = std::min(level, kListLevels - 1);
  Counts& counts = counts_[key];
  counts.at[level] = counts.begun[level] ? counts.at[level] + 1 : levels[level].start;
  counts.begun[level] = true;
  for (std::size_t below = level + 1; below < kListLevels; ++below) counts.begun[below] = false;
  const std::string& pattern = levels[level].pattern;
  if (levels[level].form == NumberForm::none) return {};
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size() || pattern[i + 1] < '1' || pattern[i + 1] > '9') {
      out += pattern[i];
      continue;
    }
    const auto of = static_cast<std::size_t>(pattern[++i] - '1');
    const std::int64_t number = counts.begun[of] || of > level ? counts.at[of] : levels[of].start;
    out += written_number(number, levels[of].form);
  }
  return out;
}

void ListCounter::restart(const std::string& key, std::size_t level, std::int64_t start) {
  level = std::min(level, kListLevels - 1);
  Counts& counts = counts_[key];
  counts.at[level] = start - 1;
  counts.begun[level] = true;
}

}  // namespace gribning
