// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "gribning/layers/lexicon.h"

namespace gribning {

/// Some words in a row: a clause, or what is left of it.
using Words = std::span<const Token>;

[[nodiscard]] bool has_one_of(Words words, std::initializer_list<std::string_view> list);

/// "hvad", "hvordan", "hvor" …; not "hvis".
[[nodiscard]] bool is_question_word(const Token& token);

/// A finite verb by the word list, or by its ending when a subject stands next to it ("klipper du").
[[nodiscard]] bool is_finite(const Token& token);

/// A pronoun that can be the subject of a clause.
[[nodiscard]] bool is_subject(const Token& token);

/// "du", "I", "you": the one spoken to.
[[nodiscard]] bool is_addressee(const Token& token);

/// Without what a clause begins with before it says anything: "ja", "okay", "men", "øh". "så" stays: what follows
/// it is a statement ("så kan hun ringe"), unless a pause sets it off.
[[nodiscard]] Words without_lead(Words clause);

/// The clause begins with its finite verb and then its subject: "har du", "er lungefunktionen målt".
/// Parentheses ("tror jeg", "står der") are not such clauses.
[[nodiscard]] bool is_verb_first(Words body);

/// No finite verb: "og røgen", "fra skolen".
[[nodiscard]] bool is_verbless(Words words);

/// The question phrase that opens the clause has its verb next to it, as in a main clause: "hvad laver du", "hvor
/// mange timer bliver det"; not "hvad du laver".
[[nodiscard]] bool is_main_question(Words body);

}  // namespace gribning
