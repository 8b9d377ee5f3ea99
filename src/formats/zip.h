// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "gribning/base/result.h"

/// Documents that are zip containers (docx, odt), in memory. Private to formats.
namespace gribning {

/// No part of a document of text is larger; a small file can claim that it is.
inline constexpr std::size_t kLargestPart = std::size_t{64} << 20;
inline constexpr std::size_t kLargestDocument = std::size_t{128} << 20;
inline constexpr std::size_t kMostParts = 10'000;
/// Text packs to a tenth or a fiftieth. What packs tighter than this, once it is large, is made to fill memory.
inline constexpr std::size_t kTightestPacking = 200;
inline constexpr std::size_t kSmallDocument = std::size_t{8} << 20;

/// Name → bytes.
using Parts = std::map<std::string, std::string, std::less<>>;

/// The parts that `wanted` accepts; of two with one name the first. Nothing is written to the disk, so that a name may
/// be anything. A container that is cut off gives the parts before that, and `damaged` is set. Fails with "not-a-zip",
/// "zip-too-large" or "zip-encrypted".
[[nodiscard]] Result<Parts> unpack(std::string_view bytes, bool (*wanted)(std::string_view name), bool& damaged);

}  // namespace gribning
