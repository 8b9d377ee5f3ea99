// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <set>

#include "gribning/layers/minimal.h"
#include "gribning/layers/tie.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "sign_list.h"

namespace gribning {
namespace {

constexpr std::size_t kFewestWords = 3;
/// A word above this seldom comes up in everyday talk.
constexpr float kRare = 0.6F;
/// Turns after the response in which a return is looked for.
constexpr TurnIndex kReturnReach = 60;

bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, token.type->folded) != words.end();
}

std::size_t count(const std::vector<Token>& tokens, std::initializer_list<std::string_view> words) {
  return static_cast<std::size_t>(
      std::ranges::count_if(tokens, [&](const Token& token) { return one_of(token, words); }));
}

/// A verb form that tells of what was: "-ede", and the common strong verbs.
bool tells_of_past(const Token& token) {
  const auto& word = token.type->folded;
  if (word.size() > 4 && word.ends_with("ede")) return true;
  return one_of(token, {"var",   "havde",   "stod",   "sad",   "gik",    "kom",   "tog",   "fik",   "lå",
                        "gav",   "blev",    "sagde",  "kunne", "skulle", "ville", "kørte", "fandt", "skrev",
                        "så",    "gjorde",  "satte",  "lagde", "bar",    "bandt", "skar",  "drev",  "greb",
                        "holdt", "spurgte", "solgte", "købte", "lærte",  "hjalp", "fulgte"});
}

void add_length(const std::vector<Token>& tokens, SignList& own) {
  const auto words = tokens.size();
  own.when(words >= 8, "length-8");
  own.when(words >= 15, "length-15");
  own.when(words >= 25, "length-25");
  own.when(words >= 40, "length-40");
  own.when(words >= 70, "length-70");
}

void add_story(const AnnotatedTranscript& talk, TurnIndex turn, const std::vector<Token>* besides, SignList& own) {
  const auto& tokens = talk.tokens[turn];
  const auto words = static_cast<double>(tokens.size());
  own.add("story/first-person", up_to(static_cast<double>(count(tokens, {"jeg", "mig", "min", "mit", "mine"})), 3));
  own.add("story/third-person",
          up_to(static_cast<double>(count(tokens, {"han", "hun", "de", "dem", "ham", "hende"})), 4));
  own.add("story/you", up_to(static_cast<double>(count(tokens, {"du", "dig", "din", "dit", "i", "jer"})), 2));
  own.add("story/anyone", up_to(static_cast<double>(count(tokens, {"man"})), 2));
  own.add("story/we", up_to(static_cast<double>(count(tokens, {"vi", "os", "vores"})), 2));
  own.add("story/past", up_to(static_cast<double>(std::ranges::count_if(tokens, tells_of_past)), 4));
  own.add("story/and-then", up_to(static_cast<double>(count(tokens, {"så"})), 4));
  own.add("story/contrast", up_to(static_cast<double>(count(tokens, {"men"})), 2));
  own.add("story/negation", up_to(static_cast<double>(count(tokens, {"ikke", "ingen", "aldrig", "intet"})), 3));
  own.add("story/report",
          up_to(static_cast<double>(count(tokens, {"siger", "sagde", "spurgte", "spørger", "skrev", "ringede"})), 2));
  own.add("story/number",
          up_to(static_cast<double>(std::ranges::count_if(tokens, [](const Token& t) { return t.type->number; })), 3));
  std::set<const WordType*> borrowed;
  if (besides != nullptr) {
    for (const auto& token : *besides) borrowed.insert(token.type);
  }
  double rare = 0, rare_own = 0, topical = 0;
  for (const auto& token : tokens) {
    if (!token.type->carries_topic()) continue;
    topical += 1;
    if (token.type->rarity < kRare) continue;
    rare += 1;
    if (!borrowed.contains(token.type)) rare_own += 1;
  }
  own.add("story/rare-words", up_to(rare_own, 6));
  if (words >= 6) own.add("story/density", topical / words);
  own.when(tokens.back().asked || (!talk.questions[turn].empty() && !talk.marked), "asks");
}

void add_before(const AnnotatedTranscript& talk, TurnIndex turn, std::optional<TurnIndex> before, Signs& signs) {
  SignList list(signs, "before/", turn);
  if (!before) {
    list.when(true, "nobody");
    return;
  }
  const auto& questions = talk.questions[*before];
  if (questions.empty()) {
    list.when(true, "no-question");
  } else {
    list.when(true, "question-" + std::string(code(questions.back().shape)));
  }
  list.when(talk.tokens[*before].size() >= 25, "long");
  add_labels(talk, *before, list);
  add_words(talk, *before, nullptr, list);
  list.add("tie",
           tie_strength(tie_signs(talk.tokens[turn], talk.tokens[*before], talk.marked), talk.weights->model("tie")));
  list.when(*before + 1 != turn, "others-between");
}

void add_after(const AnnotatedTranscript& talk, TurnIndex turn, Signs& signs) {
  SignList list(signs, "after/", turn);
  const auto response = response_turn(talk, turn);
  if (!response) {
    list.when(true, "nobody");
    return;
  }
  const auto tie = tie_signs(talk.tokens[*response], talk.tokens[turn], talk.marked);
  list.add("tie", tie_strength(tie, talk.weights->model("tie")));
  for (const auto& sign : tie) list.add(sign.name, sign.value);
  add_labels(talk, *response, list);
  add_words(talk, *response, &talk.tokens[turn], list);
  list.when(*response > turn + 1, "late");
}

/// Is what the turn brings up still alive later, and with whom?
void add_returns(const AnnotatedTranscript& talk, TurnIndex turn, Signs& signs) {
  SignList list(signs, "return/", turn);
  double professional = 0, citizen = 0;
  for (const auto& relation : talk.sequence.returns_to(turn)) {
    if (relation.turn - turn > kReturnReach) continue;
    if (by_professional(talk, relation.turn)) professional += relation.strength;
    if (by_citizen(talk, relation.turn)) citizen += relation.strength;
  }
  list.add("by-professional", std::min(1.5, professional));
  list.add("by-citizen", std::min(1.5, citizen));
  double own = 0;
  for (const auto& relation : talk.sequence.looks_back(turn)) {
    if (relation.bond == Bond::returns && by_citizen(talk, relation.to)) own += relation.strength;
  }
  list.add("to-own-words", std::min(1.5, own));
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

Signs opportunity_signs(const AnnotatedTranscript& talk, TurnIndex turn) {
  Signs signs;
  const auto before = professional_before(talk, turn);
  const auto* besides = before ? &talk.tokens[*before] : nullptr;
  SignList own(signs, "", turn);
  add_length(talk.tokens[turn], own);
  add_labels(talk, turn, own);
  add_words(talk, turn, besides, own);
  add_story(talk, turn, besides, own);
  add_before(talk, turn, before, signs);
  add_after(talk, turn, signs);
  add_returns(talk, turn, signs);
  const auto place = static_cast<double>(turn) / static_cast<double>(talk.tokens.size());
  own.when(place < 0.1, "place/opening");
  own.when(place > 0.93, "place/closing");
  return signs;
}

}  // namespace gribning
