// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entries.h"

/// Which tiers are talk, which lie under it, and how turns are made of them: the same rules for every format with
/// tiers (docs/formats/eaf.md says them to people). Private to formats.
namespace gribning {

/// A stretch without a place on the timeline.
inline constexpr std::size_t kNoPoint = static_cast<std::size_t>(-1);

/// What a tier is called that holds what belongs to nobody: the asides of a transcript.
inline constexpr std::string_view kRemarks = "(remarks)";

/// One annotation, interval, event.
struct TierStretch {
  std::string text;
  /// Points of the timeline, kNoPoint where the document has none.
  std::size_t begin = kNoPoint;
  std::size_t end = kNoPoint;
  /// Of a tier that lies under another: which stretch of that one this belongs to, where the document says so.
  std::optional<std::size_t> parent;
};

enum class TierKind {
  talk,     ///< its stretches are turns
  remarks,  ///< what nobody says: pauses, noises
  under,    ///< lies under the talk of a speaker: a translation, a gloss, words, sounds
  foreign,  ///< is no talk and lies under none: gestures, codes, points
};

struct Tier {
  /// As the document calls it; for a tier that lies under others: what its lines are called ("translation").
  std::string name;
  /// Label of who speaks on it; empty when nobody does.
  std::string speaker;
  TierKind kind = TierKind::talk;
  /// The document itself says what kind it is: the rules below leave it alone.
  bool declared = false;
  /// Position of the tier that this one lies under; nothing: any talk tier of the same speaker.
  std::optional<std::size_t> above;
  std::vector<TierStretch> stretches;
  /// Why it is no talk.
  Bilingual reason;
};

/// Decides what the tiers are that the document leaves open:
///  - a name like "translation", "glose", "gestik" or a vocabulary says that it is no talk;
///  - a tier whose stretches divide those of another from end to end, or run beside all of them, lies under it.
/// At least one tier stays talk, if only by its being the only one with text.
void settle_tiers(std::vector<Tier>& tiers);

/// Turns from talk tiers, asides from remarks, lines under turns from the others; a note says which tier was read as
/// what. Stretches without text are no turns. `times` are the points that the stretches name. Fails with "no-turns".
[[nodiscard]] Result<Transcript> turns_from(const std::vector<Tier>& tiers, const PointTimes& times,
                                            Transcript transcript, const ReadOptions& options);

/// "translation" for the tier "translation@B" or "B-translation" of the speaker "B"; else the name as it is.
[[nodiscard]] std::string without_speaker(std::string_view name, std::string_view speaker);

/// A tier that a writer makes of entries: one or more for every speaker, those under it behind it.
struct WrittenTier {
  /// "B", for a second one of the same speaker "B#2", "translation@B".
  std::string name;
  /// What its lines are called, of a tier that lies under another.
  std::string line;
  /// Nothing for remarks.
  std::optional<ParticipantIndex> speaker;
  /// Position among the written tiers.
  std::optional<std::size_t> above;
  /// Positions of the entries, in the order of time, with their text.
  struct Piece {
    std::size_t entry = 0;
    std::string text;
  };
  std::vector<Piece> pieces;
};

/// Every participant has a tier, also who never speaks. Names are all different.
[[nodiscard]] std::vector<WrittenTier> tiers_for(const Transcript& transcript, const std::vector<Entry>& entries,
                                                 const Timeline& timeline);

/// Header entries for formats that keep them in comments or properties: metadata without what tiers say themselves,
/// who takes part ("Participant: B = borger (citizen)"), language, convention, that the conversation is constructed.
[[nodiscard]] std::vector<Metadata> header_for(const Transcript& transcript, const std::vector<Entry>& entries);

}  // namespace gribning
