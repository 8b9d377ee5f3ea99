// SPDX-License-Identifier: MIT
#pragma once

#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codes.h"

/// What REFI-QDA projects and codebooks have in common. Private to share.
namespace gribning::share {

/// The code system of the conversations, all of which the same layers have seen.
[[nodiscard]] std::vector<CodeGroup> codes_in(std::span<const Analysed> analysed);
/// The code system as <Codes> below `parent`.
void add_codes(pugi::xml_node parent, const std::vector<CodeGroup>& groups, Language language);
/// The identifier of a code or a group of codes.
[[nodiscard]] std::string guid_of_code(std::string_view id);

/// A REFI-QDA codebook (.qdc): the code system alone.
[[nodiscard]] Result<Shared> write_qdc(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
