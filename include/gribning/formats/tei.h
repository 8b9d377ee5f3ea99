// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// TEI as ISO 24624 has it, for transcriptions of spoken language (.xml, .tei). See docs/formats/tei.md.
[[nodiscard]] int recognise_tei(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_tei(std::string_view text, const ReadOptions& options);
/// What was read from TEI and says the same is written as it was, everything else afresh.
[[nodiscard]] Result<Written> write_tei(const Transcript& transcript);

}  // namespace gribning
