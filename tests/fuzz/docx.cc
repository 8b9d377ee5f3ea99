// SPDX-License-Identifier: MIT
// Any bytes as a Word document.
#include "documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gribning::document_law(data, size, "docx", "word/document.xml");
  return 0;
}
