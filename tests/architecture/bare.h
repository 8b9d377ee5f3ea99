// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "architecture/tree.h"

namespace gribning::architecture {

/// The code with blanks for comments, texts, characters and lines of the preprocessor; lines stay where they are.
[[nodiscard]] std::string bare_code(const SourceFile& file);

}  // namespace gribning::architecture
