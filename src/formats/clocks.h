// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// Times as people and programs write them. Private to formats.
namespace gribning {

/// A year in milliseconds: more is no time in a recording.
inline constexpr std::int64_t kLongestTime = 365LL * 24 * 3'600'000;

/// "1:02:03.5", "02:03", "00:00:05-2": hours may be left out and may be more than 99, minutes and seconds are below 60
/// (the first of two may be more). `points` are the signs that may stand before a decimal fraction of a second.
/// Milliseconds; nothing when it is no time or longer than a year.
[[nodiscard]] std::optional<std::int64_t> parse_clock(std::string_view text, std::string_view points = ".,");

}  // namespace gribning
