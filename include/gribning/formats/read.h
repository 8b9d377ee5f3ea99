// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// Pauses up to this, in milliseconds, do not end the turn of somebody who then goes on.
inline constexpr std::int64_t kMergeGap = 3000;

/// ReadOptions::tier_gap that leaves every annotation a turn of its own.
inline constexpr std::int64_t kNeverMerge = -1;

/// How a transcript is to be read. Everything left empty is found out from the file.
struct ReadOptions {
  /// Name of the format ("text" …); empty: by content.
  std::string format;
  /// Name of the encoding; empty: detected.
  std::string encoding;
  /// Roles that the user gives: label → role. Stronger than what the file declares.
  std::map<std::string, Role, std::less<>> roles;
  /// Signs of the transcription; nothing: detected from the document.
  std::optional<Convention> convention;
  /// Formats without turns (subtitles, recognised speech): neighbouring stretches by the same named speaker make one
  /// turn when no more than this many milliseconds lie between them. Negative: never.
  std::int64_t merge_gap = kMergeGap;
  /// Formats with tiers (ELAN, EXMARaLDA, TextGrid …), whose annotations are turns as people made them: those that
  /// follow each other by the same speaker, at most so many milliseconds apart, become one turn. Negative: never.
  std::int64_t tier_gap = kNeverMerge;
};

/// Reads the bytes of one transcript. `file` is its path for messages and for the conversation's name.
/// Content that is not understood becomes diagnostics and is kept; fails only when there is no talk to be found
/// ("no-turns", "empty-file", "not-text") or an option is wrong ("unknown-format").
[[nodiscard]] Result<Transcript> read_transcript(std::string_view bytes, const std::filesystem::path& file,
                                                 const ReadOptions& options = {});

}  // namespace gribning
