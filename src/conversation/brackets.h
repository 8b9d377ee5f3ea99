// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "gribning/conversation/notation.h"

/// What stands between brackets, told from its words. Private to this stage.
namespace gribning::notation {

enum class Bracket { round, doubled, square };

enum class Sense {
  talk,      ///< words that were said: uncertain in ( ), perhaps overlap in [ ]
  pause,     ///< (0.5) (.) (lang pause)
  laughter,  ///< (griner) ((ler lidt))
  breath,    ///< (hh)
  masked,    ///< ((borgers navn)) [navn]
  comment,   ///< ((rejser sig)) [telefonen ringer] […]
  unheard,   ///< (xx) (uhørligt) ( ): something was said, nobody knows what
};

struct Content {
  Sense sense = Sense::talk;
  std::optional<std::uint32_t> milliseconds;
};

/// Reads what stands between the brackets, without them.
[[nodiscard]] Content read_content(std::string_view content, Bracket bracket, Convention convention);

}  // namespace gribning::notation
