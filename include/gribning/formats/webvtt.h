// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// WebVTT, the subtitles of the web, also as noScribe, Zoom and Teams write it. See docs/formats/webvtt.md.
[[nodiscard]] int recognise_webvtt(std::string_view text);
[[nodiscard]] Result<Transcript> read_webvtt(std::string_view text, const ReadOptions& options);
/// What was read from WebVTT is written as it was; everything else with a cue for each turn.
[[nodiscard]] Result<Written> write_webvtt(const Transcript& transcript);

}  // namespace gribning
