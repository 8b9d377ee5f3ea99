// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "architecture/tree.h"

namespace gribning::architecture {

/// A type, function, variable or alias that only the file that defines it knows.
struct OwnName {
  /// With the named namespaces around it: "gribning::is_digit".
  std::string name;
  std::size_t line = 0;
  /// What an alias stands for; empty for everything else.
  std::string alias_of;
};

/// What a file defines in an unnamed namespace, as static, or as a constant outside of any type and function. Members,
/// operators and names for namespaces are left out: another file may have the same.
[[nodiscard]] std::vector<OwnName> own_names_of(const SourceFile& file);

}  // namespace gribning::architecture
