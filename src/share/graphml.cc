// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <map>
#include <pugixml.hpp>

#include "graph.h"
#include "gribning/base/xml.h"
#include "gribning/opportunity/in_words.h"
#include "numbers.h"

namespace gribning::share {
namespace {

struct Key {
  const char* id;
  const char* on;
  const char* type;
};

/// What stands on nodes and edges; the name of a key is its identifier.
constexpr std::array kKeys = {
    Key{"number", "node", "long"},     Key{"speaker", "node", "string"},     Key{"role", "node", "string"},
    Key{"talk", "node", "string"},     Key{"start", "node", "long"},         Key{"end", "node", "long"},
    Key{"thread", "node", "int"},      Key{"opportunity", "node", "string"}, Key{"bond", "edge", "string"},
    Key{"strength", "edge", "double"}, Key{"words", "edge", "string"},
};

void add_data(pugi::xml_node element, const char* key, std::string_view value) {
  if (value.empty()) return;
  auto data = append_element(element, "data", value);
  set_attribute(data, "key", key);
}

std::string node_id(TurnIndex turn) { return fmt::format("t{}", turn + 1); }

}  // namespace

Result<Shared> write_graphml(std::span<const Analysed> analysed, const ShareOptions& /*options*/) {
  const Analysed& each = analysed.front();
  const auto& talk = *each.talk;
  const Transcript& transcript = talk.transcript;
  std::map<TurnIndex, Verdict> verdicts;
  for (const auto& found : each.coding->opportunities) verdicts[found.turn] = found.verdict;
  pugi::xml_document document;
  const auto root = document.append_child("graphml");
  set_attribute(root, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  for (const Key& key : kKeys) {
    const auto element = append_element(root, "key");
    set_attribute(element, "id", key.id);
    set_attribute(element, "for", key.on);
    set_attribute(element, "attr.name", key.id);
    set_attribute(element, "attr.type", key.type);
  }
  const auto graph = append_element(root, "graph");
  set_attribute(graph, "id", transcript.name);
  set_attribute(graph, "edgedefault", "directed");
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    const auto node = append_element(graph, "node");
    set_attribute(node, "id", node_id(i));
    add_data(node, "number", std::to_string(turn.number));
    add_data(node, "speaker", transcript.speaker_of(i).label);
    add_data(node, "role", code(transcript.role_of(i)));
    add_data(node, "talk", transcript.talk(i));
    add_data(node, "start", or_empty(turn.start));
    add_data(node, "end", or_empty(turn.end));
    add_data(node, "thread", std::to_string(talk.sequence.thread_of(i)));
    if (const auto found = verdicts.find(i); found != verdicts.end())
      add_data(node, "opportunity", code(found->second));
  }
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    for (const Relation& relation : talk.sequence.looks_back(i)) {
      const auto edge = append_element(graph, "edge");
      set_attribute(edge, "source", node_id(relation.turn));
      set_attribute(edge, "target", node_id(relation.to));
      add_data(edge, "bond", code(relation.bond));
      add_data(edge, "strength", fmt::format("{}", rounded(relation.strength)));
      std::string words;
      for (const Span span : relation.words) words += (words.empty() ? "" : "; ") + words_at(transcript, span);
      add_data(edge, "words", words);
    }
  }
  return Shared{{{transcript.name + ".graphml", to_string(document)}}, {}};
}

}  // namespace gribning::share
