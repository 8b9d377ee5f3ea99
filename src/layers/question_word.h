// SPDX-License-Identifier: MIT
#pragma once

#include "clause.h"
#include "gribning/layers/question.h"

namespace gribning {

/// What a question that begins with a question word asks for: one fact ("hvornår", "hvor mange", "hvad hedder han",
/// "hvad kører du") or something to be told ("hvordan", "hvorfor", "hvad sker der").
[[nodiscard]] QuestionShape shape_of_question_word(Words words);

}  // namespace gribning
