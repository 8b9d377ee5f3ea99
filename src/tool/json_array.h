// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace gribning::tool {

/// Adds the value to elements of an array as dump(1) prints them, one level in.
void add_element(const nlohmann::ordered_json& value, std::string& elements);

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
