// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "architecture/tree.h"

namespace gribning::architecture {

/// A struct, class, union or enum that is defined where the linker sees its name.
struct TypeDefinition {
  /// With its namespaces: "gribning::Turn".
  std::string name;
  std::string path;
  std::size_t line = 0;
};

/// The types that a file defines at the scope of a named namespace, or outside of any. Types inside of an unnamed
/// namespace, a function or another type belong to that alone and are left out; so are specialisations.
[[nodiscard]] std::vector<TypeDefinition> types_of(const SourceFile& file);

}  // namespace gribning::architecture
