// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "gribning/opportunity/find.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "sign_list.h"

namespace gribning {
namespace {

QuestionForm form_of(const std::vector<Question>& questions) {
  if (questions.empty()) return QuestionForm::none;
  if (questions.size() >= kQuestionsOfChain) return QuestionForm::chain;
  return questions.back().shape == QuestionShape::open ? QuestionForm::open : QuestionForm::closed;
}

/// No word, only something done: "(går udenfor)". Laughter and breath are responses.
bool only_acts(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto& marks = talk.transcript.turns[turn].notation.marks;
  return talk.tokens[turn].empty() &&
         std::ranges::any_of(marks, [](const Mark& mark) { return mark.kind == MarkKind::comment; }) &&
         std::ranges::none_of(marks, [](const Mark& mark) { return mark.kind == MarkKind::laughter; });
}

Invites invitation_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto has = [&](std::string_view label) {
    const auto id = talk.labels->find(label);
    return std::ranges::any_of(talk.of(turn), [id](const Annotation& annotation) { return annotation.label == id; });
  };
  if (talk.questions[turn].empty()) return Invites::nothing;
  if (has("invites/some")) return Invites::some;
  if (has("invites/any")) return Invites::any;
  return Invites::nothing;
}

}  // namespace

std::vector<WorkerTurn> code_worker_turns(const AnnotatedTranscript& talk) {
  std::vector<WorkerTurn> turns;
  Scorer scorer(talk.weights->model("institutional"));
  const auto threshold = talk.weights->threshold("institutional", 0);
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    if (!by_professional(talk, turn)) continue;
    WorkerTurn coded{.turn = turn};
    coded.continuer = is_continuer(talk.tokens[turn]) && !only_acts(talk, turn);
    if (!coded.continuer) {
      coded.question = form_of(talk.questions[turn]);
      coded.invites = invitation_of(talk, turn);
      coded.institutional = institutional_score(talk, turn, scorer) > threshold;
    }
    turns.push_back(coded);
  }
  return turns;
}

std::vector<Tie> measure_ties(const AnnotatedTranscript& talk) {
  std::vector<Tie> ties;
  for (TurnIndex turn = 1; turn < talk.tokens.size(); ++turn) {
    if (talk.transcript.turns[turn].speaker == talk.transcript.turns[turn - 1].speaker) continue;
    ties.push_back({turn, turn - 1, tie_between(talk, turn, turn - 1)});
  }
  return ties;
}

}  // namespace gribning
