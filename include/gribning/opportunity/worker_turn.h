// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "gribning/conversation/transcript.h"

namespace gribning {

/// Form of a professional's question (docs/coding.md, section 7).
enum class QuestionForm { none, open, closed, chain };
/// What a question invites: any ("har du nogen spørgsmål?") or some ("hvilke spørgsmål har du?").
enum class Invites { nothing, any, some };

[[nodiscard]] std::string_view code(QuestionForm value);
/// Empty for Invites::nothing.
[[nodiscard]] std::string_view code(Invites value);
[[nodiscard]] std::optional<QuestionForm> question_form_from(std::string_view code);
[[nodiscard]] std::optional<Invites> invites_from(std::string_view code);
[[nodiscard]] const Bilingual& title(QuestionForm value);

/// What is noted about one turn by a professional. It describes the turn, not the person.
struct WorkerTurn {
  TurnIndex turn = 0;
  /// A minimal response that only hands the floor back.
  bool continuer = false;
  QuestionForm question = QuestionForm::none;
  Invites invites = Invites::nothing;
  /// At least half of the turn delivers what is meaningful to the institution.
  bool institutional = false;

  friend bool operator==(const WorkerTurn&, const WorkerTurn&) = default;
};

/// How strongly a turn takes up what another speaker's turn said.
struct Tie {
  TurnIndex turn = 0;
  /// The turn that it follows.
  TurnIndex to = 0;
  /// 0 (nothing of it) to 1.
  double strength = 0;

  friend bool operator==(const Tie&, const Tie&) = default;
};

}  // namespace gribning
