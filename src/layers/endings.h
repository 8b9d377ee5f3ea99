// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace gribning {

/// Base forms that a Danish word may be an inflection of, by its ending alone: "lavede" → "lav", "lave".
/// Guesses, to be looked up in lists; most of them are no words.
[[nodiscard]] std::vector<std::string> danish_base_candidates(const std::string& word);

/// A number written out: "sytten", "fireogtredive", "femhundrede".
[[nodiscard]] bool is_danish_number(const std::string& word);

/// Hunspell gives only the last part of a compound as its base: puts the first part back
/// ("kabelruller", "rulle" → "kabelrulle"). Anything else comes back as it is.
[[nodiscard]] std::string whole_compound(const std::string& word, const std::string& base);

}  // namespace gribning
