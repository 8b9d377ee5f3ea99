// SPDX-License-Identifier: MIT
#include "wording.h"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/container/static_vector.hpp>
#include <cmath>
#include <utility>

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

double count_of(const std::vector<Token>& tokens, Voice voice) {
  return static_cast<double>(
      std::ranges::count_if(tokens, [voice](const Token& token) { return token.type->is(voice); }));
}

double share_of(const std::vector<Token>& tokens, Voice voice) {
  return count_of(tokens, voice) / static_cast<double>(tokens.size() + 3);
}

double length_of(const std::vector<Token>& tokens) {
  return std::min(1.3, std::log1p(static_cast<double>(tokens.size())) / 4);
}

double rarest_words(const std::vector<Token>& tokens) {
  std::array<float, kRarestWords> rarest{};
  for (const auto& token : tokens) {
    auto rarity = token.type->rarity;
    for (auto& kept : rarest) {
      if (rarity > kept) std::swap(rarity, kept);
    }
  }
  double sum = 0;
  for (const auto rarity : rarest) sum += static_cast<double>(rarity);
  return sum / static_cast<double>(kRarestWords);
}

bool speaks_of_self(const std::vector<Token>& tokens) {
  return std::ranges::any_of(tokens, [](const Token& token) { return token.type->is(Voice::self); });
}

double other_business(const AnnotatedTranscript& talk, TurnIndex turn) {
  constexpr std::size_t kEnough = 2;
  boost::container::static_vector<LabelId, kEnough> different;
  for (const auto& annotation : talk.of(turn)) {
    if (!is_other_business(talk.labels->name(annotation.label))) continue;
    if (std::ranges::find(different, annotation.label) != different.end()) continue;
    different.push_back(annotation.label);
    if (different.size() == kEnough) break;
  }
  return up_to(static_cast<double>(different.size()), kEnough);
}

WorkWords work_words(const AnnotatedTranscript& talk, TurnIndex turn, std::optional<TurnIndex> before) {
  boost::container::small_vector<const WordType*, 16> seen;
  const auto said_before = [&](const WordType& type) {
    return before && std::ranges::any_of(talk.tokens[*before],
                                         [&](const Token& token) { return token.type->lemma == type.lemma; });
  };
  WorkWords words;
  for (const auto& token : talk.tokens[turn]) {
    const auto& type = *token.type;
    if (type.categories == 0 || type.rarity < kRare || said_before(type)) continue;
    if (seen.empty()) words.first = token.span;
    if (std::ranges::none_of(seen, [&](const WordType* other) { return other->lemma == type.lemma; })) {
      seen.push_back(&type);
    }
  }
  words.amount = std::min(1.0, std::log1p(static_cast<double>(seen.size())) / 2);
  return words;
}

}  // namespace gribning
