// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace gribning::tool {

/// Adds the value to elements of an array as dump(1) prints them, one level in.
void add_element(const nlohmann::ordered_json& value, std::string& elements);

/// Elements that say of which conversation they are: of the one that was called `before`, and is to be called `name`.
void rename_in_elements(std::string& elements, const std::string& before, const std::string& name);

/// A JSON array that is printed while it grows.
class JsonArray {
 public:
  /// What is printed for these elements; nothing for none.
  [[nodiscard]] std::string with(const std::string& elements);
  [[nodiscard]] std::string end() const { return any_ ? "\n]\n" : "[]\n"; }

 private:
  bool any_ = false;
};

}  // namespace gribning::tool
