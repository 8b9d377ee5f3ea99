// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"

/// What the columns of a table of talk hold, in CSV and in documents. Private to formats.
namespace gribning {

enum class Column { number, speaker, role, start, end, talk };

inline constexpr std::array kColumns = {Column::number, Column::speaker, Column::role,
                                        Column::start,  Column::end,     Column::talk};

/// "number", "speaker" …
[[nodiscard]] std::string_view code(Column column);

/// Which column holds what.
class Columns {
 public:
  /// Position of the column, or nothing.
  [[nodiscard]] std::optional<std::size_t> operator[](Column column) const {
    return places_[static_cast<std::size_t>(column)];
  }
  void set(Column column, std::size_t place) { places_[static_cast<std::size_t>(column)] = place; }
  /// What the column at this position holds; nothing for one that is kept beside the talk.
  [[nodiscard]] std::optional<Column> at(std::size_t place) const;

  friend bool operator==(const Columns&, const Columns&) = default;

 private:
  std::array<std::optional<std::size_t>, kColumns.size()> places_;
};

/// The columns by their headings, Danish or English. Nothing when no heading names the talk or when nothing else in the
/// row is known, for then the row is no row of headings.
[[nodiscard]] std::optional<Columns> columns_by_heading(const std::vector<std::string>& headings);

/// The columns by what stands in them: numbers that grow, times, and then the speaker before the talk. Nothing when the
/// rows do not look so.
[[nodiscard]] std::optional<Columns> columns_by_content(const std::vector<std::vector<std::string>>& rows);

/// Sets what the user says: column code → heading or number from 1. Fails with "unknown-column".
[[nodiscard]] Result<Columns> columns_as_given(Columns columns,
                                               const std::map<std::string, std::string, std::less<>>& given,
                                               const std::vector<std::string>& headings);

/// "00:01:23", "1:23.5", "01:02:03,250", "#00:00:05-2#" in milliseconds; nothing for other text.
[[nodiscard]] std::optional<std::int64_t> time_of_clock(std::string_view cell);

enum class TimeUnit { seconds, milliseconds };

/// The unit of plain numbers in a column of times: what its heading says, else what the numbers look like (whole
/// numbers that grow by hundreds a row are milliseconds).
[[nodiscard]] TimeUnit unit_of_times(std::string_view heading, const std::vector<std::string_view>& cells);

/// A clock or a plain number in `unit`, as milliseconds; nothing for other text and for what no recording lasts.
[[nodiscard]] std::optional<std::int64_t> time_of_cell(std::string_view cell, TimeUnit unit);

/// Without white space at the ends.
[[nodiscard]] std::string_view trimmed_cell(std::string_view cell);

}  // namespace gribning
