// SPDX-License-Identifier: MIT
#include "statement_question.h"

#include <algorithm>

namespace gribning {
namespace {

/// Longest topic that is handed over without a verb.
constexpr std::size_t kLongestTopic = 6;

/// "… fysik ik'" asks, "… det kan jeg ikke" denies: the tag stands after a complete clause, the negation after its
/// verb, subject or an adverb.
bool ends_in_tag(Words clause) {
  const auto count = clause.size();
  const auto& last = clause.back();
  if (count >= 2 && one_of(last, {"hvad", "hvordan", "what"}) && one_of(clause[count - 2], {"eller", "or"}))
    return true;
  if (count >= 3 && one_of(last, {"eller", "or"})) return true;
  if (count >= 3 && one_of(last, {"også", "sandt"}) && one_of(clause[count - 2], {"ikke"})) return true;
  if (count >= 3 && one_of(last, {"vel", "right"})) return true;
  // "… var det ikke det", "… er det ikke"
  for (std::size_t tail = 3; tail <= 4 && tail < count; ++tail) {
    const auto end = clause.last(tail);
    if (one_of(end[0], {"er", "var", "har", "isn't", "is"}) && is_subject(end[1]) && one_of(end[2], {"ikke", "not"})) {
      return true;
    }
  }
  // "… går jeg ud fra"
  if (count >= 5 && one_of(clause[count - 4], {"går"}) && one_of(clause[count - 3], {"jeg"}) && one_of(last, {"fra"})) {
    return true;
  }
  if (count < 4 || !one_of(last, {"ikke"})) return false;
  const auto& before = clause[count - 2];
  if (has_one_of(clause.first(count - 1), {"ikke", "aldrig", "ingen"})) return true;
  return before.type->carries_topic() || before.type->number || before.type->is(WordClass::preposition) ||
         before.type->is(WordClass::common);
}

/// "mig mener du", "til jer siger du": what the other meant is put to them.
bool ends_in_ascription(Words clause) {
  return clause.size() >= 3 && is_addressee(clause.back()) &&
         one_of(clause[clause.size() - 2], {"mener", "siger", "tænker", "mean"});
}

/// A finite verb that does not recount what is on record.
bool is_present(const Token& verb) { return is_finite(verb) && verb.type->folded.ends_with('r'); }

bool instructs(const Token& verb) {
  return one_of(verb, {"skal", "må", "kan", "bare", "bør", "must", "can", "should"});
}

/// "og du har Bodil med", "men det havde du ikke", "og så er du vågen": put to the other for confirmation.
bool is_about_addressee(Words clause) {
  if (clause.size() < 3 || !one_of(clause[0], {"og", "men", "and"})) return false;
  const auto body = without_lead(clause);
  if (body.size() < 3) return false;
  if (has_one_of(body, {"jo"})) return false;
  if (is_addressee(body[0])) return is_present(body[1]) && !instructs(body[1]);
  if (!is_addressee(body[2]) || instructs(body[1])) return false;
  if (one_of(body[0], {"så"})) return one_of(body[1], {"er", "var", "har", "havde"});
  return one_of(body[0], {"det"}) && is_finite(body[1]);
}

/// "du går stadig på kommunens hold": what was so the last time is put to the other again.
bool is_still_so(Words clause) {
  const auto body = without_lead(clause);
  if (body.size() < 3) return false;
  const bool about_them = is_addressee(body[0]) || has_one_of(clause.first(1), {"og", "and"});
  return about_them && !is_verbless(body) && !instructs(body[1]) && has_one_of(body, {"stadig", "stadigvæk", "still"});
}

}  // namespace

bool is_statement_question(Words clause) {
  return ends_in_tag(clause) || ends_in_ascription(clause) || is_about_addressee(clause) || is_still_so(clause);
}

bool is_left_to_complete(Words body) {
  return body.size() >= 3 && is_addressee(body[0]) && is_finite(body[1]) && !instructs(body[1]) &&
         one_of(body.back(), {"på", "i", "hos", "ved", "fra", "at", "in", "from"}) &&
         !has_one_of(body.first(body.size() - 1), {"at", "der", "som", "to"});
}

bool is_topic(Words clause) {
  if (clause.size() > kLongestTopic || !is_verbless(clause)) return false;
  if (clause.size() > 1 && one_of(clause[0], {"og", "men", "and", "but"})) {
    return !std::ranges::any_of(clause, [](const Token& token) {
      return one_of(token, {"jeg", "du", "vi", "han", "hun"});
    });
  }
  const auto body = without_lead(clause);
  if (body.empty() || body.size() > 2) return false;
  const auto& type = *body[0].type;
  const bool adjective = type.folded.ends_with('e') && type.lemma.size() + 1 == type.folded.size();
  return std::ranges::all_of(body, [](const Token& token) { return token.type->carries_topic(); }) && !adjective;
}

bool is_prompt(Words turn) {
  if (turn.size() < 2 || !one_of(turn[0], {"og", "and"})) return false;
  if (turn.size() == 2) return one_of(turn[1], {"så", "then"});
  return one_of(turn[1], {"når", "hvis", "when", "if"}) && is_addressee(turn[2]) &&
         std::none_of(turn.begin(), turn.end() - 1, [](const Token& token) { return token.ends_clause; });
}

bool is_go_ahead(Words clause) { return clause.size() == 1 && one_of(clause[0], {"ja", "mm", "jo", "yes"}); }

bool is_word_search(Words clause) {
  const bool short_enough = clause.size() == 3 || (clause.size() == 4 && one_of(clause[3], {"nu"}));
  return short_enough && one_of(clause[0], {"hvad", "what"}) &&
         one_of(clause[1], {"er", "var", "hedder", "hed", "is", "was"}) && one_of(clause[2], {"det", "it"});
}

}  // namespace gribning
