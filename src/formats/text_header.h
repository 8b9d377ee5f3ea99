// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "text_lines.h"

/// The header block and the list of participants. Private to the text reader.
namespace gribning::text_reader {

/// Reads the header block into the transcript's metadata, participants, language and `constructed`.
/// Answers how many lines (of `lines`) it took: 0 when the text begins with talk.
std::size_t read_header(std::string_view text, const std::vector<Line>& lines, Transcript& transcript);

/// "B = borger (citizen)": the participant that the text declares, or nothing.
[[nodiscard]] std::optional<Participant> read_participant(std::string_view declaration, bool colon_too = false);

/// Participants named in running text before the talk, as in "(B = borger, M = medarbejder)".
[[nodiscard]] std::vector<Participant> find_declarations(std::string_view front_matter);

}  // namespace gribning::text_reader
