// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What subtitles and HTML have in common. Private to formats.
namespace gribning {

/// "&lt;", "&#230;", "&aelig;" … as the signs that they stand for. What only looks like one is left as it is; when
/// `broken` is given, such places are counted there.
[[nodiscard]] std::string decode_entities(std::string_view text, std::size_t* broken = nullptr);

/// & < > as entities.
[[nodiscard]] std::string escape_markup(std::string_view text);

/// Runs of white space as one space, none at the ends.
[[nodiscard]] std::string one_space(std::string_view text);

/// As in ASCII: "STYLE" is "style"; other letters stay.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace gribning
