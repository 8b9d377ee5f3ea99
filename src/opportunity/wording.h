// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "gribning/layers/annotate.h"

/// What can be measured of one turn's words, whoever's turn it is.
namespace gribning {

/// Words above this seldom come up in everyday talk; those above the second hardly ever.
inline constexpr float kUncommon = 0.5F;
inline constexpr float kRare = 0.75F;

/// How many of the words have the voice.
[[nodiscard]] double count_of(const std::vector<Token>& tokens, Voice voice);
/// Their share of the turn's words, held down in short turns.
[[nodiscard]] double share_of(const std::vector<Token>& tokens, Voice voice);

/// 0 for no words, 1 for about fifty.
[[nodiscard]] double length_of(const std::vector<Token>& tokens);

/// How seldom everyday talk has the turn's three rarest words, 0 to 1.
[[nodiscard]] double rarest_words(const std::vector<Token>& tokens);

[[nodiscard]] bool speaks_of_self(const std::vector<Token>& tokens);

/// How much a turn is about subjects that have their own business (health, money, housing, family, small talk, the
/// institution), 0 to 1.
[[nodiscard]] double other_business(const AnnotatedTranscript& talk, TurnIndex turn);

/// Words of working life and skill in a turn: how many (0 to 1), and where the first stands.
struct WorkWords {
  double amount = 0;
  Span first;
};

/// Those that everyday talk seldom has and that `before` did not just say.
[[nodiscard]] WorkWords work_words(const AnnotatedTranscript& talk, TurnIndex turn, std::optional<TurnIndex> before);

}  // namespace gribning
