// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

/// What is odd about a CHAT file although it can be read. Private to its reader.
namespace gribning::chat {

/// Codes of @Languages that name no language.
void check_languages(std::string_view value, Span where, Transcript& transcript);
/// A line under a turn: unknown names, codes that belong on the line above.
void check_under(const UnderLine& under, Span where, Transcript& transcript);
/// Signs in the talk that CHAT doesn't use or that lack their partner, sections that are not closed, turns of one
/// speaker that overlap in time.
void check_turns(Transcript& transcript);

}  // namespace gribning::chat
