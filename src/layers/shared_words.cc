// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/layers/tie.h"

namespace gribning {
namespace {

/// Long turns are compared by their nearest stretch: the end of what was said, the beginning of what follows.
constexpr std::size_t kStretch = 400;

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

}  // namespace gribning
