// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// The code of a passage that is a text about a place and nothing else.
inline constexpr std::string_view kMemoCode = "memo";

/// A code that is not part of a Coding, on a stretch of talk: a layer's label, a theme, a code that a team made up.
struct CodedPassage {
  /// "theme/trust", the name that the code came with, or kMemoCode.
  std::string code;
  TurnIndex turn = 0;
  Span span;
  std::string note;

  friend bool operator==(const CodedPassage&, const CodedPassage&) = default;
};

}  // namespace gribning
