// SPDX-License-Identifier: MIT
#include "sheet/margin.h"

#include <algorithm>

#include "sheet/phrases.h"

namespace gribning {

std::vector<std::string> margin_numbers(const SheetEntry& entry, Numbering numbering) {
  std::vector<std::string> numbers(entry.lines.size());
  if (numbering == Numbering::turns) {
    if (entry.number) numbers.front() = std::to_string(*entry.number);
    return numbers;
  }
  auto line = entry.first_line;
  for (auto& number : numbers) {
    if (numbering == Numbering::lines || line % 5 == 0) number = std::to_string(line);
    ++line;
  }
  return numbers;
}

std::string number_column(const Sheet& sheet) {
  const auto name = sheet.numbering == Numbering::turns ? phrases::kTurnColumn : phrases::kLineColumn;
  return std::string(name.in(sheet.language));
}

bool has_times(const SheetTalk& talk) {
  return std::any_of(talk.entries.begin(), talk.entries.end(),
                     [](const SheetEntry& entry) { return !entry.time.empty(); });
}

}  // namespace gribning
