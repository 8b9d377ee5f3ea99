// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// Who 'vi' is, where the cues leave it open.
/// Reads reference. Writes reference/we_open: 'vi' or 'os' with nothing in the wording that says who it is.
[[nodiscard]] Layer reference_layer();

}  // namespace gribning
