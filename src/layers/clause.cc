// SPDX-License-Identifier: MIT
#include "clause.h"

#include <algorithm>

namespace gribning {
namespace {

/// Verbs that stand first with a noun as their subject without being taken for a report that leaves its subject out.
bool is_light_verb(const Token& token) {
  return one_of(token, {"er",    "var",   "har",    "havde", "kan",    "kunne", "skal", "skulle", "vil",   "ville",
                        "må",    "måtte", "bliver", "blev",  "kommer", "kom",   "får",  "fik",    "går",   "gør",
                        "is",    "are",   "was",    "were",  "has",    "have",  "had",  "can",    "could", "will",
                        "would", "does",  "do",     "did",   "should", "must",  "may"});
}

/// "synes jeg", "tror du", "siger han", "står der": said beside the clause, not a clause of its own.
bool is_parenthesis(Words body) {
  const bool beside = one_of(body[0], {"tror", "synes", "syntes", "mener", "siger", "sagde", "tænker", "tænkte", "står",
                                       "stod", "skriver", "ved", "hører", "says", "said", "think", "mean"});
  return beside && body.size() == 2;
}

/// With "jeg" first-person talk is reported ("skriver jeg", "går jeg ud fra") unless permission or an offer is asked
/// for.
bool asks_about_oneself(const Token& verb) {
  return one_of(verb, {"må", "skal", "kan", "kunne", "skulle", "har", "fik", "can", "may", "should", "shall", "could",
                       "did", "have", "am", "do"});
}

bool is_participle(const Token& token) {
  const auto& type = *token.type;
  return type.folded.ends_with("et") && type.lemma != type.folded && type.lemma.ends_with('e');
}

/// A noun, a name or what opens a noun phrase.
bool opens_noun_phrase(Words words) {
  const auto& type = *words[0].type;
  if (type.is(WordClass::pronoun) || type.is(WordClass::subject)) return true;
  if (type.is(WordClass::article)) return words.size() > 1;
  if (type.classes != 0 && !type.is(WordClass::common)) return false;
  return !type.number && !is_participle(words[0]);
}

/// An imperative or a past form that no list has: "husk", "faldt", "reagerede".
bool looks_verbal(const WordType& type) {
  if (type.classes != 0 || type.number || type.lemma == type.folded || !type.lemma.ends_with('e')) return false;
  const std::string_view form = type.folded;
  return !form.ends_with("en") && !form.ends_with("er") && !form.ends_with("erne") && !form.ends_with('s') &&
         !form.ends_with("et");
}

/// Words between a question word and the verb that leave the clause a main clause: "hvad så", "hvordan mon".
bool may_follow_question_word(const Token& token) {
  return one_of(token,
                {"så", "mon", "nu", "da", "ellers", "egentlig", "i", "mere", "andet", "else", "then", "exactly"});
}

}  // namespace

bool has_one_of(Words words, std::initializer_list<std::string_view> list) {
  return std::ranges::any_of(words, [&](const Token& token) { return one_of(token, list); });
}

bool is_question_word(const Token& token) { return token.type->is(WordClass::hv) && !one_of(token, {"hvis", "if"}); }

bool is_finite(const Token& token) {
  const auto& type = *token.type;
  if (one_of(token, {"så", "ved"})) return false;
  if (type.is(WordClass::verb)) return true;
  if (type.classes != 0 || type.number || type.folded.size() < 4) return false;
  return (type.folded.ends_with('r') || type.folded.ends_with("ede") || type.folded.ends_with("te")) &&
         type.lemma != type.folded;
}

bool is_subject(const Token& token) {
  return token.type->is(WordClass::subject) && !one_of(token, {"noget", "nogen", "something"});
}

bool is_addressee(const Token& token) { return one_of(token, {"du", "i", "you"}); }

Words without_lead(Words clause) {
  std::size_t at = 0;
  while (at < clause.size() && clause[at].type->is(WordClass::connector) && !is_question_word(clause[at])) {
    const bool binds = one_of(clause[at], {"så", "da", "for", "om", "når", "hvis", "inden", "efter", "før", "mens",
                                           "fordi", "selvom", "at", "if", "because", "when", "that"});
    if (binds && !clause[at].ends_clause) break;
    ++at;
  }
  return clause.subspan(at);
}

bool is_verb_first(Words body) {
  if (body.size() < 2 || body[0].ends_clause || is_parenthesis(body)) return false;
  const bool seen = one_of(body[0], {"ved"}) && one_of(body[1], {"du", "i"});
  if (!seen && !is_finite(body[0])) return false;
  if (is_subject(body[1])) return !one_of(body[1], {"jeg"}) || asks_about_oneself(body[0]);
  if (!is_light_verb(body[0]) || body.size() < 3) return false;
  return opens_noun_phrase(body.subspan(1));
}

bool is_verbless(Words words) {
  return std::ranges::none_of(words, [](const Token& token) {
    return (token.type->is(WordClass::verb) && !one_of(token, {"så", "ved"})) || looks_verbal(*token.type);
  });
}

bool is_main_question(Words body) {
  std::size_t at = 1;
  const bool phrase = one_of(body[0], {"hvor", "hvilken", "hvilket", "hvilke", "how", "which", "what"}) ||
                      (body.size() > 2 && one_of(body[0], {"hvad", "hvem"}) && one_of(body[1], {"for", "af"}));
  const std::size_t reach = phrase ? 5 : 2;
  for (; at < body.size() && at <= reach; ++at) {
    if (is_finite(body[at]) || one_of(body[at], {"ved"})) return true;
    if (is_subject(body[at]) && !one_of(body[at], {"i"})) return false;
    if (!phrase && !may_follow_question_word(body[at])) return false;
  }
  return false;
}

}  // namespace gribning
