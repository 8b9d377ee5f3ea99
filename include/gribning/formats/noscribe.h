// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// The HTML that noScribe and its editor save: paragraphs of anchors "ts_start_end_speaker". See
/// docs/formats/noscribe.md.
[[nodiscard]] int recognise_noscribe(std::string_view text);
[[nodiscard]] Result<Transcript> read_noscribe(std::string_view text, const ReadOptions& options);

}  // namespace gribning
