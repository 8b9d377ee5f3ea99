// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/span.h"
#include "gribning/conversation/notation.h"

namespace gribning {

/// Bytes without white space, and where they stand in the joined line.
struct Chunk {
  Span source;
  std::size_t place = 0;
};

/// The talk of a turn joined to one line: lines of the source and runs of white space become one space, and an
/// analyst's pointer (→) in the margin of the source is left out. Everything else stands as transcribed.
struct JoinedTalk {
  std::string line;
  std::vector<Chunk> chunks;

  /// What `source` became in `line`: begin and end in bytes; empty when nothing of it was kept.
  [[nodiscard]] std::string_view what_became_of(Span source) const;
  /// Position in `line` of the first kept byte at or after `source`.
  [[nodiscard]] std::size_t place_of(std::uint32_t source) const;
};

[[nodiscard]] JoinedTalk join_talk(std::string_view text, const std::vector<Span>& pieces,
                                   const std::vector<Mark>& marks);

}  // namespace gribning
