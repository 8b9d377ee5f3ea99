// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// EXMARaLDA's basic transcription (.exb). See docs/formats/exb.md.
[[nodiscard]] int recognise_exb(std::string_view text);
/// `text` is valid UTF-8; it is kept as Transcript::original.
[[nodiscard]] Result<Transcript> read_exb(std::string_view text, const ReadOptions& options);
/// What was read from EXB and says the same is written as it was, everything else afresh.
[[nodiscard]] Result<Written> write_exb(const Transcript& transcript);

}  // namespace gribning
