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

/// The first turn after `turn`, close by, that says something and is by a citizen (by somebody else).
std::optional<TurnIndex> close_by(const AnnotatedTranscript& talk, TurnIndex turn, bool citizen) {
  for (auto next = turn + 1; next <= turn + kReach && next < talk.tokens.size(); ++next) {
    if (by_citizen(talk, next) == citizen && !is_continuer(talk.tokens[next])) return next;
  }
  return std::nullopt;
}

}  // namespace

void add_next_turn(const AnnotatedTranscript& talk, TurnIndex response, Signs& signs) {
  const auto next = close_by(talk, response, true);
  if (!next) return;
  SignList list(signs, "next/", *next);
  const auto& tokens = talk.tokens[*next];
  list.add("length", length_of(tokens));
  list.add("words/rarest", rarest_words(tokens));
  list.when(speaks_of_self(tokens), "voice/first-person");
  const auto work = work_words(talk, *next, response);
  list.add("words/work", work.amount, work.first);
  const auto hedge = talk.labels->find("stance/hedge");
  for (const auto& seen : talk.of(*next)) {
    if (seen.label != hedge) continue;
    list.add("stance/hedge", static_cast<double>(seen.weight), seen.span);
    break;
  }
  if (other_business(talk, *next) == 0 && other_business(talk, response) == 0) {
    list.add("undisturbed-length", length_of(tokens));
  }
  const auto then = close_by(talk, *next, false);
  if (!then) return;
  SignList further(signs, "then/", *then);
  double shared = 0;
  for (const auto& word : shared_words(talk.tokens[*then], tokens)) {
    if (talk.tokens[*then][word.here].type->rarity > kUncommon) ++shared;
  }
  further.add("to-next", up_to(shared, 2));
}

}  // namespace gribning
