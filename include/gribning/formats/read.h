// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// Pauses up to this, in milliseconds, do not end the turn of somebody who then goes on.
inline constexpr std::int64_t kMergeGap = 3000;

/// ReadOptions::tier_gap that leaves every annotation a turn of its own.
inline constexpr std::int64_t kNeverMerge = -1;

/// ReadOptions::backchannel that lets every turn by somebody else end a turn.
inline constexpr std::int64_t kNoBackchannels = 0;

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
  /// Speaker-colon text: an indented line without a name is a new turn of the speaker above it ("Simple EXMARaLDA"),
  /// not the wrapped end of a turn.
  bool indented_turns = false;
  /// Formats with columns: which of them holds what, as {"speaker", "Hvem"} or by number from 1 as {"talk", "3"}. The
  /// keys are "number", "speaker", "role", "start", "end" and "talk"; those left out are found by their headings.
  std::map<std::string, std::string, std::less<>> columns;
  /// Files that belong to the one that is read, as ConvoKit's speakers.json: name → bytes. read_path() finds them.
  std::map<std::string, std::string, std::less<>> beside;
  /// With `tier_gap`: what somebody else says meanwhile does not part the stretches when it lasts at most so many
  /// milliseconds; it stands behind the turn that it was said in.
  std::int64_t backchannel = kNoBackchannels;
  /// Formats with tiers: a time that the file leaves open is worked out from its neighbours, and the turn says so.
  /// Otherwise it stays open.
  bool interpolate = true;
};

/// Reads the bytes of one transcript. `file` is its path for messages and for the conversation's name.
/// Content that is not understood becomes diagnostics and is kept; fails only when there is no talk to be found
/// ("no-turns", "empty-file", "not-text") or an option is wrong ("unknown-format").
[[nodiscard]] Result<Transcript> read_transcript(std::string_view bytes, const std::filesystem::path& file,
                                                 const ReadOptions& options = {});

/// The same for formats that keep many conversations in one file (ConvoKit): all of them, in the order of the file.
/// read_transcript gives the first, and says so in a warning ("several-conversations").
[[nodiscard]] Result<std::vector<Transcript>> read_transcripts(std::string_view bytes,
                                                               const std::filesystem::path& file,
                                                               const ReadOptions& options = {});

/// Reads what lies at `path`: a file, or a folder that is a corpus. Fails as reading files and transcripts does.
[[nodiscard]] Result<std::vector<Transcript>> read_path(const std::filesystem::path& path,
                                                        const ReadOptions& options = {});

/// The folder is one input and not a place that holds some: a ConvoKit corpus.
[[nodiscard]] bool is_corpus(const std::filesystem::path& folder);

/// Name of the format that the bytes are, from the content alone; empty for bytes that are no transcript. Speaker-colon
/// text is what any text may be. The beginning of a file is enough.
[[nodiscard]] std::string_view recognise_format(std::string_view bytes);

}  // namespace gribning
