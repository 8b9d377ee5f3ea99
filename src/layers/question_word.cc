// SPDX-License-Identifier: MIT
#include "question_word.h"

#include <algorithm>

namespace gribning {
namespace {

/// "hvad hedder", "hvad koster", "hvad gav du", "hvad kører du": what they take is one thing, not a story.
bool takes_one_thing(const Token& verb) {
  return one_of(verb, {"hedder",  "hed",    "koster",  "kostede", "vejer",      "vejede",     "gav",    "betalte",
                       "betaler", "kører",  "kørte",   "fik",     "underviser", "underviste", "tjener", "tjente",
                       "spiser",  "spiste", "drikker", "ryger",   "køber",      "købte",      "måler",  "fejler"});
}

/// "hvad var det for nogle varer", "hvad er det for en": which one of a kind.
bool asks_which(Words words) {
  for (std::size_t i = 2; i < words.size() && i <= 5; ++i) {
    if (one_of(words[i], {"for"}) && (i + 1 == words.size() || words[i + 1].type->is(WordClass::article) ||
                                      one_of(words[i + 1], {"nogen", "nogle"}))) {
      return !has_one_of(words.subspan(i + 1, std::min<std::size_t>(2, words.size() - i - 1)), {"noget"});
    }
  }
  return false;
}

QuestionShape shape_of_hvad(Words words) {
  if (words.size() == 1 || words[0].ends_clause) return QuestionShape::fact;
  const auto& next = words[1];
  if (takes_one_thing(next) || one_of(next, {"dato", "tid", "klokken", "nummer"})) return QuestionShape::fact;
  if (one_of(next, {"er", "var"}) &&
      (asks_which(words) || (words.size() > 2 && one_of(words[2], {"klokken", "dit", "din", "jeres"})))) {
    return QuestionShape::fact;
  }
  // "hvad har du af kørekort"
  if (one_of(next, {"har", "havde", "for"}) && has_one_of(words.subspan(2), {"af"})) return QuestionShape::fact;
  // "hvad for en?"
  if (one_of(next, {"for"}) && words.size() <= 4) return QuestionShape::fact;
  // "hvad laver han?" asks for a trade.
  if (one_of(next, {"laver", "lavede"}) && words.size() > 2 && one_of(words[2], {"han", "hun", "de"}) &&
      (words.size() == 3 || words[2].ends_clause)) {
    return QuestionShape::fact;
  }
  // "hvad ville du sige til, at jeg …" is a proposal.
  if (one_of(next, {"ville", "vil"}) && has_one_of(words, {"sige"}) && has_one_of(words, {"at", "hvis"})) {
    return QuestionShape::polar;
  }
  return QuestionShape::open;
}

QuestionShape shape_of_hvor(Words words) {
  if (words.size() > 1 && one_of(words[1], {"ville", "vil", "kunne"})) return QuestionShape::open;
  // "hvor ved du det fra" asks how it came about.
  if (words.size() > 1 && one_of(words[1], {"ved", "kender"})) return QuestionShape::open;
  return QuestionShape::fact;
}

}  // namespace

QuestionShape shape_of_question_word(Words words) {
  const auto& first = words.front();
  const auto second_is = [&](std::initializer_list<std::string_view> list) {
    return words.size() > 1 && one_of(words[1], list);
  };
  if (one_of(first, {"hvornår", "hvem", "hvilken", "hvilket", "when", "who", "where", "which"})) {
    return QuestionShape::fact;
  }
  if (one_of(first, {"hvor"})) return shape_of_hvor(words);
  if (one_of(first, {"hvad"})) return shape_of_hvad(words);
  if (one_of(first, {"how"}) && second_is({"many", "much", "long", "old", "often", "far", "big"})) {
    return QuestionShape::fact;
  }
  if (one_of(first, {"what"}) && second_is({"time", "date", "day", "number"})) return QuestionShape::fact;
  return QuestionShape::open;
}

}  // namespace gribning
