// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
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

[[nodiscard]] std::string_view code(QuestionShape shape);

/// The questions in the tokens of one turn, by word order and question words, and by question marks where the
/// transcript uses them (`marked`: it does; verb-first clauses without one are then not questions).
[[nodiscard]] std::vector<Question> find_questions(const std::vector<Token>& tokens, bool marked);

}  // namespace gribning
