// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/lexicon.h"

namespace gribning {

/// True when the turn only hands the floor back (codebook, section 5): "mm", "ja", "nå ja", "ja, selvfølgelig",
/// laughter alone. A turn without any word is minimal too.
[[nodiscard]] bool is_continuer(const std::vector<Token>& tokens);

/// Number of tokens at the start that only receive: "ja", "okay", "nå", "det er klart" …
[[nodiscard]] std::size_t receipt_length(const std::vector<Token>& tokens);

}  // namespace gribning
