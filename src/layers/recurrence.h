// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "gribning/layers/tie.h"

namespace gribning {

/// How much of one turn's wording comes again in another. All words are compared by their base form, grammatical ones
/// as they stand; "how unlikely" weighs a word by how rarely it would come up anyway in that much everyday talk.
struct Recurrence {
  /// How unlikely it is that the words come again by chance: in the whole turn, its first 30 and its first 8 words.
  double surprise = 0;
  double surprise_near = 0;
  double surprise_first = 0;
  /// The same, of what it would be if every word came again: 0 to 1.
  double share_of_other = 0;
  /// Of the earlier turn's different words, how many come again: 0 to 1.
  double words_of_other = 0;
  /// Of the later turn's rare topical words, how much stands in the earlier one: 0 to 1.
  double share_of_turn = 0;
  /// Of the earlier turn's pairs of neighbouring words, how many come again: 0 to 1.
  double pairs_of_other = 0;
  /// Length of the longest run of words that both have.
  std::size_t longest_run = 0;
  /// How close the closest topical word or number comes: 1 for one that comes again, less for one that is related.
  double closest = 0;
  /// Such a word comes again among the first 12 words; it is the earlier turn's last.
  bool early = false;
  bool last_word = false;
  /// Sentences of the later turn with such a word.
  std::size_t sentences = 0;
  /// For each word of the later turn: it is topical and comes again.
  std::vector<bool> again;
};

/// `shared` are the shared words of the two; related ones count in part. Compares long turns by their nearest stretch
/// where order counts; else linear in the length of the turns.
[[nodiscard]] Recurrence find_recurrence(std::span<const Token> turn, std::span<const Token> to,
                                         std::span<const SharedWord> shared);

}  // namespace gribning
