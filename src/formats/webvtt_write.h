// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// How a transcript that comes from elsewhere says in comments what WebVTT has no place for. Private to formats.
namespace gribning::webvtt {

/// The first words of the comment that holds the header.
inline constexpr std::string_view kHeaderBegin = "Participant: ";
/// The line of it that says that each cue is a turn, so that none are merged.
inline constexpr std::string_view kOneATurn = "Cues: turns";
/// A comment with a line between turns that nobody says. Lines under turns are comments "%name: text".
inline constexpr std::string_view kAsideNote = "aside: ";

}  // namespace gribning::webvtt
