// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/opportunity/signs.h"
#include "neighbours.h"

namespace gribning {
namespace {

/// Fewer turns than this by professionals say nothing about the setting.
constexpr double kFewestTurns = 10;
/// Talk in the employment services has something of the institution in at least this share of the professionals' turns;
/// measured: 0.06 to 0.5 in constructed conversations, under 0.05 in most interviews on everyday life.
constexpr double kInstitutionalShare = 0.05;
constexpr float kInstitutionalCue = 0.6F;

bool holds_institution(const AnnotatedTranscript& talk, TurnIndex turn) {
  return std::ranges::any_of(talk.of(turn), [&](const Annotation& seen) {
    return seen.weight >= kInstitutionalCue && talk.labels->name(seen.label).starts_with("institutional/");
  });
}

}  // namespace

double ordinary_talk(const AnnotatedTranscript& talk) {
  std::vector<bool> asked(talk.transcript.participants.size(), false);
  double turns = 0, institutional = 0;
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    if (!by_professional(talk, turn)) continue;
    const auto speaker = talk.transcript.turns[turn].speaker;
    if (!asked[speaker] && guess_role(talk.transcript.participants[speaker].description) == Role::researcher) return 1;
    asked[speaker] = true;
    ++turns;
    if (holds_institution(talk, turn)) ++institutional;
  }
  if (turns < kFewestTurns) return 0;
  return std::max(0.0, 1 - institutional / turns / kInstitutionalShare);
}

}  // namespace gribning
