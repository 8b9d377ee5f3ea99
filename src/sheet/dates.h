// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "gribning/base/language.h"

namespace gribning {

/// "2025-06-18", or CHAT's "18-JUN-2025", as people write it: "18. juni 2025", "18 June 2025", with spaces that do not
/// break. Anything else comes back as it is.
[[nodiscard]] std::string write_date(std::string_view date, Language language);

}  // namespace gribning
