// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "gribning/layers/annotate.h"

namespace gribning {

[[nodiscard]] bool by_citizen(const AnnotatedTranscript& talk, TurnIndex turn);
[[nodiscard]] bool by_professional(const AnnotatedTranscript& talk, TurnIndex turn);

/// The nearest earlier turn by a professional that says something, if it stands within `reach` turns.
[[nodiscard]] std::optional<TurnIndex> professional_before(const AnnotatedTranscript& talk, TurnIndex turn,
                                                           TurnIndex reach = 4);
/// The nearest earlier turn by a citizen that says something.
[[nodiscard]] std::optional<TurnIndex> citizen_before(const AnnotatedTranscript& talk, TurnIndex turn);

}  // namespace gribning
