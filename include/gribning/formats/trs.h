// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// Transcriber's format (.trs). Read only. See docs/formats/trs.md.
[[nodiscard]] int recognise_trs(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_trs(std::string_view text, const ReadOptions& options);

}  // namespace gribning
