// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gribning/base/result.h"
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

/// A weighted sum of named signs. What it was set by stands in the file it comes from.
struct LinearModel {
  double bias = 0;
  std::unordered_map<std::string, double> weights;

  /// Weight of a sign; 0 for one the model does not know.
  [[nodiscard]] double weight(const std::string& sign) const;
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
