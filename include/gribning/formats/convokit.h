// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "gribning/formats/read.h"

namespace gribning {

/// ConvoKit corpora: utterances.jsonl, with speakers.json, conversations.json and corpus.json in ReadOptions::beside.
/// A conversation is all utterances with one `conversation_id`; each becomes a transcript. See
/// docs/formats/convokit.md.
[[nodiscard]] int recognise_convokit(std::string_view text);
[[nodiscard]] Result<std::vector<Transcript>> read_convokit_corpus(std::string_view text, const ReadOptions& options);
/// The first conversation of the corpus.
[[nodiscard]] Result<Transcript> read_convokit(std::string_view text, const ReadOptions& options);

}  // namespace gribning
