// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"

namespace gribning {

/// Whom a turn is said to.
enum class Addressee {
  citizen,
  professional,
  all,
  /// Nobody is spoken to as citizen: the turn speaks of the citizen who sits there.
  about_citizen,
};

[[nodiscard]] std::string_view code(Addressee addressee);

/// A turn and whom it is said to, as far as that can be seen.
struct Address {
  TurnIndex turn = 0;
  Addressee to = Addressee::all;
  /// The participant, when it is one of them.
  std::optional<ParticipantIndex> participant;
  /// What it is seen by: "name", "plural", "third-person", "answer", "next-speaker".
  std::string_view rule;
  /// The words that show it; the whole turn when its place shows it.
  Span span;

  friend bool operator==(const Address&, const Address&) = default;
};

/// Whom the turns of a conversation with three speakers or more are said to, in order; turns that show nothing are left
/// out, and so is all of a conversation between two. Names are those that the talk itself ties to a speaker:
/// "jeg hedder Merete", or "Lotte, vil du …" with one and the same speaker next.
[[nodiscard]] std::vector<Address> find_addressees(const AnnotatedTranscript& talk);

}  // namespace gribning
