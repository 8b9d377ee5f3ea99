// SPDX-License-Identifier: MIT
#include "gribning/base/table.h"

#include <algorithm>

namespace gribning {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t start = 0;
  for (;;) {
    const auto tab = line.find('\t', start);
    cells.emplace_back(line.substr(start, tab - start));
    if (tab == std::string_view::npos) return cells;
    start = tab + 1;
  }
}

Failure bad_table(std::string_view file, std::size_t line, std::size_t column, Bilingual message) {
  return {.code = "table-columns",
          .message = std::move(message),
          .file = std::string(file),
          .line = line,
          .column = column};
}

}  // namespace

std::size_t Table::column(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
}

Result<Table> read_table(std::string_view text, std::string_view file, const std::vector<std::string_view>& required) {
  Table table;
  table.file = file;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    auto cells = split_cells(line);
    if (table.header.empty()) {
      table.header = std::move(cells);
      for (const auto name : required) {
        if (table.column(name) != table.header.size()) continue;
        const std::string wanted(name);
        return tl::unexpected(
            bad_table(file, number, 1,
                      {"Kolonnen »" + wanted + "« mangler i overskriftslinjen. Kolonner adskilles af tabulator.",
                       "The header line lacks the column '" + wanted + "'. Columns are separated by tabs."}));
      }
      continue;
    }
    if (cells.size() > table.header.size()) {
      std::size_t column = 1;
      for (std::size_t i = 0; i < table.header.size(); ++i) column += cells[i].size() + 1;
      const auto found = std::to_string(cells.size());
      const auto expected = std::to_string(table.header.size());
      return tl::unexpected(bad_table(
          file, number, column,
          {"Linjen har " + found + " felter, men overskriften har " + expected + ". Fjern den overskydende tabulator.",
           "The line has " + found + " cells, but the header has " + expected + ". Remove the extra tab."}));
    }
    cells.resize(table.header.size());
    table.rows.push_back({number, std::move(cells)});
  }
  if (table.header.empty()) {
    return tl::unexpected(bad_table(file, 1, 1,
                                    {"Filen er tom; første linje skal være en overskrift.",
                                     "The file is empty; its first line should be a header."}));
  }
  return table;
}

std::string write_table(const std::vector<std::string_view>& header,
                        const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (i > 0) text += '\t';
    text += header[i];
  }
  text += '\n';
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      for (const char c : row[i]) text += (c == '\t' || c == '\n' || c == '\r') ? ' ' : c;
    }
    text += '\n';
  }
  return text;
}

}  // namespace gribning
