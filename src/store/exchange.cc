// SPDX-License-Identifier: MIT
#include "exchange.h"

#include <fmt/format.h>

namespace gribning::store {
namespace {

Json turn_of(const std::optional<TurnIndex>& turn) { return turn ? Json(*turn) : Json(); }

/// Members that hold nothing are left out.
void put(Json& json, const char* name, Json value) {
  const bool nothing = value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
                       (value.is_structured() && value.empty());
  if (!nothing) json[name] = std::move(value);
}

void put_anchor(Json& json, const Anchor& anchor) {
  put(json, "turn", turn_of(anchor.turn));
  if (!anchor.span.empty()) json["span"] = {anchor.span.begin, anchor.span.end};
  put(json, "quote", anchor.quote);
  put(json, "response", turn_of(anchor.response));
  put(json, "later", turn_of(anchor.later));
}

std::optional<TurnIndex> turn_from(const Json& json, const char* name) {
  if (!json.contains(name)) return std::nullopt;
  return json.at(name).get<TurnIndex>();
}

Span span_from(const Json& json) {
  if (!json.contains("span")) return {};
  return {json.at("span").at(0).get<std::uint32_t>(), json.at("span").at(1).get<std::uint32_t>()};
}

Anchor anchor_from(const Json& json) {
  return {.turn = turn_from(json, "turn"),
          .span = span_from(json),
          .quote = json.value("quote", ""),
          .response = turn_from(json, "response"),
          .later = turn_from(json, "later")};
}

Json fields_json(const Fields& fields) {
  Json json = Json::object();
  for (const auto& [name, value] : fields) json[name] = value;
  return json;
}

Fields fields_from(const Json& json) {
  Fields fields;
  if (!json.contains("fields")) return fields;
  for (const auto& [name, value] : json.at("fields").items()) fields.emplace(name, value.get<std::string>());
  return fields;
}

}  // namespace

std::string file_name(std::string_view name) {
  constexpr std::size_t kLongest = 150;
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || byte >= 0x80 || (c == '.' && !out.empty());
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  if (out.size() <= kLongest) return out;
  auto cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) --cut;
  return out.substr(0, cut) + "~" + sha256(name).substr(0, 16);
}

Json to_json(const FindingRows& rows) {
  Json json = Json::object();
  json["opportunities"] = Json::array();
  for (const auto& row : rows.opportunities) {
    Json one = {{"turn", row.turn}};
    put(one, "response", turn_of(row.response));
    put(one, "later", turn_of(row.later));
    one["fields"] = fields_json(row.fields);
    // Damage is for check() to tell; what can still be read is written.
    auto evidence = Json::parse(row.evidence, nullptr, false);
    one["evidence"] = evidence.is_discarded() ? Json::array() : std::move(evidence);
    json["opportunities"].push_back(std::move(one));
  }
  json["worker_turns"] = Json::array();
  for (const auto& [turn, fields] : rows.worker_turns) {
    json["worker_turns"].push_back({{"turn", turn}, {"fields", fields_json(fields)}});
  }
  json["annotations"] = Json::array();
  for (const auto& row : rows.annotations) {
    json["annotations"].push_back({{"turn", row.turn},
                                   {"span", {row.span.begin, row.span.end}},
                                   {"label", row.label},
                                   {"weight", row.weight},
                                   {"producer", row.producer},
                                   {"rule", row.rule}});
  }
  return json;
}

FindingRows findings_from(const Json& json) {
  FindingRows rows;
  for (const auto& one : json.at("opportunities")) {
    rows.opportunities.push_back({.turn = one.at("turn").get<TurnIndex>(),
                                  .response = turn_from(one, "response"),
                                  .later = turn_from(one, "later"),
                                  .fields = fields_from(one),
                                  .evidence = one.at("evidence").dump()});
  }
  for (const auto& one : json.at("worker_turns")) {
    rows.worker_turns.emplace_back(one.at("turn").get<TurnIndex>(), fields_from(one));
  }
  for (const auto& one : json.at("annotations")) {
    rows.annotations.push_back({.turn = one.at("turn").get<TurnIndex>(),
                                .span = span_from(one),
                                .label = one.at("label").get<std::string>(),
                                .weight = one.at("weight").get<double>(),
                                .producer = one.at("producer").get<std::string>(),
                                .rule = one.at("rule").get<std::string>()});
  }
  return rows;
}

Json to_json(const Decision& decision, const std::vector<StoredPlacement>& placements) {
  Json json = {
      {"number", decision.number}, {"time", decision.time}, {"act", code(decision.act)}, {"layer", decision.layer}};
  put(json, "label", decision.label);
  json["version"] = decision.version;
  put_anchor(json, decision.anchor);
  put(json, "fields", fields_json(decision.fields));
  put(json, "note", decision.note);
  if (decision.about) json["about"] = *decision.about;
  json["phase"] = code(decision.phase);
  json["codebook"] = decision.codebook;
  Json places = Json::array();
  for (const auto& placement : placements) {
    Json one = {{"version", placement.version}, {"hold", code(placement.hold)}};
    put_anchor(one, placement.anchor);
    places.push_back(std::move(one));
  }
  put(json, "placements", std::move(places));
  return json;
}

Decision decision_from(const Json& json, std::vector<StoredPlacement>& placements) {
  const auto wrong = [](const char* name) { return std::invalid_argument(name); };
  const auto act = act_from(json.at("act").get<std::string>());
  const auto phase = phase_from(json.at("phase").get<std::string>());
  if (!act) throw wrong("act");
  if (!phase) throw wrong("phase");
  Decision decision{.number = json.at("number").get<std::int64_t>(),
                    .coder = {},
                    .time = json.at("time").get<std::int64_t>(),
                    .act = *act,
                    .conversation = {},
                    .version = json.at("version").get<int>(),
                    .layer = json.at("layer").get<std::string>(),
                    .label = json.value("label", ""),
                    .anchor = anchor_from(json),
                    .fields = fields_from(json),
                    .note = json.value("note", ""),
                    .about = {},
                    .phase = *phase,
                    .codebook = json.at("codebook").get<int>()};
  if (json.contains("about")) decision.about = json.at("about").get<std::int64_t>();
  if (!json.contains("placements")) return decision;
  for (const auto& one : json.at("placements")) {
    const auto hold = hold_from(one.at("hold").get<std::string>());
    if (!hold) throw wrong("hold");
    placements.push_back({one.at("version").get<int>(), *hold, anchor_from(one)});
  }
  return decision;
}

}  // namespace gribning::store
