// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "gribning/sheet/sheet.h"

namespace gribning {

/// What stands in the margin beside each line of an entry: its turn's number at the first, or the lines' own numbers;
/// empty where nothing stands.
[[nodiscard]] std::vector<std::string> margin_numbers(const SheetEntry& entry, Numbering numbering);

/// "Tur" or "Linje".
[[nodiscard]] std::string number_column(const Sheet& sheet);

/// Some entry of the talk has a time.
[[nodiscard]] bool has_times(const SheetTalk& talk);

}  // namespace gribning
