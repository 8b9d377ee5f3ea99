// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "store.h"

/// A project as a folder of readable files (docs/projects.md, "The folder"). Private to store.
namespace gribning::store {

using Json = nlohmann::ordered_json;

/// Names of conversations and coders as names of files: letters, digits, - and _ stay, other bytes become %XX; what is
/// too long is cut and told apart by its hash. The name itself stands in the file.
[[nodiscard]] std::string file_name(std::string_view name);

/// Version of the folder's layout.
inline constexpr int kLayout = 1;

[[nodiscard]] Json to_json(const FindingRows& rows);
[[nodiscard]] FindingRows findings_from(const Json& json);
[[nodiscard]] Json to_json(const Decision& decision, const std::vector<StoredPlacement>& placements);
[[nodiscard]] Decision decision_from(const Json& json, std::vector<StoredPlacement>& placements);

}  // namespace gribning::store
