// SPDX-License-Identifier: MIT
#pragma once

#include "clause.h"

namespace gribning {

/// A statement that asks: one with a tag ("ik'", "vel", "eller hvad"), or one about what only the other can know
/// ("du går stadig på kommunens hold", "og det kunne du se"). For talk without question marks, at the end of a turn.
[[nodiscard]] bool is_statement_question(Words clause);

/// A statement about the other that stops before its last word, left to them to complete: "og du bor stadig på".
[[nodiscard]] bool is_left_to_complete(Words body);

/// A noun or short phrase that names a topic and leaves it to the other: "og helbredet", "søvnen?". A candidate
/// ("en lift?", "tre gange?", "fra skolen?") is no topic.
[[nodiscard]] bool is_topic(Words clause);

/// A whole turn that leaves the rest to the other: "og så", "og når du siger fint".
[[nodiscard]] bool is_prompt(Words turn);

/// "ja?" alone hands the floor back.
[[nodiscard]] bool is_go_ahead(Words clause);

/// "hvad er det", "hvad hedder det": said while looking for a word.
[[nodiscard]] bool is_word_search(Words clause);

}  // namespace gribning
