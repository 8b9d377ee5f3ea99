// SPDX-License-Identifier: MIT
#include "recurrence.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cmath>
#include <cstdint>
#include <optional>

namespace gribning {
namespace {

/// The order of words is compared over the end of what was said and the beginning of what follows.
constexpr std::size_t kOrderReach = 400;
constexpr std::size_t kNear = 30;
constexpr std::size_t kFirst = 8;
constexpr std::size_t kEarly = 12;
/// Turns up to this length are compared without asking for memory.
constexpr std::size_t kUsualTurn = 64;

bool is_topical(const Token& token) { return token.type->carries_topic() || token.type->number; }

double rarity(const Token& token) { return token.type->number ? kRarityOfNumbers : double{token.type->rarity}; }

/// How unlikely it is to meet the word among so many words of everyday talk, in nats.
double surprise(const Token& token, std::size_t words) {
  return -std::log(-std::expm1(static_cast<double>(words) * token.type->absence));
}

/// The different words of a turn by what they are compared by, and the first place of each.
class Vocabulary {
 public:
  explicit Vocabulary(std::span<const Token> tokens) {
    for (std::uint32_t i = 0; i < tokens.size(); ++i) first_.push_back({tokens[i].type->key, i});
    std::ranges::sort(first_);
    const auto same = [](const First& a, const First& b) { return a.key == b.key; };
    first_.erase(std::unique(first_.begin(), first_.end(), same), first_.end());
    for (const auto& [key, place] : first_) places_.push_back(place);
    std::ranges::sort(places_);
  }

  /// The first place of the word, or nothing.
  [[nodiscard]] std::optional<std::uint32_t> find(const Token& token) const {
    const auto it = std::ranges::lower_bound(first_, token.type->key, {}, &First::key);
    if (it == first_.end() || it->key != token.type->key) return std::nullopt;
    return it->place;
  }
  [[nodiscard]] bool contains(const Token& token) const { return find(token).has_value(); }
  /// First places, ascending.
  [[nodiscard]] std::span<const std::uint32_t> places() const { return {places_.data(), places_.size()}; }

 private:
  struct First {
    std::uint32_t key = 0;
    std::uint32_t place = 0;
    friend auto operator<=>(const First&, const First&) = default;
  };
  boost::container::small_vector<First, kUsualTurn> first_;
  boost::container::small_vector<std::uint32_t, kUsualTurn> places_;
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

/// Where a word comes again, and how closely: not at all when it is worth nothing.
struct Comeback {
  std::size_t place = 0;
  double worth = 0;
};
/// By the first place of a word in the earlier turn.
using Comebacks = boost::container::small_vector<Comeback, kUsualTurn>;

/// Base forms of the earlier turn that the later one repeats or comes near.
Comebacks find_comebacks(std::span<const Token> to, const Vocabulary& here, const Vocabulary& there,
                         std::span<const SharedWord> shared) {
  Comebacks found(to.size());
  for (const auto place : there.places()) {
    if (const auto at = here.find(to[place])) found[place] = {*at, 1};
  }
  for (const auto& word : shared) {
    auto& comeback = found[*there.find(to[word.there])];
    if (comeback.worth == 0) comeback = {word.here, worth(word.kinship)};
  }
  return found;
}

void weigh_words(std::span<const Token> turn, std::span<const Token> to, const Vocabulary& there,
                 const Comebacks& comebacks, Recurrence& out) {
  const auto length = std::max<std::size_t>(turn.size(), 5);
  double all = 0, shared = 0;
  for (const auto place : there.places()) {
    const auto& word = to[place];
    const auto unlikely = surprise(word, length);
    all += unlikely;
    const auto [at, worth] = comebacks[place];
    if (worth == 0) continue;
    shared += worth;
    out.surprise += worth * unlikely;
    if (at < kNear) out.surprise_near += worth * surprise(word, kNear);
    if (at < kFirst) out.surprise_first += worth * surprise(word, kFirst);
    if (!is_topical(word)) continue;
    out.closest = std::max(out.closest, worth);
    out.early = out.early || (worth >= 0.5 && at < kEarly);
  }
  // A couple of nats of doubt: all of a very short turn is still little.
  out.share_of_other = out.surprise / (all + 2);
  if (!there.places().empty()) out.words_of_other = shared / static_cast<double>(there.places().size());
  const auto last = std::ranges::find_if(to.rbegin(), to.rend(), is_topical);
  out.last_word = last != to.rend() && comebacks[*there.find(*last)].worth >= 0.5;
}

void weigh_turn(std::span<const Token> turn, const Vocabulary& here, const Vocabulary& there, Recurrence& out) {
  double mass = 0, again = 0;
  for (const auto place : here.places()) {
    if (!is_topical(turn[place])) continue;
    mass += rarity(turn[place]) + 0.1;
    if (there.contains(turn[place])) again += rarity(turn[place]) + 0.1;
  }
  out.share_of_turn = again / (1 + mass);
  bool in_sentence = false;
  out.again.reserve(turn.size());
  for (const auto& token : turn) {
    const bool recurs = is_topical(token) && there.contains(token);
    out.again.push_back(recurs);
    in_sentence = in_sentence || recurs;
    if (!token.ends_sentence) continue;
    out.sentences += in_sentence ? 1 : 0;
    in_sentence = false;
  }
}

using Pairs = boost::container::small_vector<std::uint64_t, kUsualTurn>;

/// The different pairs of neighbouring words, ascending.
Pairs pairs_of(std::span<const Token> tokens) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    pairs.push_back((std::uint64_t{tokens[i].type->key} << 32U) | tokens[i + 1].type->key);
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::size_t longest_run(std::span<const Token> here, std::span<const Token> there) {
  std::size_t longest = 0;
  boost::container::small_vector<std::size_t, kUsualTurn> row(there.size() + 1, 0);
  for (const auto& word : here) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < there.size(); ++j) {
      const auto above = row[j + 1];
      row[j + 1] = word.type->key == there[j].type->key ? diagonal + 1 : 0;
      longest = std::max(longest, row[j + 1]);
      diagonal = above;
    }
  }
  return longest;
}

void compare_order(std::span<const Token> turn, std::span<const Token> to, Recurrence& out) {
  const auto here = turn.first(std::min(turn.size(), kOrderReach));
  const auto there = to.last(std::min(to.size(), kOrderReach));
  out.longest_run = longest_run(here, there);
  // A pair that comes again is a run of two.
  if (out.longest_run < 2) return;
  const auto pairs_there = pairs_of(there);
  const auto pairs_here = pairs_of(here);
  const auto common = std::ranges::count_if(
      pairs_there, [&](std::uint64_t pair) { return std::ranges::binary_search(pairs_here, pair); });
  out.pairs_of_other = static_cast<double>(common) / static_cast<double>(pairs_there.size());
}

}  // namespace

Recurrence find_recurrence(std::span<const Token> turn, std::span<const Token> to, std::span<const SharedWord> shared) {
  Recurrence out;
  const Vocabulary here(turn), there(to);
  weigh_words(turn, to, there, find_comebacks(to, here, there, shared), out);
  weigh_turn(turn, here, there, out);
  compare_order(turn, to, out);
  return out;
}

}  // namespace gribning
