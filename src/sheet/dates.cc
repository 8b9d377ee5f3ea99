// SPDX-License-Identifier: MIT
#include "sheet/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sheet/phrases.h"

namespace gribning {
namespace {

constexpr std::array<phrases::Phrase, 12> kMonths{{{"januar", "January"},
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

/// "dd-MMM-yyyy", as CHAT has it.
bool is_chat(std::string_view date) {
  constexpr std::string_view kShape = "00-AAA-0000";
  return date.size() == kShape.size() &&
         std::equal(date.begin(), date.end(), kShape.begin(), [](char byte, char shape) {
           return shape == '-' ? byte == '-' : shape == 'A' ? byte >= 'A' && byte <= 'Z' : byte >= '0' && byte <= '9';
         });
}

/// 1 to 12, or 0.
std::size_t month_of_chat(std::string_view name) {
  constexpr std::string_view kNames = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  const auto at = kNames.find(name);
  return at == std::string_view::npos || at % 3 != 0 ? 0 : at / 3 + 1;
}

std::size_t two_digits(std::string_view date, std::size_t at) {
  return static_cast<std::size_t>((date[at] - '0') * 10 + (date[at + 1] - '0'));
}

}  // namespace

std::string write_date(std::string_view date, Language language) {
  const auto write = [&](std::size_t day, std::size_t month, std::string_view year) {
    if (month < 1 || month > kMonths.size() || day < 1 || day > 31) return std::string(date);
    return phrases::fill({"{}.\u00A0{}\u00A0{}", "{}\u00A0{}\u00A0{}"}, language, day, kMonths[month - 1].in(language),
                         year);
  };
  if (is_iso(date)) return write(two_digits(date, 8), two_digits(date, 5), date.substr(0, 4));
  if (is_chat(date)) return write(two_digits(date, 0), month_of_chat(date.substr(3, 3)), date.substr(7));
  return std::string(date);
}

}  // namespace gribning
