// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/sheet/sheet.h"
#include "sheet/ruler.h"

namespace gribning {

/// What a facilitator sheet says about one opportunity: the perspective and the response in words, the evidence by
/// step with its quotations, and open questions.
[[nodiscard]] SheetNote describe_opportunity(const Transcript& transcript, const Opportunity& opportunity,
                                             Language language, Ruler& ruler);

}  // namespace gribning
