// SPDX-License-Identifier: MIT
// Any bytes as OpenDocument text.
#include "documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gribning::document_law(data, size, "odt", "content.xml");
  return 0;
}
