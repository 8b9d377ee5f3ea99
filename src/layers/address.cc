// SPDX-License-Identifier: MIT
#include "gribning/layers/address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "address.h"
#include "names.h"

namespace gribning {
namespace {

constexpr std::array<std::string_view, 4> kWritten = {"address/citizen", "address/professional", "address/all",
                                                      "address/about_citizen"};

/// As few speakers have no choice whom to speak to.
constexpr std::size_t kFewestSpeakers = 3;

/// "I" is written with a capital; "i" is a preposition.
bool is_plural(const AnnotatedTranscript& talk, const Token& token) {
  if (one_of(token, {"jer", "jeres", "allesammen"})) return true;
  return quote(talk.transcript.text, token.span) == "I" && talk.lexicon->language() == Language::da;
}

class AddresseeFinder {
 public:
  explicit AddresseeFinder(const AnnotatedTranscript& talk) : talk_(talk) {}

  std::vector<Address> find() {
    std::set<ParticipantIndex> speakers;
    for (const auto& turn : talk_.transcript.turns) speakers.insert(turn.speaker);
    if (speakers.size() < kFewestSpeakers) return {};
    names_.emplace(talk_);
    std::vector<Address> found;
    for (TurnIndex turn = 0; turn < talk_.tokens.size(); ++turn) {
      if (talk_.tokens[turn].empty()) continue;
      if (const auto address = address_of(turn)) found.push_back(*address);
    }
    return found;
  }

 private:
  [[nodiscard]] std::optional<Address> address_of(TurnIndex turn) const {
    if (const auto call = names_->call_in(turn)) return to(turn, call->participant, "name", call->span);
    const auto& tokens = talk_.tokens[turn];
    const auto plural = std::ranges::find_if(tokens, [&](const Token& token) { return is_plural(talk_, token); });
    if (plural != tokens.end()) return Address{turn, Addressee::all, std::nullopt, "plural", plural->span};
    if (const auto about = about_citizen(turn)) return about;
    return by_place(turn);
  }

  [[nodiscard]] std::optional<Address> to(TurnIndex turn, ParticipantIndex participant, std::string_view rule,
                                          Span span) const {
    const auto role = talk_.transcript.participants[participant].role;
    if (role == Role::citizen) return Address{turn, Addressee::citizen, participant, rule, span};
    if (is_professional(role)) return Address{turn, Addressee::professional, participant, rule, span};
    return std::nullopt;
  }

  /// A professional speaks of the citizen, not to them: "borgeren", or "han", "hun" and nowhere "du".
  [[nodiscard]] std::optional<Address> about_citizen(TurnIndex turn) const {
    if (!is_professional(talk_.transcript.role_of(turn))) return std::nullopt;
    const auto& tokens = talk_.tokens[turn];
    const auto has = [&](std::initializer_list<std::string_view> words) {
      return std::ranges::find_if(tokens, [&](const Token& token) { return one_of(token, words); });
    };
    if (has({"du", "dig", "din", "dit", "dine", "you", "your"}) != tokens.end()) return std::nullopt;
    auto named = has({"borgeren", "borgerens", "vedkommende"});
    // A pronoun is the citizen's only when the turn begins with it: others are spoken of too.
    if (named == tokens.end() && one_of(tokens.front(), {"han", "hun", "hans", "hendes"})) named = tokens.begin();
    if (named == tokens.end()) return std::nullopt;
    return Address{turn, Addressee::about_citizen, std::nullopt, "third-person", named->span};
  }

  /// The one who spoke before and answers next; else the one whose question is answered.
  [[nodiscard]] std::optional<Address> by_place(TurnIndex turn) const {
    const auto& turns = talk_.transcript.turns;
    const auto span = turns[turn].span;
    const auto speaker = turns[turn].speaker;
    if (turn > 0 && turns[turn - 1].speaker != speaker && !talk_.questions[turn - 1].empty()) {
      return to(turn, turns[turn - 1].speaker, "answer", span);
    }
    if (!talk_.questions[turn].empty() && turn + 1 < turns.size() && turns[turn + 1].speaker != speaker) {
      return to(turn, turns[turn + 1].speaker, "next-speaker", span);
    }
    return std::nullopt;
  }

  const AnnotatedTranscript& talk_;
  std::optional<SpokenNames> names_;
};

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  for (const auto& address : find_addressees(talk)) {
    out.push_back(
        {labels[static_cast<std::size_t>(address.to)], address.turn, address.span, 1, {"address", address.rule}});
  }
}

}  // namespace

std::string_view code(Addressee addressee) {
  return kWritten[static_cast<std::size_t>(addressee)].substr(std::string_view("address/").size());
}

std::vector<Address> find_addressees(const AnnotatedTranscript& talk) { return AddresseeFinder(talk).find(); }

Layer address_layer() { return {kWritten, annotate}; }

}  // namespace gribning
