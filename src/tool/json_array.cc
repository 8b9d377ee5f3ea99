// SPDX-License-Identifier: MIT
#include "json_array.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace gribning::tool {

void add_element(const nlohmann::ordered_json& value, std::string& elements) {
  // An array of one, without its brackets.
  const auto array =
      nlohmann::ordered_json::array({value}).dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
  if (!elements.empty()) elements += ",\n";
  elements += std::string_view(array).substr(2, array.size() - 4);
}

void rename_in_elements(std::string& elements, const std::string& before, const std::string& name) {
  // Quotes inside of a value are escaped: nothing else looks like this.
  const auto said = [](const std::string& conversation) {
    constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;
    return "\"conversation\": " + nlohmann::ordered_json(conversation).dump(-1, ' ', false, kReplace);
  };
  const auto old = said(before);
  const auto renamed = said(name);
  for (auto at = elements.find(old); at != std::string::npos; at = elements.find(old, at + renamed.size())) {
    elements.replace(at, old.size(), renamed);
  }
}

std::string JsonArray::with(const std::string& elements) {
  if (elements.empty()) return {};
  return (std::exchange(any_, true) ? ",\n" : "[\n") + elements;
}

}  // namespace gribning::tool
