// SPDX-License-Identifier: MIT
#include "wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "sign_list.h"

namespace gribning {
namespace {

constexpr std::size_t kRarestWords = 3;

constexpr std::array<std::string_view, 6> kOtherBusiness = {"topic/health", "topic/money",     "topic/housing",
                                                            "topic/family", "topic/smalltalk", "topic/addiction"};

bool is_other_business(std::string_view label) {
  return label.starts_with("institutional/") || std::ranges::find(kOtherBusiness, label) != kOtherBusiness.end();
}

}  // namespace

double share(const std::vector<Token>& tokens, std::initializer_list<std::string_view> words) {
  const auto count = std::ranges::count_if(tokens, [&](const Token& token) { return one_of(token, words); });
  return static_cast<double>(count) / static_cast<double>(tokens.size() + 3);
}

double length_of(const std::vector<Token>& tokens) {
  return std::min(1.3, std::log1p(static_cast<double>(tokens.size())) / 4);
}

double rarest_words(const std::vector<Token>& tokens) {
  std::vector<float> rarities;
  for (const auto& token : tokens) rarities.push_back(token.type->rarity);
  std::ranges::sort(rarities, std::ranges::greater{});
  rarities.resize(std::min(rarities.size(), kRarestWords));
  double sum = 0;
  for (const auto rarity : rarities) sum += static_cast<double>(rarity);
  return sum / static_cast<double>(kRarestWords);
}

bool speaks_of_self(const std::vector<Token>& tokens) {
  return share(tokens, {"jeg", "mig", "min", "mit", "mine", "i", "me", "my"}) > 0;
}

double other_business(const AnnotatedTranscript& talk, TurnIndex turn) {
  std::set<LabelId> labels;
  for (const auto& annotation : talk.of(turn)) {
    if (is_other_business(talk.labels->name(annotation.label))) labels.insert(annotation.label);
  }
  return up_to(static_cast<double>(labels.size()), 2);
}

WorkWords work_words(const AnnotatedTranscript& talk, TurnIndex turn, std::optional<TurnIndex> before) {
  std::set<std::string_view> borrowed, seen;
  if (before) {
    for (const auto& token : talk.tokens[*before]) borrowed.insert(token.type->lemma);
  }
  WorkWords words;
  for (const auto& token : talk.tokens[turn]) {
    const auto& type = *token.type;
    if (type.categories == 0 || type.rarity < kRare || borrowed.contains(type.lemma)) continue;
    if (seen.empty()) words.first = token.span;
    seen.insert(type.lemma);
  }
  words.amount = std::min(1.0, std::log1p(static_cast<double>(seen.size())) / 2);
  return words;
}

}  // namespace gribning
