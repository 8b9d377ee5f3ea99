// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gribning/share/target.h"

/// The analysis as tiers added to a transcript in its own format; what was there is left as it was. Private to share.
namespace gribning::share {

/// What our tiers are called, so that they are known again: a second export takes the place of the first.
inline constexpr std::string_view kTierPrefix = "grb:";

/// One tier: what it says at each turn; empty where it says nothing.
struct AddedTier {
  /// "grb:gribning", "grb:tur", "grb:stance" …
  std::string name;
  std::vector<std::string> at_turn;
  /// Whose turns they are; empty for a tier of everybody's.
  std::string speaker;
};

/// The tiers of one conversation: opportunities and responses, professional turns, then a tier for each layer that saw
/// something, by name. In words of `language`.
[[nodiscard]] std::vector<AddedTier> tiers_of(const Analysed& analysed, Language language);

/// Where each turn stands on a timeline: begin and end, the end behind the beginning; nothing for a turn without a
/// place.
using Places = std::vector<std::optional<std::pair<std::int64_t, std::int64_t>>>;
/// The turns' own times, in milliseconds.
[[nodiscard]] Places times_of(const Transcript& transcript);

/// The same for formats whose tiers cannot hold two things at a time: a tier per speaker ("grb:stance@B"), and more
/// ("grb:stance-2@B") where the speaker's own turns overlap.
[[nodiscard]] std::vector<AddedTier> parted(const std::vector<AddedTier>& tiers, const Transcript& transcript,
                                            const Places& places);
/// Adds the loss of what is said about turns that have no place.
void add_unplaced(std::vector<Loss>& losses, const std::vector<AddedTier>& tiers, const Places& places);

/// A transcript in the format that the tiers are added to, as a document and as what its reader makes of it: the
/// conversation's own when it was read from that format, else written afresh. Turns are the same ones in the same
/// order.
struct Carrier {
  Transcript transcript;
  std::vector<Loss> losses;
};
/// Fails with "tier-turns" when the format cannot hold the turns as they are.
[[nodiscard]] Result<Carrier> carrier(const Transcript& transcript, std::string_view format);

/// Tiers in an ELAN document, at the times of the turns. See docs/formats/eaf.md.
[[nodiscard]] Result<Shared> add_to_eaf(std::span<const Analysed> analysed, const ShareOptions& options);
/// Annotation tiers in an EXMARaLDA transcription, on the points of its timeline. See docs/formats/exb.md.
[[nodiscard]] Result<Shared> add_to_exb(std::span<const Analysed> analysed, const ShareOptions& options);
/// Interval tiers in a TextGrid, at the times of the turns. See docs/formats/textgrid.md.
[[nodiscard]] Result<Shared> add_to_textgrid(std::span<const Analysed> analysed, const ShareOptions& options);
/// `%grb:` lines under the turns. See docs/formats/chat.md.
[[nodiscard]] Result<Shared> add_to_chat(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
