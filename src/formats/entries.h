// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/formats/read.h"

/// Between tiers on a timeline and turns in a row: what the readers and writers of structured formats share.
namespace gribning {

/// A tier that is no talk stands in the metadata under this and its name; the value says how much is on it. Writers of
/// other formats leave it out, so that it is listed as a loss.
inline constexpr std::string_view kForeignTier = "tier:";

/// What one annotation of a tier says, before it is a turn.
struct Entry {
  /// Position in Transcript::participants; nothing when it belongs to nobody.
  std::optional<ParticipantIndex> speaker;
  std::string text;
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  bool interpolated = false;
  /// 0: counted from 1.
  std::int64_t number = 0;
  std::vector<UnderLine> under;
  /// Where it begins, to put entries in a row; interpolated without rounding.
  double at = 0;
  /// Decides between entries that begin at the same time.
  std::size_t position = 0;
};

void sort_by_time(std::vector<Entry>& entries);

/// Fills text, turns and asides from the entries, in their order: a line (or more) each, blank ones left out with a
/// note. Merges by options.tier_gap and backchannel. Participants and metadata are there already. Fails with
/// "no-turns".
[[nodiscard]] Result<Transcript> lay_out(std::vector<Entry> entries, Transcript transcript, const ReadOptions& options);

/// The participant with this label, added when there is none.
[[nodiscard]] ParticipantIndex speaker_labelled(Transcript& transcript, std::string_view label);

/// Language and whether the conversation is constructed, from the metadata.
void settle_header(Transcript& transcript);

/// Adds a note that concerns the file as a whole.
void add_note(Transcript& transcript, std::string code, Bilingual message);

/// Turns and asides as entries, in the order of the transcript; the lines of a turn are parted by LF.
[[nodiscard]] std::vector<Entry> entries_of(const Transcript& transcript);

/// The lines of a turn as transcribed, joined by `separator`.
[[nodiscard]] std::string lines_of(const Transcript& transcript, const std::vector<Span>& pieces,
                                   std::string_view separator);

/// True when `transcript` says what `original` says (the same document read again): the same participants and the same
/// talk with the same times. Turns of the transcript may have been merged.
[[nodiscard]] bool says_the_same(const Transcript& transcript, const Transcript& original);

/// The points that a timeline needs for the entries; each entry has two of its own.
struct Timeline {
  /// In order. A point without a time lies between its neighbours.
  std::vector<std::optional<std::int64_t>> points;
  struct Ends {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// For each entry.
  std::vector<Ends> of_entry;
};
[[nodiscard]] Timeline make_timeline(const std::vector<Entry>& entries);

/// The points of a document's timeline, for reading: those without a time lie evenly between the points around them;
/// before the first time and after the last nothing is known.
class PointTimes {
 public:
  /// `guesses`: what the reader worked out itself for points without a time, where it knows better; may be empty.
  explicit PointTimes(std::vector<std::optional<std::int64_t>> points,
                      const std::vector<std::optional<double>>& guesses = {});

  /// Gives the entry its times and its place, from the points where it begins and ends.
  void place(Entry& entry, std::size_t begin, std::size_t end) const;
  /// Whether the document gives the time of this point.
  [[nodiscard]] bool known(std::size_t point) const { return points_[point].has_value(); }

 private:
  std::vector<std::optional<std::int64_t>> points_;
  std::vector<std::optional<double>> times_;
  /// To put entries in a row: that of the point before, where nothing is known.
  std::vector<double> at_;
};

/// What has to be said about the signs of the transcription so that they are read again as they were: "Convention" as a
/// line of metadata, or nothing when it is said already or can be seen from the talk.
[[nodiscard]] std::optional<Metadata> convention_line(const Transcript& transcript, const std::vector<Entry>& entries);

/// Entries of one speaker that share time can't stand on one tier: for each entry the tier it goes to, from 0 for each
/// speaker; by the points of the timeline.
[[nodiscard]] std::vector<std::size_t> tiers_of(const std::vector<Entry>& entries, const Timeline& timeline);

}  // namespace gribning
