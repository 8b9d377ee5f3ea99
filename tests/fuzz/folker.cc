// SPDX-License-Identifier: MIT
// Any bytes as FOLKER.
#include "reading_law.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  gribning::reading_law(data, size, "folker");
  return 0;
}
