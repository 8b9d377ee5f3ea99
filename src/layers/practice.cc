// SPDX-License-Identifier: MIT
#include "practice.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 5> kWritten = {"practice/one_question", "practice/question_chain",
                                                      "practice/understanding_shown", "practice/advice_before_asking",
                                                      "practice/advice_piled"};
enum Written : std::size_t { one_question, chain_of_questions, says_what_it_understood, before_asking, piled_up };

/// Advice comes before asking when the professional has asked nothing in so many turns of the conversation.
constexpr TurnIndex kAskedLately = 8;
/// So many different pieces of advice in one turn are piled up.
constexpr std::size_t kPile = 3;

Span span_of(const AnnotatedTranscript& talk, TurnIndex turn, const Question& question) {
  const auto& tokens = talk.tokens[turn];
  return {tokens[question.first].span.begin, tokens[question.last - 1].span.end};
}

/// The citizen's turn that comes directly before, continuers left out.
bool follows_citizen(const AnnotatedTranscript& talk, TurnIndex turn) {
  while (turn-- > 0) {
    if (citizen_speaks(talk, turn)) return true;
    if (!talk.tokens[turn].empty() && professional_speaks(talk, turn)) return false;
  }
  return false;
}

bool asked_lately(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto speaker = talk.transcript.turns[turn].speaker;
  for (TurnIndex back = 0; back <= kAskedLately && back <= turn; ++back) {
    const auto earlier = turn - back;
    if (talk.transcript.turns[earlier].speaker == speaker && !talk.questions[earlier].empty()) return true;
  }
  return false;
}

/// Places with advice or a proposal that do not overlap.
std::size_t pieces_of_advice(const AnnotatedTranscript& talk, TurnIndex turn, const LabelAsked& advice) {
  std::size_t pieces = 0;
  std::uint32_t end = 0;
  for (const auto& annotation : talk.of(turn)) {
    if (!advice.is(annotation.label) || annotation.span.begin < end) continue;
    ++pieces;
    end = annotation.span.end;
  }
  return pieces;
}

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  const LabelAsked advice(talk, {"action/advice", "action/proposal"});
  const LabelAsked formulation(talk, {"action/formulation"});
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    if (!professional_speaks(talk, turn)) continue;
    const auto write = [&](Written written, Span span, float weight, std::string_view rule) {
      out.push_back({labels[written], turn, span, weight, {"practice", rule}});
    };
    const auto& questions = talk.questions[turn];
    if (questions.size() == 1) write(one_question, span_of(talk, turn, questions.front()), 1, "question-count");
    if (questions.size() >= kQuestionsOfChain) {
      const auto first = span_of(talk, turn, questions.front());
      write(chain_of_questions, {first.begin, span_of(talk, turn, questions.back()).end}, 1, "question-count");
    }
    if (const auto* shown = formulation.in(turn); shown != nullptr && follows_citizen(talk, turn)) {
      write(says_what_it_understood, shown->span, 0.6F, "formulation-after-citizen");
    }
    const auto* advised = advice.in(turn);
    if (advised == nullptr) continue;
    // Before anybody has been asked anything at all there is nothing to say about it.
    if (turn > kAskedLately && !asked_lately(talk, turn)) write(before_asking, advised->span, 0.5F, "nothing-asked");
    if (pieces_of_advice(talk, turn, advice) >= kPile) write(piled_up, talk.transcript.turns[turn].span, 0.6F, "count");
  }
}

}  // namespace

Layer practice_layer() { return {kWritten, annotate}; }

}  // namespace gribning
