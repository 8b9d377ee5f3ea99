// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "gribning/base/result.h"

namespace gribning {

/// A file in an archive.
struct ZippedFile {
  std::string name;
  std::string bytes;
  /// Not compressed: the type declaration of OpenDocument, and what is compressed already.
  bool stored = false;
};

/// A zip archive of the files, in their order. No times, no owners: the same files give the same bytes. Fails with
/// "zip-failed".
[[nodiscard]] Result<std::string> write_zip(const std::vector<ZippedFile>& files);

}  // namespace gribning
