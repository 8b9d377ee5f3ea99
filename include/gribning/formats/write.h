// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// Something of the transcript that the target format can't hold, and how often. One line per kind, never silent.
struct Loss {
  /// "times", "overlaps", "roles", "tier:%mor" …
  std::string what;
  std::size_t count = 0;
  Bilingual message;

  friend bool operator==(const Loss&, const Loss&) = default;
};

struct Written {
  std::string bytes;
  std::vector<Loss> losses;
};

/// The transcript in another format, or again in its own. Fails with "unknown-format" or "cannot-write" (a format that
/// is only read). read(write(x)) is x, but for the losses: they are found by reading what was written.
[[nodiscard]] Result<Written> write_transcript(const Transcript& transcript, std::string_view format);

}  // namespace gribning
