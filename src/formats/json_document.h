// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "gribning/base/result.h"

/// Reading JSON that strangers wrote. Private to formats.
namespace gribning {

using Json = nlohmann::ordered_json;

/// Parses one value. Bare NaN and Infinity, which Python writes, become null. Fails with "json-syntax" at a line and
/// column, counted from `first_line`, or "json-depth" for nesting that no transcript has.
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::size_t first_line = 1);

/// The text of a member; empty when there is none or it is no text.
[[nodiscard]] std::string text_of(const Json& object, std::string_view key);
/// The first of several names that has a text.
[[nodiscard]] std::string text_of(const Json& object, std::initializer_list<std::string_view> keys);
/// A finite number, also one that was written as text ("1.5"); nothing else.
[[nodiscard]] std::optional<double> number_of(const Json& object, std::string_view key);
/// Seconds as milliseconds, rounded; nothing when there are none or they are beyond any recording.
[[nodiscard]] std::optional<std::int64_t> seconds_of(const Json& object, std::string_view key);
/// A member that is an integer.
[[nodiscard]] std::optional<std::int64_t> integer_of(const Json& object, std::string_view key);
/// A member that is a list, or an empty list.
[[nodiscard]] const Json& list_of(const Json& object, std::string_view key);

/// On one line, as UTF-8.
[[nodiscard]] std::string dump(const Json& value);

}  // namespace gribning
