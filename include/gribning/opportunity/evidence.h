// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "gribning/base/language.h"
#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// The question that a piece of evidence helps to answer; the sections are those of docs/coding.md.
enum class Step {
  perspective,  ///< section 2: is there a labour-market perspective, general or concrete?
  orientation,  ///< section 2: toward, conditional, away
  tentative,    ///< section 3: is it voiced cautiously?
  opportunity,  ///< section 4: does the citizen bring it in?
  response,     ///< section 5: which turn is the response turn?
  processual,   ///< section 6: does it connect to what was said?
  content,      ///< section 6: does it work with the perspective?
  verdict,      ///< section 6: what follows from the two
  how,          ///< section 6: what the response turn does
  later,        ///< section 6: is the perspective taken up further on?
};

[[nodiscard]] std::string_view code(Step step);
[[nodiscard]] const Bilingual& title(Step step);

/// One reason for a judgement, with the words of the talk that it rests on.
struct Evidence {
  Step step = Step::opportunity;
  /// The cue, tie or rule that decided: "stance.hedge.maaske", "tie/repeat", "rule/response-past-continuers".
  std::string rule;
  /// In words that a practitioner understands.
  Bilingual words;
  /// The turn that the reason is found in.
  TurnIndex turn = 0;
  /// The words it rests on; empty when it rests on the turn as a whole.
  Span span;
  /// How much it counts for (positive) or against (negative) the judgement; 0 for rules that decide alone.
  double weight = 0;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace gribning
