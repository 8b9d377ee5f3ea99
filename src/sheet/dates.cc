// SPDX-License-Identifier: MIT
#include "sheet/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sheet/texts.h"

namespace gribning {
namespace {

constexpr std::array<texts::Phrase, 12> kMonths{{{"januar", "January"},
                                                 {"februar", "February"},
                                                 {"marts", "March"},
                                                 {"april", "April"},
                                                 {"maj", "May"},
                                                 {"juni", "June"},
                                                 {"juli", "July"},
                                                 {"august", "August"},
                                                 {"september", "September"},
                                                 {"oktober", "October"},
                                                 {"november", "November"},
                                                 {"december", "December"}}};

/// "yyyy-mm-dd", in digits.
bool is_iso(std::string_view date) {
  constexpr std::string_view kShape = "0000-00-00";
  return date.size() == kShape.size() &&
         std::equal(date.begin(), date.end(), kShape.begin(),
                    [](char byte, char shape) { return shape == '-' ? byte == '-' : byte >= '0' && byte <= '9'; });
}

std::size_t two_digits(std::string_view date, std::size_t at) {
  return static_cast<std::size_t>((date[at] - '0') * 10 + (date[at + 1] - '0'));
}

}  // namespace

std::string write_date(std::string_view date, Language language) {
  if (!is_iso(date)) return std::string(date);
  const auto month = two_digits(date, 5);
  const auto day = two_digits(date, 8);
  if (month < 1 || month > kMonths.size() || day < 1 || day > 31) return std::string(date);
  return texts::fill({"{}.\u00A0{}\u00A0{}", "{}\u00A0{}\u00A0{}"}, language, day, kMonths[month - 1].in(language),
                     date.substr(0, 4));
}

}  // namespace gribning
