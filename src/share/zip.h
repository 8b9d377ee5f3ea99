// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/share/target.h"

/// Zip containers in memory. Private to share.
namespace gribning::share {

/// More than this is not unpacked: a project of text is far smaller, and a small file can claim to be huge.
inline constexpr std::size_t kLargestContent = std::size_t{256} << 20;
inline constexpr std::size_t kMostFiles = 10'000;

/// The files as a zip, in their order, without times: the same files give the same bytes.
[[nodiscard]] Result<std::string> write_zip(std::span<const SharedFile> files);

/// Those files of a zip whose names `wanted` accepts. Nothing is written to the disk, so a name may be anything. Fails
/// with "not-a-zip" or "zip-too-large"; a damaged file within is an error too ("zip-damaged").
[[nodiscard]] Result<std::vector<SharedFile>> read_zip(std::string_view bytes, bool (*wanted)(std::string_view path));

}  // namespace gribning::share
