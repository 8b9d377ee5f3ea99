// SPDX-License-Identifier: MIT
#include "analysis.h"

#include <nlohmann/json.hpp>

#include "gribning/opportunity/in_words.h"
#include "json_text.h"

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

void write_opportunity(const Opportunity& opportunity, const Transcript& transcript, JsonText& out) {
  const auto& coding = opportunity.coding();
  const auto turn_or_null = [&](std::string_view name, std::optional<TurnIndex> turn) {
    out.key(name);
    if (turn) return out.whole(number_of(transcript, *turn));
    out.raw("null");
  };
  out.open('{');
  out.text("conversation", transcript.name);
  out.whole("turn", number_of(transcript, coding.turn));
  out.text("speaker", transcript.speaker_of(coding.turn).label);
  out.text("talk", transcript.talk(coding.turn));
  out.text("perspective", code(coding.perspective));
  out.text("orientation", code(coding.orientation));
  out.boolean("tentative", coding.tentative);
  turn_or_null("response_turn", coding.response);
  out.key("response");
  if (coding.response) {
    out.text(transcript.talk(*coding.response));
  } else {
    out.raw("null");
  }
  out.text("verdict", code(coding.verdict));
  out.text("how", code(coding.how));
  turn_or_null("later", coding.later);
  out.boolean("flag", opportunity.flagged());
  out.key("evidence");
  out.open('[');
  for (const auto& evidence : opportunity.evidence()) {
    out.open('{');
    out.text("step", code(evidence.step));
    out.text("rule", evidence.rule);
    out.text("da", evidence.words.da);
    out.text("en", evidence.words.en);
    out.whole("turn", number_of(transcript, evidence.turn));
    out.text("quote", words_at(transcript, evidence.span));
    out.whole("begin", evidence.span.begin);
    out.whole("end", evidence.span.end);
    out.rounded("weight", evidence.weight);
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

nlohmann::ordered_json to_json(const Opportunity& opportunity, const Transcript& transcript) {
  JsonText json;
  write_opportunity(opportunity, transcript, json);
  return nlohmann::ordered_json::parse(std::move(json).take());
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

std::array<std::size_t*, 7> Tally::members() {
  return {&conversations, &turns, &opportunities, &taken_up, &acknowledged, &not_taken_up, &none};
}

std::vector<std::size_t> Tally::counts() const {
  return {conversations, turns, opportunities, taken_up, acknowledged, not_taken_up, none};
}

void Tally::add(const std::vector<std::size_t>& counts) {
  const auto all = members();
  for (std::size_t i = 0; i < std::min(counts.size(), all.size()); ++i) *all[i] += counts[i];
}

}  // namespace gribning::tool
