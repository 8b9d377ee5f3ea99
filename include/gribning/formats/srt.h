// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// SubRip subtitles. See docs/formats/srt.md.
[[nodiscard]] int recognise_srt(std::string_view text);
[[nodiscard]] Result<Transcript> read_srt(std::string_view text, const ReadOptions& options);
/// What was read from SRT is written as it was; everything else with a subtitle for each turn.
[[nodiscard]] Result<Written> write_srt(const Transcript& transcript);

}  // namespace gribning
