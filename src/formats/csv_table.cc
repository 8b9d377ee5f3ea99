// SPDX-License-Identifier: MIT
#include "csv_table.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace gribning {
namespace {

constexpr std::string_view kSeparators = ";\t,|";
/// Titles and notes may stand above the headings, but no more than so many rows of them.
constexpr std::size_t kMostAbove = 5;

/// "B: ja, tale, start" is talk, whatever stands between its commas.
bool may_be_headings(const Record& record) {
  return std::none_of(record.cells.begin(), record.cells.end(),
                      [](const std::string& cell) { return cell.find(": ") != std::string::npos; });
}

/// Position of the row of headings.
std::optional<std::size_t> headings_in(const std::vector<Record>& records) {
  for (std::size_t i = 0; i < records.size() && i <= kMostAbove; ++i) {
    if (may_be_headings(records[i]) && columns_by_heading(records[i].cells)) return i;
  }
  return std::nullopt;
}

/// Without headings: the separator that most of the first rows have equally often.
char separator_by_rows(std::string_view text) {
  char best = ',';
  std::size_t most = 0;
  for (const char separator : kSeparators) {
    const std::vector<Record> records = first_records(text, separator).records;
    if (records.empty() || records.front().cells.size() < 2) continue;
    const auto alike =
        static_cast<std::size_t>(std::count_if(records.begin(), records.end(), [&](const Record& record) {
          return record.cells.size() == records.front().cells.size();
        }));
    if (alike > most) {
      most = alike;
      best = separator;
    }
  }
  return best;
}

/// Whether the first row has a heading that the user names.
bool names_a_heading(const std::vector<Record>& records, const std::map<std::string, std::string, std::less<>>& given) {
  return !records.empty() && std::any_of(given.begin(), given.end(), [&](const auto& each) {
    const auto& cells = records.front().cells;
    return std::find(cells.begin(), cells.end(), each.second) != cells.end();
  });
}

std::vector<std::vector<std::string>> cells_of(const std::vector<Record>& records) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < records.size() && i < 200; ++i) rows.push_back(records[i].cells);
  return rows;
}

tl::unexpected<Failure> no_columns() {
  return tl::unexpected(Failure{
      .code = "no-columns",
      .message = {"Det fremgår ikke, hvilken kolonne der rummer talen. Øverst skal stå overskrifter som »taler« og "
                  "»tekst«; eller sig det med --column speaker=OVERSKRIFT --column talk=OVERSKRIFT.",
                  "It is not clear which column holds the talk. The first row must have headings such as 'speaker' and "
                  "'text'; or say it with --column speaker=HEADING --column talk=HEADING."}});
}

}  // namespace

char separator_of(std::string_view text) {
  const char said = take_separator_line(text);
  for (const char separator : said != 0 ? std::string_view(&said, 1) : kSeparators) {
    if (headings_in(first_records(text, separator).records)) return separator;
  }
  return 0;
}

Result<CsvTable> read_csv_table(std::string_view text, const std::map<std::string, std::string, std::less<>>& given) {
  CsvTable table;
  table.separator = take_separator_line(text);
  if (table.separator == 0) table.separator = separator_of(text);
  if (table.separator == 0) table.separator = separator_by_rows(text);
  auto records = read_records(text, table.separator);
  if (!records) return tl::unexpected(records.error());
  table.diagnostics = std::move(records->diagnostics);
  std::vector<Record>& all = records->records;

  auto heading = headings_in(all);
  if (!heading && names_a_heading(all, given)) heading = 0;
  std::size_t width = 0;
  for (const Record& record : all) width = std::max(width, record.cells.size());
  if (heading) {
    table.headings = all[*heading].cells;
    table.columns = columns_by_heading(table.headings).value_or(Columns());
    table.above.assign(std::make_move_iterator(all.begin()),
                       std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(*heading)));
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(*heading) + 1);
  } else if (given.empty()) {
    table.columns = columns_by_content(cells_of(all)).value_or(Columns());
  }
  std::vector<std::string> names = table.headings;
  // Columns without a heading are known by their number.
  while (names.size() < width) names.push_back(std::to_string(names.size() + 1));
  const auto columns = columns_as_given(table.columns, given, names);
  if (!columns) return tl::unexpected(columns.error());
  table.columns = *columns;
  if (!table.columns[Column::talk]) return no_columns();
  table.headings = std::move(names);
  table.rows = std::move(all);
  return table;
}

}  // namespace gribning
