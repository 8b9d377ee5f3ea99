// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/span.h"

namespace gribning {

/// The transcription conventions that the same sign can belong to.
enum class Convention {
  plain,      ///< ordinary spelling and punctuation, comments in brackets
  jefferson,  ///< as in Danish research: (0.5), (.), [overlap], °quiet°, =latch=, str::etch, CAPS
  chat_ca,    ///< CHAT-CA signs: ⌈ ⌋ ≈ ∆ ∇ ◉ ∙ …
  gat2,       ///< GAT2: °h for breath, akZENT for accent
};

/// What a sign in the transcript shows. The field's own list; see docs/notation.md for each sign and its reading.
enum class MarkKind {
  pause,         ///< (.) (0.5) (pause) [længere pause]; `milliseconds` when a length is given, 200 for a micro pause
  overlap,       ///< [ … ] or ⌈ … ⌉ with a partner in a neighbouring turn
  unpaired,      ///< a bracket that may be overlap but has no partner; counted in the report
  latch,         ///< = or ≈ : no gap to the next or from the previous turn
  continuation,  ///< = between two turns of the same speaker
  cut_off,       ///< word- : the word is broken off
  stretch,       ///< ma::nge : a sound is held
  laughter,      ///< ((griner)), (ler), hehe, ☺
  breath,        ///< hh .hh °h ∙hhh
  quiet,         ///< °…°
  loud,          ///< CAPS in a document that uses Jefferson, ◉…◉
  emphasis,      ///< underlining, mixed-case accent, _word_ or *word*
  fast,          ///< >…< ∆…∆
  slow,          ///< <…> ∇…∇
  pitch,         ///< ↑ ↓
  comment,       ///< ((rejser sig)), [telefonen ringer], […]
  uncertain,     ///< (ord) (xx): the transcriber's best hearing
  masked,        ///< ((borgers navn)), [navn], ((indsats)): something made anonymous
  punctuation,   ///< . , ? ! ; … – in Jefferson they show intonation
  arrow,         ///< → in the margin: the analyst's pointer
  other,         ///< kept although not understood
};

/// Identifier of a kind: "pause", "cut_off" …
[[nodiscard]] std::string_view code(MarkKind kind);

/// A sign of the transcription and what it covers.
struct Mark {
  MarkKind kind = MarkKind::other;
  /// The sign with all it encloses: "[love]", "(0.4)", the ":" of a stretch.
  Span span;
  /// What it encloses: "love"; equal to `span` for signs that enclose nothing.
  Span inside;
  /// Length of a pause.
  std::optional<std::uint32_t> milliseconds;
  /// The number after a bracket in indexed systems (⌈2 … ⌉2), 0 when there is none.
  std::uint32_t index = 0;
  /// For `overlap`: position in the transcript of the turn that holds the partner.
  std::optional<std::uint32_t> partner_turn;

  friend bool operator==(const Mark&, const Mark&) = default;
};

/// A word as it would be spelt without the signs in it: "ma::nge" is "mange", "må-" is "må".
struct Word {
  std::string text;
  /// All bytes from its first to its last, signs inside included.
  Span span;
  /// The word was broken off ("ma-").
  bool cut_off = false;
  /// Stands between ( ) as the transcriber's best hearing.
  bool uncertain = false;

  friend bool operator==(const Word&, const Word&) = default;
};

/// The words and marks of one turn, each list in the order of the text.
/// Law: every byte of the turn that is not white space lies in a word or a mark.
struct Notation {
  std::vector<Word> words;
  std::vector<Mark> marks;

  friend bool operator==(const Notation&, const Notation&) = default;
};

/// Reads the signs of one turn. `pieces` are the spans of `text` that are the turn's talk, in order
/// (a wrapped turn has one a line); spans in the answer count in `text`.
/// Brackets come back as `unpaired` (or comment, masked): pair_overlaps() finds their partners.
/// Never fails: what is not understood is kept as MarkKind::other.
[[nodiscard]] Notation read_notation(std::string_view text, const std::vector<Span>& pieces, Convention convention);

/// The convention that a document seems to use, from the signs that occur in it.
[[nodiscard]] Convention detect_convention(std::string_view text);

[[nodiscard]] std::string_view code(Convention convention);
[[nodiscard]] std::optional<Convention> convention_from(std::string_view code);

}  // namespace gribning
