// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// Where a labour-market perspective points.
/// Reads perspective, subject, stance and topic. Writes orientation: toward, conditional, away.
[[nodiscard]] Layer orientation_layer();

}  // namespace gribning
