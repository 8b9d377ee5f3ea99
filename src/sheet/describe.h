// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "gribning/base/language.h"
#include "gribning/opportunity/opportunity.h"

namespace gribning {

/// The perspective of an opportunity in a sentence.
[[nodiscard]] std::string describe_perspective(const OpportunityCoding& coding, Language language);
/// What the response does, in a sentence or two; never a judgement.
[[nodiscard]] std::string describe_response(const OpportunityCoding& coding, Language language);

}  // namespace gribning
