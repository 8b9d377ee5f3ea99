// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"

namespace gribning {

// The signs that the judgements rest on. A LinearModel of annotations/weights.json weighs them; each is explained in
// annotations/reasons.tsv. Signs are found, never judged, here.

/// Turns by a citizen that say something: the ones that can be opportunities.
[[nodiscard]] std::vector<TurnIndex> candidate_turns(const AnnotatedTranscript& talk);

/// What in `turn`, and around it, speaks for or against its being an opportunity (docs/coding.md, sections 2 to 4).
[[nodiscard]] Signs opportunity_signs(const AnnotatedTranscript& talk, TurnIndex turn);

/// How much the conversation is ordinary talk or a research interview rather than talk in the employment services, 0 to
/// 1: told by how seldom the professionals' turns hold anything of the institution, and by who is called interviewer.
/// An extract too short to tell is never ordinary talk.
[[nodiscard]] double ordinary_talk(const AnnotatedTranscript& talk);

/// Scores of a conversation's candidates, read against the conversation's own level: where much talk is of this kind, a
/// turn must stand out more. `typical` is the level over many conversations; few candidates move the level little.
[[nodiscard]] std::vector<double> against_own_level(std::vector<double> scores, double typical);

/// What in the citizen's wording speaks for caution (section 3) and for a limit or condition (section 2).
[[nodiscard]] Signs wording_signs(const AnnotatedTranscript& talk, TurnIndex turn);

/// What `response` does with what `turn` said (section 6).
[[nodiscard]] Signs response_signs(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex response);

/// What in a professional's turn delivers what is meaningful to the institution (section 7).
[[nodiscard]] Signs institutional_signs(const AnnotatedTranscript& talk, TurnIndex turn);

/// The response turn (section 5): the first following turn by a professional that is more than a continuer, is not
/// broken off before it says anything, and does not only initiate repair. Nothing when the conversation ends first.
[[nodiscard]] std::optional<TurnIndex> response_turn(const AnnotatedTranscript& talk, TurnIndex turn);

}  // namespace gribning
