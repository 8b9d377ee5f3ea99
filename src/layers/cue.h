// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"

namespace gribning {

/// The smallest thing that a cue asks of a turn.
enum class AtomKind {
  exact,     ///< the folded word itself
  stem,      ///< any inflection of a base form
  wildcard,  ///< a word with * in it
  category,  ///< any word of a word category
  any,       ///< any word at all (a gap)
  begin,     ///< the turn begins here
  end,       ///< the turn ends here
  asked,     ///< a question mark follows the word before
};

struct Atom {
  AtomKind kind = AtomKind::exact;
  std::string text;
};

struct CueItem;
/// Items that follow each other.
using CuePattern = std::vector<CueItem>;

/// One atom, or a choice between patterns; an optional item is a choice with an empty way.
struct CueItem {
  Atom atom;
  std::vector<CuePattern> ways;
};

/// Reads a pattern of the cue language (docs/how-to/cue.md). Fails with "cue-syntax"; `column` counts in the pattern.
[[nodiscard]] Result<CuePattern> parse_cue(std::string_view pattern);

/// True when `pattern` is a regular expression between slashes.
[[nodiscard]] bool is_regular_expression(std::string_view pattern);

}  // namespace gribning
