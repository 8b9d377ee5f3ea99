// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/share/target.h"

/// Private to share.
namespace gribning::share {

/// Comma-separated tables (RFC 4180): turns, opportunities, worker_turns, ties, annotations. See docs/formats/csv.md.
[[nodiscard]] Result<Shared> write_tables(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
