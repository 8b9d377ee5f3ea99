// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What the reader and the writer of EAF call the same. Private to formats.
namespace gribning::eaf {

/// Keys of metadata for what stands in attributes and elements of its own.
inline constexpr std::string_view kAuthor = "Author";
inline constexpr std::string_view kDate = "Date";
inline constexpr std::string_view kLicense = "License";
inline constexpr std::string_view kMedia = "Media";

/// EAF has to have a date; this is written where the transcript has none, and not read.
inline constexpr std::string_view kNoDate = "1970-01-01T00:00:00Z";

}  // namespace gribning::eaf
