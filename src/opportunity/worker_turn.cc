// SPDX-License-Identifier: MIT
#include "gribning/opportunity/worker_turn.h"

#include <array>

#include "gribning/base/named.h"

namespace gribning {
namespace {

const auto& question_forms() {
  static const std::array<Named<QuestionForm>, 4> rows{{
      {QuestionForm::none, "none", {"intet spørgsmål", "no question"}},
      {QuestionForm::open, "open", {"åbent spørgsmål", "open question"}},
      {QuestionForm::closed, "closed", {"lukket spørgsmål", "closed question"}},
      {QuestionForm::chain, "chain", {"spørgsmålskæde", "chain of questions"}},
  }};
  return rows;
}

const auto& invitations() {
  static const std::array<Named<Invites>, 3> rows{{
      {Invites::nothing, "", {"", ""}},
      {Invites::any, "any", {"nogen", "any"}},
      {Invites::some, "some", {"hvilke", "some"}},
  }};
  return rows;
}

}  // namespace

std::string_view code(QuestionForm value) { return row_of(question_forms(), value).code; }
std::string_view code(Invites value) { return row_of(invitations(), value).code; }
std::optional<QuestionForm> question_form_from(std::string_view code) { return value_from(question_forms(), code); }
std::optional<Invites> invites_from(std::string_view code) { return value_from(invitations(), code); }
const Bilingual& title(QuestionForm value) { return row_of(question_forms(), value).title; }

}  // namespace gribning
