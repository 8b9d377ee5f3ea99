// SPDX-License-Identifier: MIT
#include "gribning/layers/weights.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace gribning {
namespace {

/// Enough decimals that rounding changes no judgement, few enough to read.
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

}  // namespace

double& SignWeights::operator[](std::string_view sign) {
  if (2 * (entries_.size() + 1) > places_.size()) {
    constexpr std::size_t kFewest = 16;
    places_.assign(std::max(kFewest, 2 * places_.size()), 0);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) places_[find(entries_[i].first)] = i + 1;
  }
  auto& place = places_[find(sign)];
  if (place == 0) {
    entries_.emplace_back(sign, 0);
    place = static_cast<std::uint32_t>(entries_.size());
  }
  return entries_[place - 1].second;
}

bool operator==(const SignWeights& a, const SignWeights& b) {
  return a.size() == b.size() && std::ranges::all_of(a, [&](const auto& entry) {
           const auto place = b.places_[b.find(entry.first)];
           return place != 0 && b.entries_[place - 1].second == entry.second;
         });
}

double LinearModel::score(const Signs& signs) const {
  double sum = bias;
  for (const auto& sign : signs) sum += weight(sign.name) * sign.value;
  return sum;
}

double logistic(double score) { return 1 / (1 + std::exp(-score)); }

Result<Weights> Weights::parse(std::string_view json, std::string_view file) {
  const auto bad = [&](const std::string& detail) {
    return tl::unexpected(
        Failure{.code = "weights-file",
                .message = {"Filen med vægte kan ikke læses: " + detail + ". Lav den igen med »gribning learn«.",
                            "The file of weights can't be read: " + detail + ". Make it again with 'gribning learn'."},
                .file = std::string(file)});
  };
  const auto document = nlohmann::json::parse(json, nullptr, false);
  if (!document.is_object()) return bad("JSON");
  Weights weights;
  try {
    for (const auto& [key, value] : document.at("origin").items()) weights.origin[key] = value.get<std::string>();
    for (const auto& [key, value] : document.at("thresholds").items()) weights.thresholds_[key] = value.get<double>();
    for (const auto& [name, model] : document.at("models").items()) {
      auto& known = weights.models_[name];
      known.bias = model.at("bias").get<double>();
      for (const auto& [sign, weight] : model.at("weights").items()) known.weights[sign] = weight.get<double>();
    }
  } catch (const nlohmann::json::exception& error) {
    return bad(error.what());
  }
  return weights;
}

std::string Weights::write() const {
  nlohmann::json document;  // keys come out in alphabetical order: the same weights give the same bytes
  document["origin"] = origin;
  document["thresholds"] = nlohmann::json::object();
  for (const auto& [name, value] : thresholds_) document["thresholds"][name] = rounded(value);
  document["models"] = nlohmann::json::object();
  for (const auto& [name, model] : models_) {
    auto& out = document["models"][name];
    out["bias"] = rounded(model.bias);
    out["weights"] = nlohmann::json::object();
    for (const auto& [sign, weight] : model.weights) {
      if (rounded(weight) != 0) out["weights"][sign] = rounded(weight);
    }
  }
  return document.dump(1) + "\n";
}

const LinearModel& Weights::model(std::string_view name) const {
  static const LinearModel kNone;
  const auto it = models_.find(name);
  return it == models_.end() ? kNone : it->second;
}

double Weights::threshold(std::string_view name, double otherwise) const {
  const auto it = thresholds_.find(name);
  return it == thresholds_.end() ? otherwise : it->second;
}

void Weights::set_model(const std::string& name, LinearModel model) { models_[name] = std::move(model); }
void Weights::set_threshold(const std::string& name, double value) { thresholds_[name] = value; }

}  // namespace gribning
