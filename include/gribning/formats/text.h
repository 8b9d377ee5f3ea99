// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// Speaker-colon text: "Borger: ja …", with or without turn numbers, line numbers, wrapped lines and a header block.
/// `text` is valid UTF-8 and becomes Transcript::text unchanged. See docs/formats/text.md for every case.
[[nodiscard]] Result<Transcript> read_text(std::string_view text, const ReadOptions& options);

}  // namespace gribning
