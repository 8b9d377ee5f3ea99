// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cmath>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "sign_list.h"
#include "wording.h"

namespace gribning {
namespace {

constexpr std::size_t kFewestWords = 3;
/// Shorter transcripts are extracts: where a turn stands in them says nothing about the conversation.
constexpr std::size_t kShortestConversation = 25;
/// A word is alive later when it comes back after at least this many turns.
constexpr TurnIndex kLaterReach = 3;

void add_wording(const AnnotatedTranscript& talk, TurnIndex turn, SignList& own) {
  const auto& tokens = talk.tokens[turn];
  own.add("length", length_of(tokens));
  const auto rare = static_cast<double>(std::ranges::count_if(
      tokens, [](const Token& token) { return token.type->rarity > kRare && !token.type->number; }));
  own.add("words/rarest", rarest_words(tokens));
  own.add("words/rare", std::min(1.0, std::log1p(rare) / 3));
  own.when(speaks_of_self(tokens), "voice/first-person");
  own.add("voice/third-person", (share_of(tokens, Voice::others) + share_of(tokens, Voice::of_others)) * 5);
  own.add("voice/anyone", share_of(tokens, Voice::anyone) * 8);
  own.add("voice/not", share_of(tokens, Voice::negation) * 6);
  own.add("story/past", share_of(tokens, Voice::past) * 5);
  own.when(count_of(tokens, Voice::reporting) > 0, "voice/reported");
  const auto numbers = std::ranges::count_if(tokens, [](const Token& token) { return token.type->number; });
  own.add("words/numbers", up_to(static_cast<double>(numbers), 3));
  own.when(tokens.front().type->is(WordClass::connector), "voice/connector-first");
  own.when(tokens.back().asked || (!talk.marked && !talk.questions[turn].empty()), "asks");
  for (const auto& mark : talk.transcript.turns[turn].notation.marks) {
    const auto sign = quote(talk.transcript.text, mark.span);
    const bool trails = mark.kind == MarkKind::punctuation && (sign == "…" || sign == "...");
    const bool pauses = mark.kind == MarkKind::pause && mark.milliseconds.value_or(1000) >= 300;
    if (trails || pauses) {
      own.when(true, "voice/hesitation", mark.span);
      break;
    }
  }
}

void add_before(const AnnotatedTranscript& talk, TurnIndex turn, std::optional<TurnIndex> before, SignSink sink) {
  SignList list(sink, "before/", before.value_or(turn));
  if (!before) return list.when(true, "nobody");
  const auto& tokens = talk.tokens[*before];
  const auto& questions = talk.questions[*before];
  if (!questions.empty()) {
    list.when(true, "asks");
    const auto shape = questions.back().shape;
    list.when(shape == QuestionShape::polar || shape == QuestionShape::fact, "asks-closed");
  }
  list.add("third-person", share_of(tokens, Voice::others) * 5);
  list.add("anyone", share_of(tokens, Voice::anyone) * 8);
  list.add("length", length_of(tokens));
  list.add("other-business", other_business(talk, *before));
  add_labels(talk, *before, list);
  list.when(*before + 1 != turn, "others-between");
}

void add_after(const AnnotatedTranscript& talk, TurnIndex turn, SignSink sink) {
  const auto response = response_turn(talk, turn);
  if (!response) return;
  SignList list(sink, "after/", *response);
  const auto& tokens = talk.tokens[*response];
  list.add("length", length_of(tokens));
  list.when(!tokens.empty() && tokens.front().type->is(WordClass::connector), "receives-first");
  list.when(!talk.questions[*response].empty(), "asks");
  double shared = 0;
  for (const auto& word : shared_words(tokens, talk.tokens[turn])) {
    if (word.kinship >= Kinship::compound && tokens[word.here].type->rarity > kUncommon) ++shared;
  }
  list.add("repeats", up_to(shared, 3));
  list.add("tie", tie_between(talk, *response, turn));
  add_labels(talk, *response, list);
}

/// Is what the turn brings up alive elsewhere in the conversation, and with whom?
void add_returns(const AnnotatedTranscript& talk, TurnIndex turn, SignSink sink) {
  SignList list(sink, "return/", turn);
  double later = 0, professional = 0, own = 0;
  boost::container::small_vector<const WordType*, 32> seen;
  for (const auto& token : talk.tokens[turn]) {
    if (token.type->rarity <= kRare || !token.type->carries_topic()) continue;
    if (std::ranges::find(seen, token.type) != seen.end()) continue;
    seen.push_back(token.type);
    const auto& places = talk.places_of(*token.type);
    later += places.last >= turn + kLaterReach ? 1 : 0;
    professional += places.last_by_professional.value_or(0) >= turn + kLaterReach ? 1 : 0;
    own += places.first_by_citizen && *places.first_by_citizen + 2 < turn ? 1 : 0;
  }
  list.add("later", std::min(1.0, std::log1p(later) / 2));
  list.add("by-professional", std::min(1.0, std::log1p(professional) / 2));
  list.add("to-own-words", std::min(1.0, std::log1p(own) / 2));
}

void add_place(const AnnotatedTranscript& talk, TurnIndex turn, SignList& own) {
  const auto count = talk.tokens.size();
  const auto place = count < kShortestConversation ? 0.5 : static_cast<double>(turn) / static_cast<double>(count);
  own.add("place/through", place);
  own.when(place < 0.1, "place/opening");
  own.when(place < 0.22, "place/early");
  own.when(place > 0.92, "place/closing");
}

void find_opportunity_signs(const AnnotatedTranscript& talk, TurnIndex turn, SignSink sink) {
  const auto before = professional_before(talk, turn);
  SignList own(sink, "", turn);
  add_wording(talk, turn, own);
  add_labels(talk, turn, own);
  const auto work = work_words(talk, turn, before);
  own.add("words/work", work.amount, work.first);
  const auto business = other_business(talk, turn);
  own.add("other-business", business);
  add_before(talk, turn, before, sink);
  add_after(talk, turn, sink);
  add_returns(talk, turn, sink);
  add_place(talk, turn, own);
  const bool aside = business > 0 || (before && other_business(talk, *before) > 0);
  own.when(!aside, "undisturbed");
  own.add("undisturbed-length", aside ? 0 : length_of(talk.tokens[turn]));
}

}  // namespace

std::vector<TurnIndex> candidate_turns(const AnnotatedTranscript& talk) {
  std::vector<TurnIndex> turns;
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    const auto& tokens = talk.tokens[turn];
    if (by_citizen(talk, turn) && tokens.size() >= kFewestWords && !is_continuer(tokens)) turns.push_back(turn);
  }
  return turns;
}

std::vector<double> against_own_level(std::vector<double> scores, double typical) {
  constexpr double kShare = 0.6;  // 0.3 to 1 do about as well on the coded conversations
  constexpr double kSteady = 15;  // as if so many typical turns stood beside the conversation's own
  double above = 0;
  for (const auto score : scores) above += score - typical;
  const double level = kShare * above / (static_cast<double>(scores.size()) + kSteady);
  for (auto& score : scores) score -= level;
  return scores;
}

Signs opportunity_signs(const AnnotatedTranscript& talk, TurnIndex turn) {
  Signs signs;
  find_opportunity_signs(talk, turn, SignSink(signs));
  return signs;
}

double opportunity_score(const AnnotatedTranscript& talk, TurnIndex turn, Scorer& scorer) {
  scorer.begin();
  find_opportunity_signs(talk, turn, SignSink(scorer));
  return scorer.sum();
}

}  // namespace gribning
