// SPDX-License-Identifier: MIT
#include "convokit.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "codes.h"
#include "numbers.h"

namespace gribning::share {
namespace {

using Json = nlohmann::ordered_json;

std::string id_of(const Transcript& transcript, TurnIndex turn) {
  return fmt::format("{}/{}", transcript.name, turn + 1);
}

std::string speaker_id(const Transcript& transcript, ParticipantIndex speaker) {
  return fmt::format("{}/{}", transcript.name, transcript.participants[speaker].label);
}

/// ConvoKit lists the Python types of the values that stand under each key of `meta`.
class Index {
 public:
  void note(const Json& meta) {
    for (const auto& [key, value] : meta.items()) {
      if (value.is_null()) continue;
      auto& types = types_[key];
      if (types.is_null()) types = Json::array();
      const std::string type = fmt::format("<class '{}'>", python_type(value));
      if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
    }
  }
  [[nodiscard]] const Json& types() const { return types_; }

 private:
  static std::string_view python_type(const Json& value) {
    if (value.is_boolean()) return "bool";
    if (value.is_number_integer()) return "int";
    if (value.is_number()) return "float";
    if (value.is_array()) return "list";
    if (value.is_object()) return "dict";
    return "str";
  }

  Json types_ = Json::object();
};

/// What is said about one turn, as metadata of an utterance.
class TurnFacts {
 public:
  explicit TurnFacts(const Analysed& analysed) : analysed_(analysed), facts_(analysed.talk->transcript.turns.size()) {
    const Transcript& transcript = analysed.talk->transcript;
    for (auto& each : facts_) each = Json::object();
    const auto number = [&](std::optional<TurnIndex> turn) {
      return turn ? Json(transcript.turns[*turn].number) : Json();
    };
    for (const auto& found : analysed.coding->opportunities) {
      auto& facts = facts_[found.turn];
      facts["opportunity"] = true;
      facts["perspective"] = code(found.perspective);
      facts["orientation"] = code(found.orientation);
      facts["tentative"] = found.tentative;
      facts["verdict"] = code(found.verdict);
      facts["how"] = code(found.how);
      facts["response_turn"] = number(found.response);
      facts["later"] = number(found.later);
    }
    for (const auto& turn : analysed.coding->worker_turns) {
      auto& facts = facts_[turn.turn];
      facts["continuer"] = turn.continuer;
      facts["question"] = code(turn.question);
      facts["invites"] = code(turn.invites);
      facts["institutional"] = turn.institutional;
    }
    for (const auto& tie : analysed.coding->ties) {
      facts_[tie.turn]["tie"] = rounded(tie.strength);
      facts_[tie.turn]["tie_to"] = number(tie.to);
    }
  }

  [[nodiscard]] Json meta(TurnIndex turn) const {
    const auto& talk = *analysed_.talk;
    Json meta;
    meta["turn"] = talk.transcript.turns[turn].number;
    meta["role"] = code(talk.transcript.role_of(turn));
    meta["words"] = plain_words(talk.transcript.turns[turn]);
    if (talk.transcript.turns[turn].end) meta["end"] = *talk.transcript.turns[turn].end;
    meta["labels"] = Json::array();
    for (const auto& annotation : talk.of(turn)) {
      const std::string& label = talk.labels->name(annotation.label);
      auto& labels = meta["labels"];
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    meta.update(facts_[turn]);
    return meta;
  }

 private:
  const Analysed& analysed_;
  std::vector<Json> facts_;
};

std::string one_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

struct Corpus {
  std::string utterances;
  Json speakers = Json::object();
  Json conversations = Json::object();
  Index utterance_index, speaker_index, conversation_index;
};

void add(Corpus& corpus, const Analysed& analysed) {
  const auto& talk = *analysed.talk;
  const Transcript& transcript = talk.transcript;
  if (transcript.turns.empty()) return;
  const TurnFacts facts(analysed);
  for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
    // A conversation is a tree below its first utterance.
    const auto answered = talk.sequence.responds_to(turn);
    const Json reply_to = turn == 0 ? Json() : Json(id_of(transcript, answered.value_or(turn - 1)));
    const auto& start = transcript.turns[turn].start;
    Json utterance;
    utterance["id"] = id_of(transcript, turn);
    utterance["conversation_id"] = id_of(transcript, 0);
    utterance["text"] = transcript.talk(turn);
    utterance["speaker"] = speaker_id(transcript, transcript.turns[turn].speaker);
    utterance["meta"] = facts.meta(turn);
    utterance["reply-to"] = reply_to;
    utterance["timestamp"] = start ? Json(static_cast<double>(*start) / 1000.0) : Json();
    utterance["vectors"] = Json::array();
    corpus.utterance_index.note(utterance["meta"]);
    corpus.utterances += one_line(utterance);
  }
  for (ParticipantIndex i = 0; i < transcript.participants.size(); ++i) {
    const auto& participant = transcript.participants[i];
    Json meta{{"label", participant.label}, {"role", code(participant.role)}, {"description", participant.description}};
    corpus.speaker_index.note(meta);
    corpus.speakers[speaker_id(transcript, i)] = {{"meta", std::move(meta)}, {"vectors", Json::array()}};
  }
  Json meta{{"name", transcript.name}, {"constructed", transcript.constructed}};
  if (transcript.language) meta["language"] = code(*transcript.language);
  for (const auto& [key, value] : transcript.metadata) {
    if (!meta.contains(key)) meta[key] = value;
  }
  corpus.conversation_index.note(meta);
  corpus.conversations[id_of(transcript, 0)] = {{"meta", std::move(meta)}, {"vectors", Json::array()}};
}

}  // namespace

Result<Shared> write_convokit(std::span<const Analysed> analysed, const ShareOptions& options) {
  Corpus corpus;
  for (const Analysed& each : analysed) add(corpus, each);
  const Json meta{{"name", options.name}};
  Index overall;
  overall.note(meta);
  const Json index{{"utterances-index", corpus.utterance_index.types()},
                   {"speakers-index", corpus.speaker_index.types()},
                   {"conversations-index", corpus.conversation_index.types()},
                   {"overall-index", overall.types()},
                   {"version", 1},
                   {"vectors", Json::array()}};
  return Shared{{{"utterances.jsonl", std::move(corpus.utterances)},
                 {"speakers.json", one_line(corpus.speakers)},
                 {"conversations.json", one_line(corpus.conversations)},
                 {"corpus.json", one_line(meta)},
                 {"index.json", one_line(index)}},
                {}};
}

}  // namespace gribning::share
