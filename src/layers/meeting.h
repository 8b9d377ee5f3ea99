// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// Team talk that only the order of turns shows.
/// Reads words and speakers. Writes meeting/responds_in_turn: professionals who one after another answer the citizen.
[[nodiscard]] Layer meeting_layer();

}  // namespace gribning
