// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/layers/lexicon.h"
#include "lexicon_reader.h"

namespace gribning {

/// The words of a turn as cues see them, with what the signs between them say about clauses and questions.
/// `text` is the transcript's text.
[[nodiscard]] std::vector<Token> make_tokens(const Turn& turn, std::string_view text, LexiconReader& lexicon);

}  // namespace gribning
