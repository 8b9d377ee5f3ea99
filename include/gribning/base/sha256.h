// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace gribning {

/// The SHA-256 digest of `bytes` (FIPS 180-4) in 64 hexadecimal digits: tells whether two files are the same.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace gribning
