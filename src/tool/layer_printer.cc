// SPDX-License-Identifier: MIT
#include "layer_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "gribning/layers/stance.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

double two_decimals(double value) { return std::round(value * 100) / 100; }

}  // namespace

LayerPrinter::LayerPrinter(const AnnotatedTranscript& talk, const std::vector<std::string>& layers, Language language)
    : talk_(talk), wanted_(layers.begin(), layers.end()), language_(language) {
  for (const auto& address : find_addressees(talk)) addresses_[address.turn] = address;
}

std::string LayerPrinter::text() const {
  const auto& transcript = talk_.transcript;
  auto out = "# " + transcript.name + "\n";
  for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
    out += fmt::format("\n{} {}: {}\n", transcript.turns[turn].number, transcript.speaker_of(turn).label,
                       transcript.talk(turn));
    for (const auto& annotation : talk_.of(turn)) {
      const auto& name = talk_.labels->name(annotation.label);
      if (!is_wanted(name)) continue;
      out += fmt::format("    {} [{}]{} ({})\n", talk_.codebook->title(name).in(language_), name,
                         quoted(annotation.span), annotation.provenance.rule);
    }
    if (is_wanted("stance/")) out += tentative_in_words(turn);
  }
  return out;
}

nlohmann::ordered_json LayerPrinter::json() const {
  const auto& transcript = talk_.transcript;
  Json turns = Json::array();
  for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
    Json out;
    out["turn"] = transcript.turns[turn].number;
    out["speaker"] = transcript.speaker_of(turn).label;
    out["role"] = code(transcript.role_of(turn));
    if (is_wanted("stance/")) out["tentative"] = tentative(turn);
    if (is_wanted("address/")) out["to"] = to(turn);
    if (is_wanted("sequence/")) out["looks_back"] = looks_back(turn);
    out["annotations"] = Json::array();
    for (const auto& annotation : talk_.of(turn)) {
      const auto& name = talk_.labels->name(annotation.label);
      if (!is_wanted(name)) continue;
      const auto title = talk_.codebook->title(name);
      out["annotations"].push_back({{"label", name},
                                    {"da", title.da},
                                    {"en", title.en},
                                    {"quote", one_line(annotation.span)},
                                    {"begin", annotation.span.begin},
                                    {"end", annotation.span.end},
                                    {"weight", two_decimals(static_cast<double>(annotation.weight))},
                                    {"producer", annotation.provenance.producer},
                                    {"rule", annotation.provenance.rule}});
    }
    turns.push_back(std::move(out));
  }
  return {{"conversation", transcript.name}, {"turns", std::move(turns)}};
}

bool LayerPrinter::is_wanted(std::string_view label) const {
  return wanted_.empty() || wanted_.contains(label.substr(0, label.find('/')));
}

std::string LayerPrinter::one_line(Span span) const {
  std::string words(quote(talk_.transcript.text, span));
  std::ranges::replace_if(
      words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return words;
}

std::string LayerPrinter::quoted(Span span) const {
  const auto words = one_line(span);
  return language_ == Language::da ? fmt::format(" »{}«", words) : fmt::format(" '{}'", words);
}

std::string LayerPrinter::tentative_in_words(TurnIndex turn) const {
  const auto found = tentativeness(talk_, turn);
  if (found.parts.empty()) return {};
  std::string parts;
  for (const auto& part : found.parts) {
    parts += (parts.empty() ? "" : ", ") + talk_.codebook->title(part.label).in(language_);
    if (part.count > 1) parts += fmt::format(" ×{}", part.count);
  }
  return fmt::format("    {} {:.2f}: {}\n", language_ == Language::da ? "Forsigtighed" : "Tentativeness", found.score,
                     parts);
}

nlohmann::ordered_json LayerPrinter::tentative(TurnIndex turn) const {
  const auto found = tentativeness(talk_, turn);
  Json parts = Json::array();
  for (const auto& part : found.parts) {
    parts.push_back({{"label", part.label},
                     {"weight", two_decimals(part.weight)},
                     {"count", part.count},
                     {"quote", one_line(part.span)}});
  }
  return {{"score", two_decimals(found.score)}, {"parts", std::move(parts)}};
}

nlohmann::ordered_json LayerPrinter::to(TurnIndex turn) const {
  const auto it = addresses_.find(turn);
  if (it == addresses_.end()) return nullptr;
  const auto& address = it->second;
  Json speaker = nullptr;
  if (address.participant) speaker = talk_.transcript.participants[*address.participant].label;
  return {{"addressee", code(address.to)}, {"speaker", std::move(speaker)}, {"rule", address.rule}};
}

nlohmann::ordered_json LayerPrinter::looks_back(TurnIndex turn) const {
  Json relations = Json::array();
  for (const auto& relation : talk_.sequence.looks_back(turn)) {
    relations.push_back({{"to", talk_.transcript.turns[relation.to].number},
                         {"bond", code(relation.bond)},
                         {"strength", two_decimals(relation.strength)}});
  }
  return relations;
}

}  // namespace gribning::tool
