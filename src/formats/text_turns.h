// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "text_labels.h"
#include "text_lines.h"
#include "text_numbers.h"

/// Turns, asides and lines under turns, from lines whose labels and numbers are known. Private to the text reader.
namespace gribning::text_reader {

/// Adds turns, asides, participants and diagnostics to the transcript. `first` is the first line after the header;
/// `indented_turns` as in ReadOptions.
void gather_turns(std::string_view text, const std::vector<Line>& lines, std::size_t first, const Labels& labels,
                  const Numbers& numbers, bool indented_turns, Transcript& transcript);

}  // namespace gribning::text_reader
