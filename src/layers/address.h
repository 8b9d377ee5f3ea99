// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// Who a turn is said to, where more than two people talk (gribning/layers/address.h).
/// Reads words and speakers. Writes address: citizen, professional, all, about_citizen.
[[nodiscard]] Layer address_layer();

}  // namespace gribning
