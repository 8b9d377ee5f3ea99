// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

/// The headers of CHAT. Private to its reader and writer.
namespace gribning::chat {

/// "BOR Birthe Citizen, SAG Caseworker": a participant each.
[[nodiscard]] std::vector<Participant> read_participants(std::string_view value);

/// "dan|corpus|BOR|||||Citizen|||": role of a participant; oddities become diagnostics at `where`.
void read_id(std::string_view value, Span where, Transcript& transcript);

/// UTF8, Begin and End frame a file and say nothing about it.
[[nodiscard]] bool is_frame(std::string_view key);
/// One of the headers that the manual of CHAT lists, in upper or lower case, "Birth of BOR" and the like too.
[[nodiscard]] bool is_known(std::string_view key);
[[nodiscard]] bool same_key(std::string_view a, std::string_view b);

/// Whether the text is nothing but pauses and events, as between turns.
[[nodiscard]] bool only_events(std::string_view text, const std::vector<Span>& pieces);

}  // namespace gribning::chat
