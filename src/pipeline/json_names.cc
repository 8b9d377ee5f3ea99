// SPDX-License-Identifier: MIT
#include "json_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace gribning {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kHex = "_hex";

bool is_utf8(const std::string& name) {
  try {
    return !Json(name).dump().empty();
  } catch (const Json::type_error&) {
    return false;
  }
}

std::string as_hex(const std::string& bytes) {
  std::string hex;
  for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return hex;
}

/// Up to the first digit that is none: such a name will not be found, and is told so.
std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t at = 0; at + 2 <= hex.size(); at += 2) {
    unsigned char byte = 0;
    const char* end = hex.data() + at + 2;
    if (std::from_chars(hex.data() + at, end, byte, 16).ptr != end) break;
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

}  // namespace

void put_name(Json& json, const std::string& key, const std::string& name) {
  json[key] = name;
  if (!is_utf8(name)) json[key + std::string(kHex)] = as_hex(name);
}

void put_names(Json& json, const std::string& key, const std::vector<std::string>& names) {
  json[key] = names;
  if (std::ranges::all_of(names, is_utf8)) return;
  auto& in_hex = json[key + std::string(kHex)] = Json::array();
  for (const auto& name : names) in_hex.push_back(as_hex(name));
}

std::string name_in(const Json& json, const std::string& key) {
  const auto hex = json.find(key + std::string(kHex));
  return hex == json.end() ? json.value(key, "") : from_hex(hex->get<std::string>());
}

std::vector<std::string> names_in(const Json& json, const std::string& key) {
  const auto in_hex = json.find(key + std::string(kHex));
  if (in_hex == json.end()) return json.value(key, std::vector<std::string>());
  std::vector<std::string> names;
  for (const auto& hex : *in_hex) names.push_back(from_hex(hex.get<std::string>()));
  return names;
}

}  // namespace gribning
