// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/formats/write.h"

/// What a format could not hold, measured by reading back what was written. Private to writing.
namespace gribning {

/// One loss per kind of difference: turns, speakers, talk, numbers, times, roles, "under:NAME", "metadata:KEY" …
[[nodiscard]] std::vector<Loss> losses_between(const Transcript& before, const Transcript& after);

/// Turns with the same speakers, talk, numbers and times in the same order.
[[nodiscard]] bool same_turns(const Transcript& a, const Transcript& b);

}  // namespace gribning
