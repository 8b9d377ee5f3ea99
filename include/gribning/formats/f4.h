// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// Transcripts from f4 and f5 as text: speaker-colon text with time stamps, "B: ja, det gjorde jeg #00:00:05-2#". The
/// same text stands in their RTF files. See docs/formats/f4.md.
[[nodiscard]] int recognise_f4(std::string_view text);
/// `text` is valid UTF-8 and becomes Transcript::text unchanged; the stamps are in no turn's pieces.
[[nodiscard]] Result<Transcript> read_f4(std::string_view text, const ReadOptions& options);

}  // namespace gribning
