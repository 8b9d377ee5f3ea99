// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// JSON of Whisper, faster-whisper, whisper.cpp, whisperX and aTrain: a list of segments with times and perhaps
/// speakers, each with words that may have their own. See docs/formats/whisper.md.
[[nodiscard]] int recognise_whisper(std::string_view text);
[[nodiscard]] Result<Transcript> read_whisper(std::string_view text, const ReadOptions& options);

/// What the same programs write as text: "[00:00.000 --> 00:02.500] ja", "[SPEAKER_00]: ja", a table start-end-text,
/// and aTrain's files with the speaker on a line alone. See docs/formats/whisper-text.md.
[[nodiscard]] int recognise_whisper_text(std::string_view text);
[[nodiscard]] Result<Transcript> read_whisper_text(std::string_view text, const ReadOptions& options);

}  // namespace gribning
