// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// Speaker-colon text: "Borger: ja …", with or without turn numbers, line numbers, wrapped lines and a header block.
/// `text` is valid UTF-8 and becomes Transcript::text unchanged. See docs/formats/text.md for every case.
[[nodiscard]] Result<Transcript> read_text(std::string_view text, const ReadOptions& options);

/// A header with every participant, then a turn a line: "[00:00:05.200] 3 B: ja". Times and numbers where there are
/// any, wrapped lines indented, glosses and translations under their turns.
[[nodiscard]] Result<Written> write_text(const Transcript& transcript);

}  // namespace gribning
