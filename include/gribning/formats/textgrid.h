// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// Praat's TextGrid as text, long and short. See docs/formats/textgrid.md.
[[nodiscard]] int recognise_textgrid(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_textgrid(std::string_view text, const ReadOptions& options);
/// What was read from a TextGrid and says the same is written as it was; with other talk, its tiers that are no talk
/// are kept. Everything else afresh, in the long form.
[[nodiscard]] Result<Written> write_textgrid(const Transcript& transcript);

}  // namespace gribning
