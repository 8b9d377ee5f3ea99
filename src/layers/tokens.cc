// SPDX-License-Identifier: MIT
#include "tokens.h"

#include <algorithm>

namespace gribning {
namespace {

void take_sign(const Mark& mark, std::string_view text, Token& before) {
  switch (mark.kind) {
    case MarkKind::punctuation: {
      const auto sign = quote(text, mark.span);
      if (sign.find('?') != std::string_view::npos) before.asked = true;
      if (sign.find_first_of(".?!") != std::string_view::npos || sign.find("…") != std::string_view::npos) {
        before.ends_sentence = true;
      }
      before.ends_clause = true;
      break;
    }
    case MarkKind::pause:
    case MarkKind::laughter:
    case MarkKind::comment:
      before.ends_clause = true;
      break;
    default:
      break;
  }
}

}  // namespace

bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  const std::string_view word = token.type->folded;
  return std::ranges::any_of(words, [word](std::string_view one) {
    return one.size() == word.size() && one.front() == word.front() && one == word;
  });
}

std::vector<Token> make_tokens(const Turn& turn, std::string_view text, LexiconReader& lexicon) {
  std::vector<Token> tokens;
  tokens.reserve(turn.notation.words.size());
  auto mark = turn.notation.marks.begin();
  const auto last = turn.notation.marks.end();
  for (const auto& word : turn.notation.words) {
    for (; mark != last && mark->span.begin < word.span.begin; ++mark) {
      if (!tokens.empty() && mark->span.begin >= tokens.back().span.end) take_sign(*mark, text, tokens.back());
    }
    tokens.push_back({.type = &lexicon.word(word.text), .span = word.span, .cut_off = word.cut_off});
  }
  for (; mark != last; ++mark) {
    if (!tokens.empty() && mark->span.begin >= tokens.back().span.end) take_sign(*mark, text, tokens.back());
  }
  if (!tokens.empty()) tokens.back().ends_sentence = tokens.back().ends_clause = true;
  return tokens;
}

}  // namespace gribning
