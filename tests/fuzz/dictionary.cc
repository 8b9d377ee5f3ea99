// SPDX-License-Identifier: MIT
// Any bytes as an affix file, a dictionary and words that are asked for: three pieces with a zero between them.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "layers/base_forms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view left(reinterpret_cast<const char*>(data), size);
  const auto piece = [&left] {
    const auto taken = left.substr(0, left.find('\0'));
    left.remove_prefix(taken.size() < left.size() ? taken.size() + 1 : taken.size());
    return std::string(taken);
  };
  auto rules = piece();
  auto entries = piece();
  const gribning::BaseForms forms(std::move(rules), std::move(entries));
  while (!left.empty()) static_cast<void>(forms.of(piece()));
  return 0;
}
