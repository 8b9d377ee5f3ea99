// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "gribning/layers/tie.h"

namespace gribning {
namespace {

/// Long turns are compared by their nearest stretch: the end of what was said, the beginning of what follows.
constexpr std::size_t kStretch = 400;
/// Turns up to this length are compared without asking for memory.
constexpr std::size_t kUsualTurn = 48;

/// A word and the first place that it stands in.
struct Placed {
  const WordType* type = nullptr;
  std::uint32_t at = 0;
};
using PlacedWords = boost::container::small_vector<Placed, kUsualTurn>;

/// The different words of [first, last) that carry something.
PlacedWords telling_words(std::span<const Token> tokens, std::size_t first, std::size_t last) {
  PlacedWords words;
  for (auto i = first; i < last; ++i) {
    const auto* type = tokens[i].type;
    if (!(type->carries_topic() || type->number)) continue;
    if (std::ranges::find(words, type, &Placed::type) != words.end()) continue;
    words.push_back({type, static_cast<std::uint32_t>(i)});
  }
  return words;
}

}  // namespace

std::vector<SharedWord> shared_words(std::span<const Token> turn, std::span<const Token> to) {
  std::vector<SharedWord> shared;
  // Only such a word can be the same as, or related to, one that carries something.
  const auto there = telling_words(to, to.size() - std::min(to.size(), kStretch), to.size());
  if (there.empty()) return shared;
  for (const auto& word : telling_words(turn, 0, std::min(turn.size(), kStretch))) {
    SharedWord best{.here = word.at};
    for (const auto& other : there) {
      if (!may_be_kin(*word.type, *other.type)) continue;
      const auto close = kinship(*word.type, *other.type);
      if (close <= best.kinship) continue;
      best.kinship = close;
      best.there = other.at;
      if (close == Kinship::same) break;
    }
    if (best.kinship != Kinship::none) shared.push_back(best);
  }
  if (!std::ranges::is_sorted(shared, std::ranges::greater{}, &SharedWord::kinship)) {
    std::ranges::stable_sort(shared, std::ranges::greater{}, &SharedWord::kinship);
  }
  return shared;
}

}  // namespace gribning
