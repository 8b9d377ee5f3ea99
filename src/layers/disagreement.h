// SPDX-License-Identifier: MIT
#pragma once

#include "layer.h"

namespace gribning {

/// Disagreement among professionals that only the order of turns shows.
/// Reads action, meeting, question and the sequence. Writes disagreement: expansion_closing (a move to close is
/// overheard), expansion_repeat (a question or statement is put again). What wording shows is found by cues.
[[nodiscard]] Layer disagreement_layer();

}  // namespace gribning
