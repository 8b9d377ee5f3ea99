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

/// "Participant: B = borger (citizen)". A role that was only guessed is left out: it will be guessed again from the
/// same words.
[[nodiscard]] std::string participant_line(const Participant& participant, std::string_view label);

/// Keys that may begin a header, and those of them that name participants; compared without case.
[[nodiscard]] bool is_known_key(std::string_view key);
[[nodiscard]] bool is_participant_key(std::string_view key);

/// Takes one header entry ("Language", "da") as the text reader does: kept as metadata and, where the program knows the
/// key, understood. For formats that keep a header in their comments.
void take_header_entry(std::string_view key, std::string_view value, Transcript& transcript);

/// Participants named in running text before the talk, as in "(B = borger, M = medarbejder)".
[[nodiscard]] std::vector<Participant> find_declarations(std::string_view front_matter);

}  // namespace gribning::text_reader
