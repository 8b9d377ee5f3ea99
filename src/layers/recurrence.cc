// SPDX-License-Identifier: MIT
#include "recurrence.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace gribning {
namespace {

/// The order of words is compared over the end of what was said and the beginning of what follows.
constexpr std::size_t kOrderReach = 400;
constexpr std::size_t kNear = 30;
constexpr std::size_t kFirst = 8;
constexpr std::size_t kEarly = 12;
/// Numbers stand in no count of words; they come up about as often as a word of middling rarity.
constexpr double kRarityOfNumbers = 0.5;

bool is_topical(const Token& token) { return token.type->carries_topic() || token.type->number; }

double rarity(const Token& token) { return token.type->number ? kRarityOfNumbers : double{token.type->rarity}; }

/// What a word is compared by.
std::string_view key(const Token& token) {
  return token.type->carries_topic() ? std::string_view(token.type->lemma) : token.type->folded;
}

/// How unlikely it is to meet the word among so many words of everyday talk, in nats. Rarity runs from the commonest
/// word, one in 25, to words that are not in the counts, about one in 50,000: a logarithmic scale.
double surprise(const Token& token, std::size_t words) {
  constexpr double kCommonest = 0.04;
  constexpr double kScale = 7.6;
  const double chance = kCommonest * std::exp(-kScale * rarity(token));
  return -std::log(-std::expm1(static_cast<double>(words) * std::log1p(-chance)));
}

struct Vocabulary {
  /// Base form → first place, in order of first place.
  std::unordered_map<std::string_view, std::size_t> first;
  std::vector<std::size_t> places;

  explicit Vocabulary(const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (first.emplace(key(tokens[i]), i).second) places.push_back(i);
    }
  }
};

/// How much a related word counts, of one that comes again.
double worth(Kinship kinship) {
  switch (kinship) {
    case Kinship::same:
    case Kinship::inflected:
      return 1;
    case Kinship::compound:
      return 0.7;
    case Kinship::field:
      return 0.3;
    case Kinship::none:
      break;
  }
  return 0;
}

/// Where a word comes again, and how closely.
struct Comeback {
  std::size_t place = 0;
  double worth = 0;
};

/// Base forms of the earlier turn that the later one repeats or comes near.
std::unordered_map<std::string_view, Comeback> find_comebacks(const std::vector<Token>& to, const Vocabulary& here,
                                                              const Vocabulary& there,
                                                              const std::vector<SharedWord>& shared) {
  std::unordered_map<std::string_view, Comeback> found;
  for (const auto place : there.places) {
    const auto it = here.first.find(key(to[place]));
    if (it != here.first.end()) found.emplace(it->first, Comeback{it->second, 1});
  }
  for (const auto& word : shared) found.try_emplace(key(to[word.there]), Comeback{word.here, worth(word.kinship)});
  return found;
}

void weigh_words(const std::vector<Token>& turn, const std::vector<Token>& to, const Vocabulary& there,
                 const std::unordered_map<std::string_view, Comeback>& comebacks, Recurrence& out) {
  const auto length = std::max<std::size_t>(turn.size(), 5);
  double all = 0, shared = 0;
  for (const auto place : there.places) {
    const auto& word = to[place];
    all += surprise(word, length);
    const auto found = comebacks.find(key(word));
    if (found == comebacks.end()) continue;
    const auto [at, worth] = found->second;
    shared += worth;
    out.surprise += worth * surprise(word, length);
    if (at < kNear) out.surprise_near += worth * surprise(word, kNear);
    if (at < kFirst) out.surprise_first += worth * surprise(word, kFirst);
    if (!is_topical(word)) continue;
    out.closest = std::max(out.closest, worth);
    out.early = out.early || (worth >= 0.5 && at < kEarly);
  }
  // A couple of nats of doubt: all of a very short turn is still little.
  out.share_of_other = out.surprise / (all + 2);
  if (!there.places.empty()) out.words_of_other = shared / static_cast<double>(there.places.size());
  const auto last = std::ranges::find_if(to.rbegin(), to.rend(), is_topical);
  out.last_word = last != to.rend() && comebacks.contains(key(*last)) && comebacks.at(key(*last)).worth >= 0.5;
}

void weigh_turn(const std::vector<Token>& turn, const Vocabulary& here, const Vocabulary& there, Recurrence& out) {
  double mass = 0, again = 0;
  for (const auto place : here.places) {
    if (!is_topical(turn[place])) continue;
    mass += rarity(turn[place]) + 0.1;
    if (there.first.contains(key(turn[place]))) again += rarity(turn[place]) + 0.1;
  }
  out.share_of_turn = again / (1 + mass);
  bool in_sentence = false;
  for (const auto& token : turn) {
    const bool recurs = there.first.contains(key(token));
    out.again.push_back(recurs && is_topical(token));
    in_sentence = in_sentence || out.again.back();
    if (!token.ends_sentence) continue;
    out.sentences += in_sentence ? 1 : 0;
    in_sentence = false;
  }
}

/// Words as numbers, so that runs and pairs are compared without looking at letters again.
std::vector<std::size_t> numbered(const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                                  std::unordered_map<std::string_view, std::size_t>& numbers) {
  std::vector<std::size_t> out;
  for (auto i = first; i < last; ++i) out.push_back(numbers.try_emplace(key(tokens[i]), numbers.size()).first->second);
  return out;
}

void compare_order(const std::vector<Token>& turn, const std::vector<Token>& to, Recurrence& out) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  const auto here = numbered(turn, 0, std::min(turn.size(), kOrderReach), numbers);
  const auto there = numbered(to, to.size() - std::min(to.size(), kOrderReach), to.size(), numbers);
  std::vector<std::size_t> row(there.size() + 1, 0);
  for (const auto word : here) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < there.size(); ++j) {
      const auto above = row[j + 1];
      row[j + 1] = word == there[j] ? diagonal + 1 : 0;
      out.longest_run = std::max(out.longest_run, row[j + 1]);
      diagonal = above;
    }
  }
  const auto pair_at = [&](const std::vector<std::size_t>& words, std::size_t i) {
    return words[i] * numbers.size() + words[i + 1];
  };
  std::unordered_set<std::size_t> pairs_here, pairs_there;
  for (std::size_t i = 0; i + 1 < here.size(); ++i) pairs_here.insert(pair_at(here, i));
  std::size_t common = 0;
  for (std::size_t i = 0; i + 1 < there.size(); ++i) {
    const auto pair = pair_at(there, i);
    if (pairs_there.insert(pair).second && pairs_here.contains(pair)) ++common;
  }
  if (!pairs_there.empty()) out.pairs_of_other = static_cast<double>(common) / static_cast<double>(pairs_there.size());
}

}  // namespace

Recurrence find_recurrence(const std::vector<Token>& turn, const std::vector<Token>& to,
                           const std::vector<SharedWord>& shared) {
  Recurrence out;
  const Vocabulary here(turn), there(to);
  weigh_words(turn, to, there, find_comebacks(to, here, there, shared), out);
  weigh_turn(turn, here, there, out);
  compare_order(turn, to, out);
  return out;
}

}  // namespace gribning
