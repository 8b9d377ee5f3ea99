// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <string_view>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "next_turn_signs.h"
#include "sign_list.h"

namespace gribning {
namespace {

/// The first stretch of a response, up to the end of its first sentence that is more than a receipt.
std::size_t first_move_end(const std::vector<Token>& tokens, std::size_t receipt) {
  for (std::size_t i = receipt; i < tokens.size(); ++i) {
    if (tokens[i].ends_sentence) return i + 1;
  }
  return tokens.size();
}

/// What the institution, the body and the agenda have to say; where it comes in, a consequence may be drawn for that.
bool is_other_move(std::string_view label) {
  constexpr std::array<std::string_view, 8> kMoves = {"action/deferral", "action/correction", "action/agenda",
                                                      "action/record",   "action/closing",    "topic/health",
                                                      "topic/money",     "topic/smalltalk"};
  return label.starts_with("institutional/") || std::ranges::find(kMoves, label) != kMoves.end();
}

/// A proposal or a consequence, first receipt or not, with nothing else in the turn: a next step from what was said.
void add_consequence(const AnnotatedTranscript& talk, TurnIndex response, SignList& list) {
  const Annotation* step = nullptr;
  for (const auto& annotation : talk.of(response)) {
    const std::string_view label = talk.labels->name(annotation.label);
    if (is_other_move(label)) return;
    if (step == nullptr && (label == "action/consequence" || label == "action/proposal")) step = &annotation;
  }
  if (step != nullptr) list.when(true, "response/next-step", step->span);
}

bool carries_perspective(const WordType& word) { return word.categories != 0; }

void add_shared(const std::vector<Token>& response, const std::vector<Token>& turn, SignList& list) {
  int perspective = 0, last_sentence = 0;
  std::size_t last_start = 0;
  for (std::size_t i = 0; i + 1 < turn.size(); ++i) {
    if (turn[i].ends_sentence) last_start = i + 1;
  }
  for (const auto& word : shared_words(response, turn)) {
    if (carries_perspective(*response[word.here].type) || carries_perspective(*turn[word.there].type)) ++perspective;
    if (word.there >= last_start) ++last_sentence;
  }
  list.add("shared/perspective", up_to(perspective, 2));
  list.add("shared/last-sentence", up_to(last_sentence, 2));
}

void add_question(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex response, SignList& list) {
  const auto& questions = talk.questions[response];
  const auto& tokens = talk.tokens[response];
  if (questions.empty()) {
    list.when(true, "question/none");
    return;
  }
  const auto& last = questions.back();
  list.when(true, "question/" + std::string(code(last.shape)));
  const auto asked = std::span(tokens).subspan(last.first, last.last - last.first);
  const auto tie = tie_of(talk, {response, last.first, last.last}, turn, talk.weights->model("tie"));
  list.add("question/tie", tie);
  list.when(!shared_words(asked, talk.tokens[turn]).empty(), "question/shares-words");
  list.when(last.first <= receipt_length(tokens), "question/at-once");
  list.when(last.first > 12, "question/after-talk");
  list.when(asked.size() <= 5, "question/short");
}

}  // namespace

Signs response_signs(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex response) {
  Signs signs;
  SignList list(signs, "", response);
  const auto& tokens = talk.tokens[response];
  const auto tie = tie_signs(talk, {response}, turn);
  for (const auto& sign : tie) list.add(sign.name, sign.value);
  list.add("tie", tie_strength(tie, talk.weights->model("tie")));
  add_labels(talk, response, list);
  add_words(talk, response, &talk.tokens[turn], list);
  add_shared(tokens, talk.tokens[turn], list);
  add_question(talk, turn, response, list);
  add_consequence(talk, response, list);
  const auto receipt = receipt_length(tokens);
  const auto first_end = first_move_end(tokens, receipt);
  list.when(tokens.size() <= 6, "response/short");
  list.when(tokens.size() >= 20, "response/long");
  list.when(tokens.size() >= 40, "response/very-long");
  list.when(first_end < tokens.size(), "response/moves-on");
  list.when(response > turn + 1, "response/late");
  if (first_end > receipt) {
    list.add("first/tie", tie_of(talk, {response, receipt, first_end}, turn, talk.weights->model("tie")));
  }
  const bool laughs = std::ranges::any_of(talk.transcript.turns[response].notation.marks,
                                          [](const Mark& mark) { return mark.kind == MarkKind::laughter; });
  list.when(laughs, "response/laughs");
  SignList asked(signs, "turn/", turn);
  asked.when(!talk.questions[turn].empty(), "asks");
  add_labels(talk, turn, asked);
  add_words(talk, turn, nullptr, asked);
  add_next_turn(talk, response, signs);
  return signs;
}

}  // namespace gribning
