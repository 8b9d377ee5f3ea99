// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "gribning/opportunity/signs.h"

namespace gribning {
namespace {

constexpr std::size_t kLongestRepair = 4;
/// A turn broken off this early has not said anything yet.
constexpr std::size_t kLongestFalseStart = 4;

bool is_broken_off(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto& tokens = talk.tokens[turn];
  if (tokens.empty() || tokens.size() > kLongestFalseStart || tokens.back().asked) return false;
  if (tokens.back().cut_off) return true;
  const auto said = talk.transcript.talk(turn);
  return said.ends_with("–") || said.ends_with("-") || said.ends_with(" -");
}

/// "hvad siger du?", "hvem er det?", "en lift?": hearing or reference is asked about, not what was said.
bool only_initiates_repair(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex of) {
  const auto& tokens = talk.tokens[turn];
  if (tokens.empty() || tokens.size() > kLongestRepair) return false;
  const auto repair = talk.labels->find("action/repair_initiation");
  const bool asks_again =
      std::ranges::any_of(talk.of(turn), [&](const Annotation& annotation) { return annotation.label == repair; });
  const auto receipt = receipt_length(tokens);
  if (asks_again) return true;
  // The bare name of a thing with its article, given back as a question.
  const auto shared = shared_words(tokens, talk.tokens[of]);
  const bool echo = shared.size() == 1 && tokens.size() - receipt <= 2 &&
                    (tokens.back().asked || tokens[receipt].type->is(WordClass::article));
  return echo && tokens[receipt].type->is(WordClass::article) && tokens.back().type->rarity > 0.5F;
}

}  // namespace

std::optional<TurnIndex> response_turn(const AnnotatedTranscript& talk, TurnIndex turn) {
  for (auto next = talk.next_by_professional[turn]; next < talk.tokens.size(); next = talk.next_by_professional[next]) {
    if (is_broken_off(talk, next)) continue;
    const bool more_follows = talk.last_by_citizen && *talk.last_by_citizen > next;
    if (more_follows && only_initiates_repair(talk, next, next - 1)) continue;
    return next;
  }
  return std::nullopt;
}

}  // namespace gribning
