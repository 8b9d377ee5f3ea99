// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"

namespace gribning {

/// A line of a table: its cells and where it stands.
struct TableRow {
  /// From 1, in the file.
  std::size_t line = 0;
  /// One cell per column of the header; cells left out at the end of a line are empty.
  std::vector<std::string> cells;
};

/// A tab-separated file with one header line, as people keep lexica and coding in.
struct Table {
  std::string file;
  std::vector<std::string> header;
  std::vector<TableRow> rows;

  /// Position of a column, or header.size() when the table has none of that name.
  [[nodiscard]] std::size_t column(std::string_view name) const;
};

/// Reads UTF-8 text with LF or CRLF. Blank lines and lines that begin with # are passed over. Fails with
/// "table-columns" (line, column, what was expected) when a required column is missing or a line has too many cells.
[[nodiscard]] Result<Table> read_table(std::string_view text, std::string_view file,
                                       const std::vector<std::string_view>& required);

/// What a cell holds for a truth: "yes" or "no".
[[nodiscard]] inline std::string yes_no(bool value) { return value ? "yes" : "no"; }

/// Cells joined by tabs, rows by LF; tabs and line ends inside a cell become spaces.
[[nodiscard]] std::string write_table(const std::vector<std::string_view>& header,
                                      const std::vector<std::vector<std::string>>& rows);

}  // namespace gribning
