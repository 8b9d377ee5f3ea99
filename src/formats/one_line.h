// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Small forms that several formats write. Private to formats.
namespace gribning {

/// Line ends and other control characters as spaces, none at the ends: fit for one line of a text file.
[[nodiscard]] std::string one_line(std::string_view text);

/// Milliseconds as "00:00:05.200" with `point` before the milliseconds; hours take as many digits as they need.
[[nodiscard]] std::string clock(std::int64_t milliseconds, char point = '.');

}  // namespace gribning
