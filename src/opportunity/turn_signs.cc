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

}  // namespace gribning
