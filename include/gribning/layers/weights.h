// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/base/short_hash.h"
#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// Something seen in the talk that speaks for or against a judgement, with the place that shows it.
struct Sign {
  /// "story/first-person", "tie/repeat" … Explained to people in annotations/reasons.tsv.
  std::string name;
  /// How much of it there is; most signs are 0 or 1, and none grows without bound.
  double value = 0;
  /// The turn and the words that show it; an empty span stands for the turn as a whole.
  TurnIndex turn = 0;
  Span span;

  friend bool operator==(const Sign&, const Sign&) = default;
};

using Signs = std::vector<Sign>;

/// The weight of each sign that a model knows, in the order that they were set. Asked several times for every word of
/// talk: a sign is found by its name as it stands, without a copy.
class SignWeights {
 public:
  /// 0 for a sign that has none.
  [[nodiscard]] double of(std::string_view sign) const {
    if (places_.empty()) return 0;
    const auto place = places_[find(sign)];
    return place == 0 ? 0 : entries_[place - 1].second;
  }
  /// 0, and known from now on, for a sign that had none.
  double& operator[](std::string_view sign);

  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  /// In whatever order they were set.
  friend bool operator==(const SignWeights& a, const SignWeights& b);

 private:
  /// The sign's place, or the free one where it belongs. There must be places.
  [[nodiscard]] std::size_t find(std::string_view sign) const {
    auto at = short_hash(sign) & (places_.size() - 1);
    while (places_[at] != 0 && entries_[places_[at] - 1].first != sign) at = (at + 1) & (places_.size() - 1);
    return at;
  }

  std::vector<std::pair<std::string, double>> entries_;
  /// An open hash table, a power of two in size and at least half free: 1 + position in entries_, or 0.
  std::vector<std::uint32_t> places_;
};

/// A weighted sum of named signs. What it was set by stands in the file it comes from.
struct LinearModel {
  double bias = 0;
  SignWeights weights;

  /// Weight of a sign; 0 for one the model does not know.
  [[nodiscard]] double weight(std::string_view sign) const { return weights.of(sign); }
  /// bias + sum of weight × value.
  [[nodiscard]] double score(const Signs& signs) const;
};

/// 1 / (1 + exp(-score)).
[[nodiscard]] double logistic(double score);

/// All weights and thresholds of the analysis: annotations/weights.json, written by `gribning learn`.
class Weights {
 public:
  [[nodiscard]] static Result<Weights> parse(std::string_view json, std::string_view file);
  /// Readable JSON in a stable order, numbers rounded to four decimals.
  [[nodiscard]] std::string write() const;

  /// An empty model when there is none of this name.
  [[nodiscard]] const LinearModel& model(std::string_view name) const;
  [[nodiscard]] double threshold(std::string_view name, double otherwise) const;
  void set_model(const std::string& name, LinearModel model);
  void set_threshold(const std::string& name, double value);
  /// What the weights were set by: "data", "date", "command".
  std::map<std::string, std::string> origin;

 private:
  std::map<std::string, LinearModel, std::less<>> models_;
  std::map<std::string, double, std::less<>> thresholds_;
};

}  // namespace gribning
