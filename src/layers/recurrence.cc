// SPDX-License-Identifier: MIT
#include "recurrence.h"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cmath>
#include <cstdint>

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

/// The words of a turn in the order of what they are compared by: equal ones side by side, by their places.
class WordOrder {
 public:
  struct Word {
    std::uint32_t key = 0;
    std::uint32_t place = 0;
  };
  /// Words that are compared alike.
  using Alike = std::span<const Word>;

  explicit WordOrder(std::span<const Token> tokens) {
    words_.resize(tokens.size());
    for (std::uint32_t i = 0; i < tokens.size(); ++i) words_[i] = {tokens[i].type->key, i};
    std::ranges::sort(words_, {}, [](const Word& word) { return (std::uint64_t{word.key} << 32U) | word.place; });
  }

  /// The words alike that begin at a place in the order; nothing after the last.
  [[nodiscard]] Alike alike_from(std::size_t at) const {
    auto end = at;
    while (end < words_.size() && words_[end].key == words_[at].key) ++end;
    return {words_.data() + at, end - at};
  }

 private:
  boost::container::small_vector<Word, kUsualTurn> words_;
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

/// The words of two turns put side by side.
struct SideBySide {
  /// By place in the earlier turn: where the word stood first, and, at that place, its comeback.
  boost::container::small_vector<std::uint32_t, kUsualTurn> first_there;
  boost::container::small_vector<Comeback, kUsualTurn> comebacks;
  /// By place in the later turn: the word stands there first; it also stands in the earlier turn.
  boost::container::small_vector<bool, kUsualTurn> first_here;
  boost::container::small_vector<bool, kUsualTurn> again_here;
  /// How many different words the earlier turn has.
  std::size_t words_there = 0;
  /// Length of the longest run of words that both have.
  std::size_t longest_run = 0;
};

/// Runs of words that both turns have, told from the places of single words: a run is a diagonal without a gap.
class Runs {
 public:
  Runs(std::size_t here, std::size_t there) : end_here_(std::min(here, kOrderReach)), there_(there) {}

  void add(WordOrder::Alike here, WordOrder::Alike there) {
    const auto first_there = there_ - std::min(there_, kOrderReach);
    for (const auto& word : here) {
      if (word.place >= end_here_) break;
      for (const auto& other : there) {
        if (other.place < first_there) continue;
        const auto diagonal = std::uint64_t{word.place} + there_ - other.place;
        meetings_.push_back((diagonal << 32U) | word.place);
      }
    }
  }

  [[nodiscard]] std::size_t longest() {
    std::ranges::sort(meetings_);
    std::size_t longest = 0, length = 0;
    for (std::size_t i = 0; i < meetings_.size(); ++i) {
      length = i > 0 && meetings_[i] == meetings_[i - 1] + 1 ? length + 1 : 1;
      longest = std::max(longest, length);
    }
    return longest;
  }

 private:
  std::size_t end_here_;
  std::size_t there_;
  boost::container::small_vector<std::uint64_t, kUsualTurn> meetings_;
};

void put_side_by_side(std::span<const Token> turn, std::span<const Token> to, std::span<const SharedWord> shared,
                      SideBySide& out) {
  out.first_there.resize(to.size());
  out.comebacks.resize(to.size());
  out.first_here.resize(turn.size(), false);
  out.again_here.resize(turn.size(), false);
  const WordOrder here(turn), there(to);
  Runs runs(turn.size(), to.size());
  std::size_t i = 0, j = 0;
  auto alike_here = here.alike_from(0), alike_there = there.alike_from(0);
  while (!alike_here.empty() || !alike_there.empty()) {
    const bool left = alike_there.empty() || (!alike_here.empty() && alike_here[0].key <= alike_there[0].key);
    const bool right = alike_here.empty() || (!alike_there.empty() && alike_there[0].key <= alike_here[0].key);
    if (left) out.first_here[alike_here[0].place] = true;
    if (right) {
      ++out.words_there;
      for (const auto& word : alike_there) out.first_there[word.place] = alike_there[0].place;
    }
    if (left && right) {
      for (const auto& word : alike_here) out.again_here[word.place] = true;
      out.comebacks[alike_there[0].place] = {alike_here[0].place, 1};
      runs.add(alike_here, alike_there);
    }
    if (left) alike_here = here.alike_from(i += alike_here.size());
    if (right) alike_there = there.alike_from(j += alike_there.size());
  }
  for (const auto& word : shared) {
    auto& comeback = out.comebacks[out.first_there[word.there]];
    if (comeback.worth == 0) comeback = {word.here, worth(word.kinship)};
  }
  out.longest_run = runs.longest();
}

void weigh_words(std::span<const Token> turn, std::span<const Token> to, const SideBySide& words, Recurrence& out) {
  const auto length = std::max<std::size_t>(turn.size(), 5);
  double all = 0, shared = 0;
  for (std::uint32_t place = 0; place < to.size(); ++place) {
    if (words.first_there[place] != place) continue;
    const auto& word = to[place];
    const auto unlikely = surprise(word, length);
    all += unlikely;
    const auto [at, worth] = words.comebacks[place];
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
  if (words.words_there > 0) out.words_of_other = shared / static_cast<double>(words.words_there);
  for (std::size_t place = to.size(); place-- > 0;) {
    if (!is_topical(to[place])) continue;
    out.last_word = words.comebacks[words.first_there[place]].worth >= 0.5;
    break;
  }
}

void weigh_turn(std::span<const Token> turn, const SideBySide& words, Recurrence& out) {
  double mass = 0, again = 0;
  bool in_sentence = false;
  out.again.resize(turn.size(), false);
  for (std::size_t place = 0; place < turn.size(); ++place) {
    const auto& token = turn[place];
    if (is_topical(token)) {
      const auto weight = rarity(token) + 0.1;
      if (words.first_here[place]) mass += weight;
      if (words.first_here[place] && words.again_here[place]) again += weight;
      out.again[place] = words.again_here[place];
      in_sentence = in_sentence || words.again_here[place];
    }
    if (!token.ends_sentence) continue;
    out.sentences += in_sentence ? 1 : 0;
    in_sentence = false;
  }
  out.share_of_turn = again / (1 + mass);
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

void compare_pairs(std::span<const Token> turn, std::span<const Token> to, Recurrence& out) {
  // A pair that comes again is a run of two.
  if (out.longest_run < 2) return;
  const auto pairs_there = pairs_of(to.last(std::min(to.size(), kOrderReach)));
  const auto pairs_here = pairs_of(turn.first(std::min(turn.size(), kOrderReach)));
  const auto common = std::ranges::count_if(
      pairs_there, [&](std::uint64_t pair) { return std::ranges::binary_search(pairs_here, pair); });
  out.pairs_of_other = static_cast<double>(common) / static_cast<double>(pairs_there.size());
}

}  // namespace

Recurrence find_recurrence(std::span<const Token> turn, std::span<const Token> to, std::span<const SharedWord> shared) {
  Recurrence out;
  SideBySide words;
  put_side_by_side(turn, to, shared, words);
  weigh_words(turn, to, words, out);
  weigh_turn(turn, words, out);
  out.longest_run = words.longest_run;
  compare_pairs(turn, to, out);
  return out;
}

}  // namespace gribning
