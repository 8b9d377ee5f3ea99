// SPDX-License-Identifier: MIT
#include "regression.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace gribning {
namespace {

constexpr int kMostRounds = 200;
constexpr double kStill = 1e-4;

/// One sign over all cases: only those that have it.
struct Column {
  std::string name;
  Direction direction = Direction::either;
  std::vector<std::pair<std::size_t, double>> values;
  /// Standard deviation over all cases.
  double spread = 1;
  double weight = 0;
};

Direction direction_of(const std::string& name, const Restraint& restraint, bool& usable) {
  usable = true;
  if (restraint.signs == nullptr || restraint.signs->empty()) return Direction::either;
  const auto it = restraint.signs->find(name);
  usable = it != restraint.signs->end();
  return usable ? it->second : Direction::either;
}

std::vector<Column> make_columns(const std::vector<Case>& cases, const Restraint& restraint) {
  std::map<std::string, std::map<std::size_t, double>> values;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const auto& sign : *cases[i].signs) values[sign.name][i] += sign.value;
  }
  std::vector<Column> columns;
  const auto count = static_cast<double>(cases.size());
  for (const auto& [name, seen] : values) {
    bool usable = false;
    const auto direction = direction_of(name, restraint, usable);
    if (!usable || seen.size() < static_cast<std::size_t>(restraint.fewest)) continue;
    Column column{.name = name, .direction = direction, .values = {seen.begin(), seen.end()}};
    double sum = 0, squares = 0;
    for (const auto& [row, value] : column.values) {
      sum += value;
      squares += value * value;
    }
    column.spread = std::sqrt(std::max(0.0, squares / count - sum / count * sum / count));
    if (column.spread > 1e-6) columns.push_back(std::move(column));
  }
  return columns;
}

double kept_to(Direction direction, double weight) {
  if (direction == Direction::for_it) return std::max(0.0, weight);
  if (direction == Direction::against_it) return std::min(0.0, weight);
  return weight;
}

/// The slope and bend of the loss along one column.
template <class Values>
std::pair<double, double> along(const Values& values, const std::vector<Case>& cases,
                                const std::vector<double>& scores) {
  double slope = 0, bend = 0;
  for (const auto& [row, value] : values) {
    const double p = logistic(scores[row]);
    slope += cases[row].strength * (p - (cases[row].yes ? 1 : 0)) * value;
    bend += cases[row].strength * std::max(p * (1 - p), 1e-3) * value * value;
  }
  return {slope, bend};
}

}  // namespace

LinearModel fit_logistic(const std::vector<Case>& cases, const Restraint& restraint) {
  auto columns = make_columns(cases, restraint);
  std::vector<double> scores(cases.size(), 0);
  double bias = 0;
  std::vector<std::pair<std::size_t, double>> everywhere;
  for (std::size_t i = 0; i < cases.size(); ++i) everywhere.emplace_back(i, 1);
  for (int round = 0; round < kMostRounds; ++round) {
    const auto [bias_slope, bias_bend] = along(everywhere, cases, scores);
    const double bias_step = bias_bend > 0 ? -bias_slope / bias_bend : 0;
    bias += bias_step;
    for (auto& score : scores) score += bias_step;
    double most = std::abs(bias_step);
    for (auto& column : columns) {
      const auto [slope, bend] = along(column.values, cases, scores);
      const double penalty = restraint.penalty * column.spread;
      const double wanted = column.weight - (slope + penalty * column.weight) / (bend + penalty);
      const double step = kept_to(column.direction, wanted) - column.weight;
      if (step == 0) continue;
      column.weight += step;
      for (const auto& [row, value] : column.values) scores[row] += step * value;
      most = std::max(most, std::abs(step) * column.spread);
    }
    if (most < kStill) break;
  }
  LinearModel model;
  model.bias = bias;
  for (const auto& column : columns) {
    if (column.weight != 0) model.weights[column.name] = column.weight;
  }
  return model;
}

}  // namespace gribning
