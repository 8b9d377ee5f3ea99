// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// FOLKER (.flk) and OrthoNormal (.fln), of the corpus FOLK. Read only. See docs/formats/folker.md.
[[nodiscard]] int recognise_folker(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_folker(std::string_view text, const ReadOptions& options);

}  // namespace gribning
