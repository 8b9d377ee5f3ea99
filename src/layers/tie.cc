// SPDX-License-Identifier: MIT
#include "gribning/layers/tie.h"

#include <algorithm>
#include <cmath>

#include "gribning/layers/minimal.h"
#include "gribning/layers/question.h"

namespace gribning {
namespace {

/// Long turns are compared by their nearest stretch: the end of what was said, the beginning of what follows.
constexpr std::size_t kStretch = 400;

double worth(Kinship kinship) {
  switch (kinship) {
    case Kinship::same:
      return 1;
    case Kinship::inflected:
      return 0.9;
    case Kinship::compound:
      return 0.6;
    case Kinship::field:
      return 0.25;
    case Kinship::none:
      break;
  }
  return 0;
}

bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, token.type->folded) != words.end();
}

/// "det", "den", "der", "that", "it": the turn points back with its first words.
bool points_back(const std::vector<Token>& tokens, std::size_t from) {
  for (std::size_t i = from; i < std::min(tokens.size(), from + 4); ++i) {
    if (one_of(tokens[i], {"det", "den", "der", "dem", "that", "that's", "it", "it's", "those", "this"})) return true;
  }
  return false;
}

std::size_t longest_common_run(const std::vector<Token>& turn, const std::vector<Token>& to) {
  const auto width = std::min(to.size(), kStretch);
  const auto from = to.size() - width;
  std::vector<std::size_t> row(width + 1, 0);
  std::size_t longest = 0;
  for (std::size_t i = 0; i < std::min(turn.size(), kStretch); ++i) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < width; ++j) {
      const auto above = row[j + 1];
      row[j + 1] = turn[i].type == to[from + j].type ? diagonal + 1 : 0;
      longest = std::max(longest, row[j + 1]);
      diagonal = above;
    }
  }
  return longest;
}

double topic_mass(const std::vector<Token>& tokens) {
  double mass = 0;
  for (const auto& token : tokens) {
    if (token.type->carries_topic()) mass += token.type->rarity;
  }
  return mass;
}

void add(Signs& signs, std::string name, double value) {
  if (value != 0) signs.push_back({.name = std::move(name), .value = value});
}

}  // namespace

std::vector<SharedWord> shared_words(const std::vector<Token>& turn, const std::vector<Token>& to) {
  std::vector<SharedWord> shared;
  std::vector<const WordType*> seen;
  const auto from = to.size() > kStretch ? to.size() - kStretch : 0;
  for (std::size_t i = 0; i < std::min(turn.size(), kStretch); ++i) {
    const auto& word = *turn[i].type;
    if (!(word.carries_topic() || word.number) || std::ranges::find(seen, &word) != seen.end()) continue;
    seen.push_back(&word);
    SharedWord best{.here = static_cast<std::uint32_t>(i)};
    for (std::size_t j = from; j < to.size(); ++j) {
      const auto close = kinship(word, *to[j].type);
      if (close > best.kinship) {
        best.kinship = close;
        best.there = static_cast<std::uint32_t>(j);
      }
    }
    if (best.kinship != Kinship::none) shared.push_back(best);
  }
  std::ranges::stable_sort(shared, std::ranges::greater{}, &SharedWord::kinship);
  return shared;
}

Signs tie_signs(const std::vector<Token>& turn, const std::vector<Token>& to, bool marked) {
  Signs signs;
  if (turn.empty()) return signs;
  double mass = 0;
  int repeated = 0, related = 0;
  for (const auto& word : shared_words(turn, to)) {
    const auto& type = *turn[word.here].type;
    mass += worth(word.kinship) * (0.3 + type.rarity);
    if (word.kinship >= Kinship::inflected) {
      ++repeated;
    } else {
      ++related;
    }
  }
  add(signs, "tie/shared", std::min(2.5, std::log1p(mass) * 1.5));
  add(signs, "tie/repeat", std::min(repeated, 3) / 3.0);
  add(signs, "tie/related", std::min(related, 3) / 3.0);
  add(signs, "tie/share-of-turn", mass / (1 + topic_mass(turn)));
  add(signs, "tie/share-of-other", mass / (1 + topic_mass(to)));
  const auto run = longest_common_run(turn, to);
  add(signs, "tie/run", static_cast<double>(std::min<std::size_t>(run, 6)) / 6.0);
  const auto receipt = receipt_length(turn);
  add(signs, "tie/receipt-first", receipt > 0 ? 1 : 0);
  add(signs, "tie/receipt-only", receipt == turn.size() ? 1 : 0);
  add(signs, "tie/points-back", points_back(turn, receipt) ? 1 : 0);
  const auto questions = find_questions(turn, marked);
  if (!questions.empty()) {
    add(signs, "tie/question", 1);
    const auto& last = questions.back();
    add(signs, "tie/question-open", last.shape == QuestionShape::open ? 1 : 0);
    add(signs, "tie/question-echo", last.shape == QuestionShape::declarative ? 1 : 0);
    add(signs, "tie/question-first", questions.front().first <= receipt + 2 ? 1 : 0);
    add(signs, "tie/question-why", one_of(turn[questions.front().first], {"why", "hvorfor", "how", "hvordan"}) ? 1 : 0);
  }
  if (turn.size() > receipt + 1) {
    add(signs, "tie/so-you",
        one_of(turn[receipt], {"so", "så"}) &&
                one_of(turn[receipt + 1], {"du", "det", "you", "it", "they", "we", "that", "i"})
            ? 1
            : 0);
    add(signs, "tie/you",
        std::ranges::any_of(turn,
                            [](const Token& t) {
                              return one_of(t, {"you", "your", "you're", "du", "dig", "din", "dit"});
                            })
            ? 1
            : 0);
  }
  add(signs, "tie/length", std::min(1.0, std::log1p(static_cast<double>(turn.size())) / 5));
  add(signs, "tie/other-length", std::min(1.0, std::log1p(static_cast<double>(to.size())) / 5));
  return signs;
}

double tie_strength(const Signs& signs, const LinearModel& model) {
  return signs.empty() ? 0 : logistic(model.score(signs));
}

}  // namespace gribning
