// SPDX-License-Identifier: MIT
#include "given_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace gribning::tool {

std::string GivenNames::give(const std::string& name) {
  const std::hash<std::string> hash;
  if (given_.insert(hash(name)).second) return name;
  auto& number = number_[hash(name)];
  number = std::max<std::size_t>(number, 1);
  std::string free;
  do {
    free = fmt::format("{}-{}", name, ++number);
  } while (!given_.insert(hash(free)).second);
  return free;
}

}  // namespace gribning::tool
