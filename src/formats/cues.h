// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"
#include "segments.h"

/// What subtitles of every kind share: talk in cues, each with two times. Private to formats.
namespace gribning {

/// Finds speakers that stand before the talk, "Anna: ja", "[SPEAKER_00]: ja", "[S01] ja", in segments that name none. A
/// segment with several of them becomes as many. A note says when some talk has no name where other talk has.
void name_speakers(std::vector<Segment>& segments, Transcript& transcript, const ReadOptions& options);

/// Lays segments out as turns, merged by ReadOptions::merge_gap. Printed numbers are those of the cues: turns have them
/// where each cue became one turn and the numbers rise, else they are counted.
[[nodiscard]] Result<Transcript> lay_out_cues(std::vector<Segment> segments, Transcript transcript,
                                              const ReadOptions& options, const Bilingual& format);

/// A turn as a cue.
struct TimedCue {
  std::int64_t number = 0;
  std::int64_t start = 0;
  std::int64_t end = 0;
  /// Without control characters, never blank unless nothing is said.
  std::vector<std::string> lines;
};

struct Cues {
  /// One for each turn.
  std::vector<TimedCue> cues;
  std::vector<Loss> losses;
};

/// A cue can't be without times: those that the turns lack are worked out from their neighbours and the length of the
/// talk, and listed as a loss. Negative times become 0.
[[nodiscard]] Cues make_cues(const Transcript& transcript);

}  // namespace gribning
