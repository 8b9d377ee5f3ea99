// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/conversation/transcript.h"
#include "gribning/review/decision.h"

namespace gribning {

/// What became of an anchor when the transcript was corrected.
enum class Hold {
  kept,     ///< same turn number, same words
  moved,    ///< same words, in a turn that has another number or at another place in it
  changed,  ///< the turn is there, but the words are not: the mark stands on the turn as a whole
  lost,     ///< the turn is gone; the mark could not be placed
};

[[nodiscard]] std::string_view code(Hold value);
[[nodiscard]] std::optional<Hold> hold_from(std::string_view code);
[[nodiscard]] const Bilingual& title(Hold value);

struct Replaced {
  Hold hold = Hold::lost;
  /// In the corrected transcript; as it was when lost.
  Anchor anchor;

  friend bool operator==(const Replaced&, const Replaced&) = default;
};

/// Takes anchors from a transcript to its corrected version: turns are found again by what is said in them and in what
/// order, and by who says it; words by the quote. Both transcripts must outlive this.
class Reanchoring {
 public:
  Reanchoring(const Transcript& before, const Transcript& after);

  /// The turn of the corrected transcript that was `turn`, or nothing.
  [[nodiscard]] std::optional<TurnIndex> turn(TurnIndex turn) const;
  [[nodiscard]] Replaced place(const Anchor& anchor) const;

 private:
  const Transcript& before_;
  const Transcript& after_;
  std::vector<std::optional<TurnIndex>> turns_;
};

}  // namespace gribning
