// SPDX-License-Identifier: MIT
#include "names.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

bool is_capital(std::string_view word) {
  if (word.empty()) return false;
  if (word.front() >= 'A' && word.front() <= 'Z') return true;
  return word.starts_with("Æ") || word.starts_with("Ø") || word.starts_with("Å");
}

}  // namespace

SpokenNames::SpokenNames(const AnnotatedTranscript& talk) : talk_(talk) {
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    for (std::size_t i = 0; i < talk.tokens[turn].size(); ++i) {
      if (is_name(turn, i) && !starts_sentence(turn, i)) ++capitals_[written(turn, i)];
    }
  }
  calls();
  introductions();
}

std::string_view SpokenNames::written(TurnIndex turn, std::size_t token) const {
  return quote(talk_.transcript.text, talk_.tokens[turn][token].span);
}

bool SpokenNames::starts_sentence(TurnIndex turn, std::size_t token) const {
  return token == 0 || talk_.tokens[turn][token - 1].ends_sentence;
}

bool SpokenNames::is_name(TurnIndex turn, std::size_t token) const {
  const auto& type = *talk_.tokens[turn][token].type;
  return type.carries_topic() && is_capital(written(turn, token));
}

/// "Lotte, vil du …", "Tak, Poul.", "Hvad siger du, Sine?"
bool SpokenNames::is_call(TurnIndex turn, std::size_t token) const {
  const auto& tokens = talk_.tokens[turn];
  if (!is_name(turn, token) || !capitals_.contains(written(turn, token))) return false;
  const bool begins =
      token == 0 || tokens[token - 1].ends_clause || one_of(tokens[token - 1], {"hej", "tak", "ja", "og"});
  return begins && tokens[token].ends_clause;
}

void SpokenNames::introductions() {
  for (TurnIndex turn = 0; turn < talk_.tokens.size(); ++turn) {
    const auto& tokens = talk_.tokens[turn];
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      const bool calls_self = (one_of(tokens[i - 2], {"jeg"}) && one_of(tokens[i - 1], {"hedder"})) ||
                              (one_of(tokens[i - 2], {"navn", "name"}) && one_of(tokens[i - 1], {"er", "is"}));
      if (calls_self && is_name(turn, i)) speaker_of_[written(turn, i)] = talk_.transcript.turns[turn].speaker;
    }
  }
}

/// Whoever speaks next after being called by name again and again has that name.
void SpokenNames::calls() {
  std::map<std::string_view, std::map<ParticipantIndex, int>> answers;
  const auto& turns = talk_.transcript.turns;
  for (TurnIndex turn = 0; turn + 1 < turns.size(); ++turn) {
    const auto next = turns[turn + 1].speaker;
    if (next == turns[turn].speaker) continue;
    for (std::size_t i = 0; i < talk_.tokens[turn].size(); ++i) {
      if (is_call(turn, i)) ++answers[written(turn, i)][next];
    }
  }
  for (const auto& [name, speakers] : answers) {
    auto best = speakers.begin();
    int others = 0;
    for (auto it = speakers.begin(); it != speakers.end(); ++it) {
      others += it->second;
      if (it->second > best->second) best = it;
    }
    others -= best->second;
    if (best->second > others) speaker_of_[name] = best->first;
  }
}

std::optional<SpokenNames::Call> SpokenNames::call_in(TurnIndex turn) const {
  for (std::size_t i = 0; i < talk_.tokens[turn].size(); ++i) {
    if (!is_call(turn, i)) continue;
    const auto known = speaker_of_.find(written(turn, i));
    if (known == speaker_of_.end() || known->second == talk_.transcript.turns[turn].speaker) continue;
    return Call{known->second, talk_.tokens[turn][i].span};
  }
  return std::nullopt;
}

}  // namespace gribning
