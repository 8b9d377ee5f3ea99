// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Identifiers that other programs ask for. Private to share.
namespace gribning::share {

/// A UUID (RFC 9562, version 8) that follows from `kind` and `content` alone: the same input gives the same identifier
/// everywhere. Lower case, without braces.
[[nodiscard]] std::string guid(std::string_view kind, std::string_view content);

/// The identifier as it is compared: lower case, without braces and white space.
[[nodiscard]] std::string plain_guid(std::string_view guid);

}  // namespace gribning::share
