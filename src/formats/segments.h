// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/formats/read.h"

/// What structured formats hold: stretches of talk with a speaker and times, laid out as text. Private to formats.
namespace gribning {

/// The label of a speaker whom the file does not name.
inline constexpr std::string_view kUnnamed = "?";

/// A subtitle, a recognised stretch, a row of a table.
struct Segment {
  std::string speaker;
  /// May hold line ends; each line becomes a piece.
  std::string talk;
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  /// As printed; 0 when there is none.
  std::int64_t number = 0;
  std::vector<UnderLine> under;
  /// Belongs to nobody's turn: a pause or a remark between them.
  bool nobody = false;
};

/// Lays talk out as Transcript::text, a piece a line, and makes turns, asides and participants of it.
class Layout {
 public:
  Layout(Transcript& transcript, const ReadOptions& options);

  /// The participant with this label, made when there is none. An empty label is kUnnamed.
  ParticipantIndex participant(std::string_view label);
  /// Adds a turn.
  void add(const Segment& segment);
  /// Adds all segments. Neighbours by the same named speaker, no more than `merge_gap` apart, are one turn; a note says
  /// how many were joined. Segments without talk are left out, with a note.
  void add_joined(const std::vector<Segment>& segments);
  /// Adds a line that belongs to nobody.
  void add_aside(std::string_view line);
  /// Decides on the signs of the transcription when all is there. Fails with "no-turns" when nobody speaks.
  [[nodiscard]] Result<Transcript> finish(const Bilingual& format);

 private:
  Span add_line(std::string_view line);
  void add_talk(std::string_view talk, Turn& turn);
  [[nodiscard]] bool continues(const Segment& segment, const Segment& next) const;

  Transcript& transcript_;
  const ReadOptions& options_;
  std::map<std::string, ParticipantIndex, std::less<>> participants_;
};

}  // namespace gribning
