// SPDX-License-Identifier: MIT
// Any talk, in one line or several, under every convention: each visible byte lies in a word or a mark.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "../conversation/law.h"
#include "gribning/base/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // Notation is given valid UTF-8; its first byte chooses the convention.
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto convention = static_cast<gribning::Convention>(data[0] % 4);
  const std::string text = gribning::decode(bytes, "UTF-8").text;

  std::vector<gribning::Span> lines;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n') continue;
    if (i > begin) lines.push_back({begin, i});
    begin = i + 1;
  }
  if (!gribning::broken_law(text, lines, gribning::read_notation(text, lines, convention)).empty()) std::abort();
  static_cast<void>(gribning::detect_convention(text));
  return 0;
}
