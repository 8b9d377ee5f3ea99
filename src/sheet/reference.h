// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/sheet/write.h"

namespace gribning {

/// The document that pandoc takes its styles and its page from: A4, page numbers, one table of styles for Word and
/// OpenDocument alike. `talk_size` is the size of the talk in half points. Made anew each time; the same arguments give
/// the same bytes.
[[nodiscard]] Result<std::string> reference_document(SheetFormat format, Language language, std::size_t talk_size);

}  // namespace gribning
