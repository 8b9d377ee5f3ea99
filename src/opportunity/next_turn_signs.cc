// SPDX-License-Identifier: MIT
#include "next_turn_signs.h"

#include <algorithm>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "neighbours.h"
#include "sign_list.h"
#include "wording.h"

namespace gribning {
namespace {

/// What is said later than this belongs to other business.
constexpr TurnIndex kReach = 3;

/// The first turn by a citizen after `turn`, close by, that says something.
std::optional<TurnIndex> citizen_close_by(const AnnotatedTranscript& talk, TurnIndex turn) {
  for (auto next = turn + 1; next <= turn + kReach && next < talk.tokens.size(); ++next) {
    if (by_citizen(talk, next) && !is_continuer(talk.tokens[next])) return next;
  }
  return std::nullopt;
}

/// The strongest hedge of a turn.
const Annotation* hedge_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto hedge = talk.labels->find("stance/hedge");
  const Annotation* strongest = nullptr;
  for (const auto& seen : talk.of(turn)) {
    if (seen.label == hedge && (strongest == nullptr || seen.weight > strongest->weight)) strongest = &seen;
  }
  return strongest;
}

}  // namespace

void add_next_turn(const AnnotatedTranscript& talk, TurnIndex response, Signs& signs) {
  const auto next = citizen_close_by(talk, response);
  if (!next) return;
  SignList list(signs, "next/", *next);
  const auto& tokens = talk.tokens[*next];
  list.add("length", length_of(tokens));
  list.add("words/rarest", rarest_words(tokens));
  list.when(speaks_of_self(tokens), "voice/first-person");
  const auto work = work_words(talk, *next, response);
  list.add("words/work", work.amount, work.first);
  if (const auto* hedge = hedge_of(talk, *next)) {
    list.add("stance/hedge", static_cast<double>(hedge->weight), hedge->span);
  }
  if (other_business(talk, *next) == 0 && other_business(talk, response) == 0) {
    list.add("undisturbed-length", length_of(tokens));
  }
  const auto then = talk.next_by_professional[*next];
  if (then > *next + kReach || then >= talk.tokens.size()) return;
  SignList further(signs, "then/", then);
  double shared = 0;
  for (const auto& word : shared_words(talk.tokens[then], tokens)) {
    if (talk.tokens[then][word.here].type->rarity > kUncommon) ++shared;
  }
  further.add("to-next", up_to(shared, 2));
}

}  // namespace gribning
