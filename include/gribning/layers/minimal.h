// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "gribning/layers/lexicon.h"

namespace gribning {

/// True when the turn only hands the floor back (docs/coding.md, section 5): "mm", "ja", "nå ja", "ja, selvfølgelig",
/// laughter alone. A turn without any word is minimal too.
[[nodiscard]] bool is_continuer(std::span<const Token> tokens);

/// Number of tokens at the start that only receive: "ja", "okay", "nå", "det er klart" …
[[nodiscard]] std::size_t receipt_length(std::span<const Token> tokens);

}  // namespace gribning
