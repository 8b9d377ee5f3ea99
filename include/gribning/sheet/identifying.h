// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"
#include "gribning/sheet/compose.h"

namespace gribning {

/// What can point to a person although no name is said.
enum class Identifying { cpr, phone, email, address };

/// "ligner et CPR-nummer" …
[[nodiscard]] const Bilingual& title(Identifying what);

struct IdentifyingPlace {
  Identifying what = Identifying::cpr;
  /// Nothing for the conversation's title, setting and speakers.
  std::optional<TurnIndex> turn;
  /// Where in the transcript's text; the whole turn when signs of the transcription stand between the digits.
  Span span;

  friend bool operator==(const IdentifyingPlace&, const IdentifyingPlace&) = default;
};

/// What would stand on a sheet of these extracts and looks like a CPR number, a phone number, an e-mail address or a
/// street address, written in digits. A help, not a guarantee: names and numbers in words are not seen.
[[nodiscard]] std::vector<IdentifyingPlace> find_identifying(const Transcript& transcript,
                                                             const std::vector<Extract>& extracts);

}  // namespace gribning
