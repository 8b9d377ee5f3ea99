// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/diagnostic.h"
#include "gribning/base/result.h"

/// Rows and cells of comma- or tab-separated text (RFC 4180), of transcripts and of coding.
namespace gribning {

struct Record {
  /// From 1, in the file.
  std::size_t line = 0;
  std::vector<std::string> cells;
  /// The byte of the text at which each cell begins.
  std::vector<std::size_t> begins;
};

struct Records {
  /// Those that have something in a cell.
  std::vector<Record> records;
  Diagnostics diagnostics;
};

enum class Quoting {
  anywhere,  ///< any cell may stand in quotation marks
  needed,    ///< only cells that need them do; about other words they are part of the words, as in hand coding
};

/// Quoted cells may hold separators, line ends and doubled quotes. A quote that is never closed, or that closes in the
/// middle of a cell, belongs to the cell and is reported. Fails with "too-many-columns".
[[nodiscard]] Result<Records> read_records(std::string_view text, char separator, Quoting quoting = Quoting::anywhere);

/// The first rows, for looking at.
[[nodiscard]] Records first_records(std::string_view text, char separator);

/// A line "sep=;" that Excel puts on top; takes it off the text.
[[nodiscard]] char take_separator_line(std::string_view& text);

/// The cells as a row with its line end; quoted where they have to be.
[[nodiscard]] std::string write_record(const std::vector<std::string>& cells, char separator,
                                       std::string_view line_end);

}  // namespace gribning
