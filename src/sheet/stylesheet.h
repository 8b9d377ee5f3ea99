// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "gribning/sheet/sheet.h"

namespace gribning {

/// The style rules of a sheet, for screen and A4. `speaker_columns` is the width of the longest label.
[[nodiscard]] std::string stylesheet(const Sheet& sheet, std::size_t speaker_columns);

}  // namespace gribning
