// SPDX-License-Identifier: MIT
#include "neighbours.h"

#include "gribning/layers/minimal.h"

namespace gribning {

bool by_citizen(const AnnotatedTranscript& talk, TurnIndex turn) {
  return talk.transcript.role_of(turn) == Role::citizen;
}

bool by_professional(const AnnotatedTranscript& talk, TurnIndex turn) {
  return is_professional(talk.transcript.role_of(turn));
}

std::optional<TurnIndex> professional_before(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex reach) {
  for (TurnIndex back = 1; back <= reach && back <= turn; ++back) {
    if (by_professional(talk, turn - back) && !is_continuer(talk.tokens[turn - back])) return turn - back;
  }
  return std::nullopt;
}

std::optional<TurnIndex> citizen_before(const AnnotatedTranscript& talk, TurnIndex turn) {
  while (turn-- > 0) {
    if (by_citizen(talk, turn) && !is_continuer(talk.tokens[turn])) return turn;
  }
  return std::nullopt;
}

}  // namespace gribning
