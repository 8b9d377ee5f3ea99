// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "gribning/opportunity/opportunity.h"

namespace gribning {

/// The words of a span on one line: a wrapped turn has line ends inside.
[[nodiscard]] std::string words_at(const Transcript& transcript, Span span);

/// The evidence of an opportunity, a step a paragraph, each reason with its quote and the sign that gave it. Every line
/// begins with `indent` and ends in LF.
[[nodiscard]] std::string evidence_in_words(const Opportunity& opportunity, const Transcript& transcript,
                                            Language language, std::string_view indent);

}  // namespace gribning
