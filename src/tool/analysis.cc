// SPDX-License-Identifier: MIT
#include "analysis.h"

#include <nlohmann/json.hpp>

#include "gribning/opportunity/in_words.h"

namespace gribning::tool {
namespace {

std::int64_t number_of(const Transcript& transcript, TurnIndex turn) { return transcript.turns[turn].number; }

}  // namespace

Analysis analyse(Transcript transcript, const Analyst& analyst) {
  Analysis analysis{.talk = analyst.annotators.annotate(std::move(transcript)), .opportunities = {}};
  analysis.opportunities = find_opportunities(analysis.talk, analyst.reasons);
  return analysis;
}

std::string note_of(const Opportunity& opportunity, const Transcript& transcript) {
  std::string note;
  for (const auto& evidence : opportunity.evidence()) {
    const auto words = words_at(transcript, evidence.span);
    if (words.empty()) continue;
    note += (note.empty() ? "" : "; ") + evidence.rule + ": " + words;
  }
  return note;
}

Coding coding_of(const Analysis& analysis) {
  Coding coding{.conversation = analysis.talk.transcript.name};
  for (const auto& opportunity : analysis.opportunities) {
    coding.opportunities.push_back(opportunity.coding());
    coding.notes.push_back(note_of(opportunity, analysis.talk.transcript));
  }
  coding.worker_turns = code_worker_turns(analysis.talk);
  coding.ties = measure_ties(analysis.talk);
  return coding;
}

nlohmann::ordered_json to_json(const Opportunity& opportunity, const Transcript& transcript) {
  const auto& coding = opportunity.coding();
  const auto turn_or_null = [&](std::optional<TurnIndex> turn) {
    return turn ? nlohmann::ordered_json(number_of(transcript, *turn)) : nlohmann::ordered_json();
  };
  nlohmann::ordered_json json;
  json["conversation"] = transcript.name;
  json["turn"] = number_of(transcript, coding.turn);
  json["speaker"] = transcript.speaker_of(coding.turn).label;
  json["talk"] = transcript.talk(coding.turn);
  json["perspective"] = code(coding.perspective);
  json["orientation"] = code(coding.orientation);
  json["tentative"] = coding.tentative;
  json["response_turn"] = turn_or_null(coding.response);
  json["response"] = coding.response ? nlohmann::ordered_json(transcript.talk(*coding.response)) : nullptr;
  json["verdict"] = code(coding.verdict);
  json["how"] = code(coding.how);
  json["later"] = turn_or_null(coding.later);
  json["flag"] = opportunity.flagged();
  json["evidence"] = nlohmann::ordered_json::array();
  for (const auto& evidence : opportunity.evidence()) {
    json["evidence"].push_back({{"step", code(evidence.step)},
                                {"rule", evidence.rule},
                                {"da", evidence.words.da},
                                {"en", evidence.words.en},
                                {"turn", number_of(transcript, evidence.turn)},
                                {"quote", words_at(transcript, evidence.span)},
                                {"begin", evidence.span.begin},
                                {"end", evidence.span.end},
                                {"weight", std::round(evidence.weight * 1000) / 1000}});
  }
  return json;
}

void Tally::add(const Analysis& analysis) {
  ++conversations;
  turns += analysis.talk.transcript.turns.size();
  opportunities += analysis.opportunities.size();
  for (const auto& opportunity : analysis.opportunities) {
    switch (opportunity.coding().verdict) {
      case Verdict::taken_up:
        ++taken_up;
        break;
      case Verdict::acknowledged:
        ++acknowledged;
        break;
      case Verdict::not_taken_up:
        ++not_taken_up;
        break;
      case Verdict::none:
        ++none;
        break;
    }
  }
}

}  // namespace gribning::tool
