// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"

/// Zip containers in memory: documents of word processors, projects of other programs, packs of sheets.
namespace gribning {

/// A file in a container.
struct ZippedFile {
  /// With its folders, parted by "/".
  std::string name;
  std::string bytes;
  /// Not compressed: the type declaration of OpenDocument, which comes first, and what is compressed already.
  bool stored = false;

  friend bool operator==(const ZippedFile&, const ZippedFile&) = default;
};

/// What is unpacked at most: a small container can claim to be huge.
struct ZipLimits {
  /// Bytes of one file, and of all of them.
  std::size_t file = std::size_t{64} << 20;
  std::size_t all = std::size_t{128} << 20;
  std::size_t files = 10'000;
};

/// What a container holds.
struct Unzipped {
  /// In the order of the container; names may be anything, so no file is to be written under its name.
  std::vector<ZippedFile> files;
  /// It is cut off or broken: the files before that are there, the last of them perhaps not whole.
  bool damaged = false;
};

/// The files as a zip, in their order. No times, no owners: the same files give the same bytes. Fails with
/// "zip-failed".
[[nodiscard]] Result<std::string> write_zip(std::span<const ZippedFile> files);

/// Those files of a zip whose names `wanted` accepts, all of them when it is null. Nothing is written to the disk.
/// Fails with "not-a-zip" when there is not one file in it, "zip-encrypted", or "zip-too-large": beyond the limits, or
/// packed tighter than text can be.
[[nodiscard]] Result<Unzipped> read_zip(std::string_view bytes, bool (*wanted)(std::string_view name) = nullptr,
                                        const ZipLimits& limits = {});

}  // namespace gribning
