// SPDX-License-Identifier: MIT
#include "disagreement.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 2> kWritten = {"disagreement/expansion_closing",
                                                      "disagreement/expansion_repeat"};
enum Written : std::size_t { after_closing, again };

/// A shorter turn says too little to overhear anything.
constexpr std::size_t kFewestWords = 6;
/// A question or statement put again lies at most so far back, and shares at least so much.
constexpr TurnIndex kReach = 16;
constexpr double kSameAgain = 0.7;
constexpr std::size_t kSameWords = 2;

/// The last turn before by another professional that says something, if no citizen has spoken since.
std::optional<TurnIndex> other_professional_before(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto speaker = talk.transcript.turns[turn].speaker;
  while (turn-- > 0) {
    if (citizen_speaks(talk, turn)) return std::nullopt;
    if (professional_speaks(talk, turn)) {
      if (talk.transcript.turns[turn].speaker == speaker) return std::nullopt;
      return turn;
    }
  }
  return std::nullopt;
}

/// The speaker's own earlier turn that this one puts again after another professional has spoken.
std::optional<Span> put_again(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto& turns = talk.transcript.turns;
  for (const auto& relation : talk.sequence.looks_back(turn)) {
    if (relation.bond != Bond::returns || relation.strength < kSameAgain || relation.words.size() < kSameWords)
      continue;
    if (turns[relation.to].speaker != turns[turn].speaker || turn - relation.to > kReach) continue;
    for (auto between = relation.to + 1; between < turn; ++between) {
      if (turns[between].speaker != turns[turn].speaker && professional_speaks(talk, between)) {
        return relation.words.front();
      }
    }
  }
  return std::nullopt;
}

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  if (!is_meeting(talk.transcript)) return;
  const LabelAsked closing(talk, {"action/closing", "meeting/deliberation"});
  const LabelAsked agrees(talk, {"action/closing", "action/agreement", "minimal/agreement", "action/promise"});
  const LabelAsked objects(talk, {"action/disagreement", "disagreement/expansion_information",
                                  "disagreement/expansion_challenge", "disagreement/expansion_knowledge"});
  for (TurnIndex turn = 1; turn < talk.tokens.size(); ++turn) {
    if (!professional_speaks(talk, turn) || talk.tokens[turn].size() < kFewestWords) continue;
    const auto span = talk.transcript.turns[turn].span;
    if (const auto before = other_professional_before(talk, turn); before && closing.in(*before) != nullptr) {
      const bool goes_on = !talk.questions[turn].empty() || objects.in(turn) != nullptr ||
                           talk.tokens[turn].front().type->folded == "men" ||
                           talk.tokens[turn].front().type->folded == "but";
      if (goes_on && agrees.in(turn) == nullptr) {
        out.push_back({labels[after_closing], turn, span, 0.6F, {"disagreement", "after-closing"}});
      }
    }
    if (const auto words = put_again(talk, turn)) {
      out.push_back({labels[again], turn, *words, 0.5F, {"disagreement", "put-again"}});
    }
  }
}

}  // namespace

Layer disagreement_layer() { return {kWritten, annotate}; }

}  // namespace gribning
