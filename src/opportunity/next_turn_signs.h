// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// Next-turn proof of a response: what the citizen could do with it. Signs under "next/" of the citizen's next turn,
/// which is long and brings in matter of its own when the response opened for it, and under "then/" of the professional
/// who goes on with that.
void add_next_turn(const AnnotatedTranscript& talk, TurnIndex response, Signs& signs);

}  // namespace gribning
