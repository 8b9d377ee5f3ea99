// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace gribning::tool {

/// Names that conversations were given, for any number of them: what is kept of each is its hash.
class GivenNames {
 public:
  /// The name, or name-2, name-3 … when another conversation has it.
  [[nodiscard]] std::string give(const std::string& name);
  /// It was given by a run before.
  void recall(const std::string& name) { given_.insert(std::hash<std::string>()(name)); }

 private:
  std::unordered_set<std::size_t> given_;
  /// The number that the last of this name got.
  std::unordered_map<std::size_t, std::size_t> number_;
};

}  // namespace gribning::tool
