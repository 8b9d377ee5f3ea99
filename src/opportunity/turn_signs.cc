// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/layers/minimal.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "sign_list.h"

namespace gribning {

Signs wording_signs(const AnnotatedTranscript& talk, TurnIndex turn) {
  Signs signs;
  SignList own(signs, "", turn);
  const auto& tokens = talk.tokens[turn];
  add_labels(talk, turn, own);
  const auto cut = std::ranges::count_if(tokens, &Token::cut_off);
  own.add("voice/cut-off", up_to(static_cast<double>(cut), 2));
  int pauses = 0, long_pauses = 0, dots = 0;
  for (const auto& mark : talk.transcript.turns[turn].notation.marks) {
    if (mark.kind == MarkKind::pause) {
      ++pauses;
      if (mark.milliseconds.value_or(1000) >= 700) ++long_pauses;
    }
    if (mark.kind == MarkKind::punctuation &&
        quote(talk.transcript.text, mark.span).find("…") != std::string_view::npos) {
      ++dots;
    }
    if (mark.kind == MarkKind::punctuation && quote(talk.transcript.text, mark.span) == "...") ++dots;
  }
  own.add("voice/pauses", up_to(pauses, 4));
  own.add("voice/long-pauses", up_to(long_pauses, 2));
  own.add("voice/trails-off", up_to(dots, 2));
  own.when(tokens.size() >= 15, "length-15");
  own.when(tokens.size() >= 40, "length-40");
  own.when(!talk.questions[turn].empty(), "asks");
  const auto contrast = std::ranges::count_if(tokens, [](const Token& t) { return t.type->folded == "men"; });
  own.add("story/contrast", up_to(static_cast<double>(contrast), 2));
  const auto negation = std::ranges::count_if(tokens, [](const Token& t) { return t.type->folded == "ikke"; });
  own.add("story/negation", up_to(static_cast<double>(negation), 2));
  const auto condition = std::ranges::count_if(tokens, [](const Token& t) { return t.type->folded == "hvis"; });
  own.when(condition > 0, "story/if");
  return signs;
}

Signs institutional_signs(const AnnotatedTranscript& talk, TurnIndex turn) {
  Signs signs;
  SignList own(signs, "", turn);
  const auto& tokens = talk.tokens[turn];
  add_labels(talk, turn, own);
  double institutional = 0, topical = 0;
  for (const auto& annotation : talk.of(turn)) {
    if (talk.labels->name(annotation.label).starts_with("institutional/")) institutional += 1;
  }
  for (const auto& token : tokens) {
    if (token.type->carries_topic()) topical += 1;
  }
  own.add("institutional/count", up_to(institutional, 5));
  own.add("institutional/share", std::min(1.0, institutional / (1 + topical)));
  own.when(tokens.size() >= 8, "length-8");
  own.when(tokens.size() >= 15, "length-15");
  own.when(tokens.size() >= 25, "length-25");
  own.when(tokens.size() >= 40, "length-40");
  const auto& questions = talk.questions[turn];
  own.when(questions.empty(), "no-question");
  if (!questions.empty())
    own.add("question/share",
            static_cast<double>(questions.back().last - questions.back().first) / static_cast<double>(tokens.size()));
  add_words(talk, turn, nullptr, own);
  return signs;
}

}  // namespace gribning
