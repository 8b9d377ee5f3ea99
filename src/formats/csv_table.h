// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "columns.h"
#include "gribning/base/records.h"
#include "gribning/base/result.h"

/// A table of talk before it is turns. Private to formats.
namespace gribning {

struct CsvTable {
  char separator = ',';
  Columns columns;
  /// One for each column; empty when the table has none.
  std::vector<std::string> headings;
  /// Rows above the headings.
  std::vector<Record> above;
  std::vector<Record> rows;
  Diagnostics diagnostics;
};

/// How the columns are parted when the first rows hold known headings; 0 when they do not.
[[nodiscard]] char separator_of(std::string_view text);

/// Finds headings and columns. Fails with "no-columns", "unknown-column" or "too-many-columns".
[[nodiscard]] Result<CsvTable> read_csv_table(std::string_view text,
                                              const std::map<std::string, std::string, std::less<>>& given);

}  // namespace gribning
