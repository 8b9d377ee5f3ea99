// SPDX-License-Identifier: MIT
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "gribning/opportunity/in_words.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json described(const WorkerTurn& turn) {
  return {{"continuer", turn.continuer},
          {"question", code(turn.question)},
          {"invites", code(turn.invites)},
          {"institutional", turn.institutional}};
}

Json layers_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Json list = Json::array();
  for (const auto& annotation : talk.of(turn)) {
    const std::string& label = talk.labels->name(annotation.label);
    const auto slash = label.find('/');
    list.push_back({{"layer", label.substr(0, slash)},
                    {"label", slash == std::string::npos ? label : label.substr(slash + 1)},
                    {"quote", words_at(talk.transcript, annotation.span)},
                    {"begin", annotation.span.begin},
                    {"end", annotation.span.end},
                    {"weight", rounded(annotation.weight)},
                    {"producer", annotation.provenance.producer},
                    {"rule", annotation.provenance.rule}});
  }
  return list;
}

Json sequence_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Json list = Json::array();
  for (const Relation& relation : talk.sequence.looks_back(turn)) {
    Json words = Json::array();
    for (const Span span : relation.words) words.push_back(words_at(talk.transcript, span));
    list.push_back({{"to", talk.transcript.turns[relation.to].number},
                    {"bond", code(relation.bond)},
                    {"strength", rounded(relation.strength)},
                    {"words", std::move(words)}});
  }
  return list;
}

}  // namespace

std::string annotated_lines(const Analysis& analysis) {
  const auto& talk = analysis.talk;
  const Transcript& transcript = talk.transcript;
  std::map<TurnIndex, Json> opportunities;
  for (const auto& found : analysis.opportunities) opportunities[found.turn()] = to_json(found, transcript);
  std::map<TurnIndex, WorkerTurn> worker_turns;
  for (const auto& turn : code_worker_turns(talk)) worker_turns.emplace(turn.turn, turn);
  std::map<TurnIndex, Tie> ties;
  for (const auto& tie : measure_ties(talk)) ties.emplace(tie.turn, tie);
  std::string out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    Json line{{"conversation", transcript.name},
              {"turn", turn.number},
              {"speaker", transcript.speaker_of(i).label},
              {"role", code(transcript.role_of(i))},
              {"talk", transcript.talk(i)},
              {"words", plain_words(turn)},
              {"begin", turn.span.begin},
              {"end", turn.span.end}};
    if (turn.start) line["start_ms"] = *turn.start;
    if (turn.end) line["end_ms"] = *turn.end;
    if (const auto tie = ties.find(i); tie != ties.end()) {
      line["tie"] = rounded(tie->second.strength);
      line["tie_to"] = transcript.turns[tie->second.to].number;
    }
    line["layers"] = layers_of(talk, i);
    line["sequence"] = sequence_of(talk, i);
    line["thread"] = talk.sequence.thread_of(i);
    if (const auto found = opportunities.find(i); found != opportunities.end()) line["opportunity"] = found->second;
    if (const auto found = worker_turns.find(i); found != worker_turns.end())
      line["worker_turn"] = described(found->second);
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace gribning::tool
