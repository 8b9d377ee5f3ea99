// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gribning/layers/lexicon.h"

namespace gribning {

/// How a question is built.
enum class QuestionShape {
  open,         ///< a question word that invites telling, or an elliptical topic question ("og helbredet?")
  fact,         ///< a question word that asks for a single fact ("hvornår", "hvor mange")
  polar,        ///< verb first: yes or no
  alternative,  ///< one or the other
  declarative,  ///< a statement or an echo with a question mark, or with a tag ("ikke også")
};

/// One question in a turn: tokens [first, last).
struct Question {
  QuestionShape shape = QuestionShape::open;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend bool operator==(const Question&, const Question&) = default;
};

/// From this many questions in a row in one turn it is a chain: one with its own increment is still one question.
inline constexpr std::size_t kQuestionsOfChain = 3;

[[nodiscard]] std::string_view code(QuestionShape shape);

/// The questions in the tokens of one turn, by word order and question words, and by question marks where the
/// transcript uses them. Where it does (`marked`), a sentence without the mark asks only when its form leaves no doubt;
/// where it does not, clauses end at pauses, and the last clause of the turn may also ask by a tag, as a statement
/// about what only the other knows, or as a topic without a verb.
[[nodiscard]] std::vector<Question> find_questions(std::span<const Token> tokens, bool marked);

}  // namespace gribning
