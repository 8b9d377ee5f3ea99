// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "gribning/base/process.h"
#include "gribning/pipeline/inputs.h"

namespace gribning {

/// A folder to put files in.
class Folder {
 public:
  Folder() : folder_(*TemporaryFolder::make()) {}

  std::filesystem::path put(const std::string& name, const std::string& bytes) const {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  [[nodiscard]] std::filesystem::path path(const std::string& name = "") const {
    return name.empty() ? folder_.path() : folder_.path() / name;
  }

 private:
  TemporaryFolder folder_;
};

/// Every input, with its bytes where it holds them itself.
inline std::vector<Input> all_of(Inputs inputs) {
  std::vector<Input> all;
  while (auto input = inputs.next()) {
    inputs.load(*input);
    all.push_back(*std::move(input));
  }
  return all;
}

/// Their paths, below the folder.
inline std::vector<std::string> names_of(const std::vector<Input>& inputs, const Folder& place) {
  std::vector<std::string> names;
  for (const auto& input : inputs) names.push_back(input.path.lexically_relative(place.path()).string());
  return names;
}

}  // namespace gribning
