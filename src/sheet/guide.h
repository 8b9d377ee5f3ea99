// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/sheet/sheet.h"
#include "gribning/sheet/texts.h"
#include "sheet/talk_composer.h"

namespace gribning {

/// What a facilitator sheet says about one opportunity: the perspective and the response in words, the evidence by
/// step with its quotations, and open questions.
[[nodiscard]] SheetNote describe_opportunity(const Transcript& transcript, const Opportunity& opportunity,
                                             const SheetTexts& texts, Language language, TalkComposer& talk);

}  // namespace gribning
