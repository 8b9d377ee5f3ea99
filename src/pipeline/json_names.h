// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Names of files in JSON. A name may be any bytes, JSON holds UTF-8 alone: what is none is written a second time, as
/// hexadecimal digits. Private to pipeline.
namespace gribning {

/// json[key] = name, and json[key_hex] where the name is not UTF-8.
void put_name(nlohmann::ordered_json& json, const std::string& key, const std::string& name);
/// The same for several, all in hexadecimal when one has to be.
void put_names(nlohmann::ordered_json& json, const std::string& key, const std::vector<std::string>& names);

/// What put_name() put there; empty when there is nothing. Throws nlohmann::json::exception for what is no name.
[[nodiscard]] std::string name_in(const nlohmann::ordered_json& json, const std::string& key);
[[nodiscard]] std::vector<std::string> names_in(const nlohmann::ordered_json& json, const std::string& key);

}  // namespace gribning
