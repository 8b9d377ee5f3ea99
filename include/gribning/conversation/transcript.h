// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gribning/base/diagnostic.h"
#include "gribning/base/span.h"
#include "gribning/conversation/notation.h"
#include "gribning/conversation/participant.h"

namespace gribning {

/// Position of a turn in Transcript::turns, from 0. Not the printed number: that is Turn::number.
using TurnIndex = std::uint32_t;
/// Position of a speaker in Transcript::participants.
using ParticipantIndex = std::uint32_t;

/// A line that stands under a turn and is not talk: a gloss, a translation, a dependent tier.
struct UnderLine {
  /// "translation", "gloss", or the tier's own name ("%mor").
  std::string name;
  std::string text;

  friend bool operator==(const UnderLine&, const UnderLine&) = default;
};

/// A turn (taletur): one numbered entry by one speaker.
struct Turn {
  /// As printed in the source where it has numbers, else counted from 1.
  std::int64_t number = 0;
  ParticipantIndex speaker = 0;
  /// From the first to the last byte of the talk; the label is not in it.
  Span span;
  /// The talk itself: one piece a line of the source, without line numbers and margins, in order. Never empty.
  std::vector<Span> pieces;
  /// Milliseconds from the start of the recording.
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  /// A time that a reader worked out from its neighbours, not one that the source gives.
  bool interpolated = false;
  Notation notation;
  std::vector<UnderLine> under;

  friend bool operator==(const Turn&, const Turn&) = default;
};

/// A line of the header or of a foreign tier, kept although the analysis does not use it.
struct Metadata {
  std::string key;
  std::string value;

  friend bool operator==(const Metadata&, const Metadata&) = default;
};

/// Material that belongs to nobody's turn: a line with only a pause or an event, a comment, front matter.
struct Aside {
  Span span;
  /// It stands before this turn; equal to the number of turns when it stands last.
  TurnIndex before = 0;
  /// Signs in it, when it is a pause or an event between turns.
  Notation notation;

  friend bool operator==(const Aside&, const Aside&) = default;
};

/// One conversation as it was read. Nothing of the source is lost: `text` holds all of it.
struct Transcript {
  /// Name of the conversation: the file's name without its ending. Coding files use it.
  std::string name;
  /// Path as the user gave it, for messages.
  std::string file;
  /// The reader that read it: "text", "chat" …
  std::string format;
  /// Encoding that the file was read as.
  std::string encoding;
  /// What every Span counts in. For text formats the file itself, as UTF-8; for structured formats the talk as its
  /// reader laid it out, a turn a line.
  std::string text;
  Convention convention = Convention::plain;
  std::optional<Language> language;
  /// The header says that the conversation is written for the purpose and nobody in it exists.
  bool constructed = false;
  std::vector<Participant> participants;
  std::vector<Turn> turns;
  std::vector<Aside> asides;
  /// Header lines in order: "Title", "Date", "Setting" …
  std::vector<Metadata> metadata;
  /// The document that a structured format was read from, kept as it was, so that writing the same format again can
  /// leave alone what the program does not understand: foreign tiers, vocabularies, comments. Empty for text formats.
  std::string original;
  /// What the reader had to say.
  Diagnostics diagnostics;

  /// The speaker of a turn.
  [[nodiscard]] const Participant& speaker_of(TurnIndex turn) const { return participants[turns[turn].speaker]; }
  [[nodiscard]] Role role_of(TurnIndex turn) const { return speaker_of(turn).role; }
  /// The turn's talk as transcribed, its lines joined by a space.
  [[nodiscard]] std::string talk(TurnIndex turn) const;
  /// First value of a header key, compared without case; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view key) const;
  /// Position of the turn with this printed number, or nothing.
  [[nodiscard]] std::optional<TurnIndex> turn_numbered(std::int64_t number) const;
};

/// Finds the partner of every bracket that shows overlap: the nth onset of a turn with the nth of its neighbour by
/// another speaker, indices first, columns breaking ties. What finds no partner stays `unpaired`, with a note.
/// A latch sign whose other end is the same speaker's next turn becomes a `continuation`.
void pair_overlaps(Transcript& transcript);

/// Plain words of a turn joined by spaces: no signs, no comments.
[[nodiscard]] std::string plain_words(const Turn& turn);

}  // namespace gribning
