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

  friend bool operator==(const Atom&, const Atom&) = default;
};

/// A cue without choices: atoms in a row.
using AtomSequence = std::vector<Atom>;

/// The ways that a cue pattern can be said, choices and options written out. Words are taken as they stand: whoever
/// compiles them folds them. Fails with "cue-syntax"; `column` counts in the pattern.
[[nodiscard]] Result<std::vector<AtomSequence>> expand_cue(std::string_view pattern);

/// True when `pattern` is a regular expression between slashes.
[[nodiscard]] bool is_regular_expression(std::string_view pattern);

}  // namespace gribning
