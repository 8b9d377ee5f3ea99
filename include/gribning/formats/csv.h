// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// Tables of talk: a turn a row, with headings in Danish or English, parted by comma, semicolon or tab.
/// Columns that are no part of a turn stay with it and are written back. See docs/formats/csv.md.
[[nodiscard]] int recognise_csv(std::string_view text);
[[nodiscard]] int recognise_tsv(std::string_view text);
/// Reads either. Fails with "no-columns" when no column holds the talk, "unknown-column" when options.columns names one
/// that is not there.
[[nodiscard]] Result<Transcript> read_csv(std::string_view text, const ReadOptions& options);
/// With semicolons and a byte order mark, as a Danish Excel opens it.
[[nodiscard]] Result<Written> write_csv(const Transcript& transcript);
/// With tabs.
[[nodiscard]] Result<Written> write_tsv(const Transcript& transcript);

}  // namespace gribning
