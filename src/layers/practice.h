// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// What a professional's turn gives room for, by its questions and by what came before it.
/// Reads action, question and the sequence. Writes practice: one_question, question_chain, understanding_shown,
/// advice_before_asking, advice_piled. What wording shows is found by cues.
[[nodiscard]] Layer practice_layer();

}  // namespace gribning
