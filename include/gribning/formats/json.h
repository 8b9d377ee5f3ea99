// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

namespace gribning {

/// The program's own form: everything that a Transcript holds, as one JSON value (docs/formats/transcript.schema.json).
/// A value written by others may be as short as {"turns": [{"speaker": "B", "talk": "ja"}]}, or only the list of turns.
[[nodiscard]] Result<Transcript> read_json(std::string_view text, const ReadOptions& options);
[[nodiscard]] Result<Written> write_json(const Transcript& transcript);
[[nodiscard]] int recognise_json(std::string_view content);

/// The same in lines: first the transcript without its turns, then a turn a line. The first line may be missing. A line
/// that is no JSON becomes a diagnostic; the others are read.
[[nodiscard]] Result<Transcript> read_jsonl(std::string_view text, const ReadOptions& options);
[[nodiscard]] Result<Written> write_jsonl(const Transcript& transcript);
[[nodiscard]] int recognise_jsonl(std::string_view content);

/// Whether the text, as one value or in lines, says at its beginning that this program wrote it.
[[nodiscard]] bool is_own_form(std::string_view content);

}  // namespace gribning
