// SPDX-License-Identifier: MIT
#include "gribning/base/result.h"

#include <fmt/format.h>

namespace gribning {

std::string describe(const Failure& failure, Language language) {
  std::string out = failure.file;
  if (failure.line) {
    out += fmt::format("{}{}", out.empty() ? "" : ":", *failure.line);
    if (failure.column) out += fmt::format(":{}", *failure.column);
  }
  if (!out.empty()) out += ": ";
  return out + failure.message.in(language);
}

}  // namespace gribning
