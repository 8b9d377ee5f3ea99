// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// JSON that DOTE (BigSoftVideo, Aalborg) exports: {"lines": [{startTime, endTime, speakerDesignation, text}]}. See
/// docs/formats/dote.md.
[[nodiscard]] int recognise_dote(std::string_view text);
[[nodiscard]] Result<Transcript> read_dote(std::string_view text, const ReadOptions& options);

}  // namespace gribning
