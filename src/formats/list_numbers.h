// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

/// Numbers that a word processor prints before the paragraphs of a list. Private to formats.
namespace gribning {

/// Levels of a list that word processors know.
inline constexpr std::size_t kListLevels = 10;

enum class NumberForm { none, decimal, decimal_zero, lower_letter, upper_letter, lower_roman, upper_roman };

struct ListLevel {
  NumberForm form = NumberForm::none;
  std::int64_t start = 1;
  /// What is printed, with %1 to %9 for the numbers of the levels: "%1.", "%1.%2)".
  std::string pattern;
};

using ListLevels = std::array<ListLevel, kListLevels>;

/// Counts the paragraphs of lists. Lists with the same key go on counting where the last of them stopped.
class ListCounter {
 public:
  /// The number of the next paragraph at this level (from 0): "3." or "2.1)"; empty for bullets.
  [[nodiscard]] std::string next(const std::string& key, const ListLevels& levels, std::size_t level);
  /// The list begins anew; at a number other than the level's own start where one is given.
  void restart(const std::string& key, std::size_t level, std::int64_t start);
  void forget(const std::string& key) { counts_.erase(key); }

 private:
  struct Counts {
    std::array<std::int64_t, kListLevels> at{};
    std::array<bool, kListLevels> begun{};
  };
  std::map<std::string, Counts> counts_;
};

/// The number as the form writes it: 3, 03, c, C, iii, III.
[[nodiscard]] std::string written_number(std::int64_t number, NumberForm form);

}  // namespace gribning
