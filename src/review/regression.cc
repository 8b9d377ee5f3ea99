// SPDX-License-Identifier: MIT
#include "regression.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>

namespace gribning {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

/// The cases as sparse rows; column 0 is the bias.
struct Design {
  std::vector<std::string> names;
  std::vector<std::vector<std::pair<std::size_t, double>>> rows;
};

Design make_design(const std::vector<Case>& cases, int fewest) {
  std::map<std::string, int> seen;
  for (const auto& one : cases) {
    for (const auto& sign : *one.signs) ++seen[sign.name];
  }
  Design design{.names = {"bias"}};
  std::unordered_map<std::string, std::size_t> columns;
  for (const auto& [name, count] : seen) {
    if (count < fewest) continue;
    columns[name] = design.names.size();
    design.names.push_back(name);
  }
  for (const auto& one : cases) {
    auto& row = design.rows.emplace_back();
    row.emplace_back(0, 1);
    for (const auto& sign : *one.signs) {
      if (const auto it = columns.find(sign.name); it != columns.end()) row.emplace_back(it->second, sign.value);
    }
  }
  return design;
}

/// Penalised negative log likelihood and its gradient.
double loss(const Design& design, const std::vector<Case>& cases, double penalty, const Vector& weights,
            Vector& gradient) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double p = i == 0 ? 0 : penalty;
    sum += 0.5 * p * weights[i] * weights[i];
    gradient[i] = p * weights[i];
  }
  for (std::size_t r = 0; r < cases.size(); ++r) {
    double score = 0;
    for (const auto& [column, value] : design.rows[r]) score += weights[column] * value;
    const double margin = cases[r].yes ? score : -score;
    sum += cases[r].strength * (margin > 0 ? std::log1p(std::exp(-margin)) : std::log1p(std::exp(margin)) - margin);
    const double error = cases[r].strength * (logistic(score) - (cases[r].yes ? 1 : 0));
    for (const auto& [column, value] : design.rows[r]) gradient[column] += error * value;
  }
  return sum;
}

/// The two-loop recursion over the last steps.
Vector direction(const Vector& gradient, const std::deque<Vector>& steps, const std::deque<Vector>& changes) {
  Vector q = gradient;
  std::vector<double> alphas(steps.size());
  for (std::size_t k = steps.size(); k-- > 0;) {
    alphas[k] = dot(steps[k], q) / dot(changes[k], steps[k]);
    for (std::size_t i = 0; i < q.size(); ++i) q[i] -= alphas[k] * changes[k][i];
  }
  if (!steps.empty()) {
    const double scale = dot(steps.back(), changes.back()) / dot(changes.back(), changes.back());
    for (auto& value : q) value *= scale;
  }
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const double beta = dot(changes[k], q) / dot(changes[k], steps[k]);
    for (std::size_t i = 0; i < q.size(); ++i) q[i] += steps[k][i] * (alphas[k] - beta);
  }
  for (auto& value : q) value = -value;
  return q;
}

}  // namespace

LinearModel fit_logistic(const std::vector<Case>& cases, double penalty, int fewest) {
  constexpr int kMostRounds = 200;
  constexpr std::size_t kMemory = 10;
  constexpr double kFlat = 1e-5;
  const auto design = make_design(cases, fewest);
  Vector weights(design.names.size(), 0), gradient(weights.size()), next_gradient(weights.size());
  double value = loss(design, cases, penalty, weights, gradient);
  std::deque<Vector> steps, changes;
  for (int round = 0; round < kMostRounds && std::sqrt(dot(gradient, gradient)) > kFlat; ++round) {
    const auto along = direction(gradient, steps, changes);
    const double slope = dot(along, gradient);
    double length = steps.empty() ? std::min(1.0, 1 / std::sqrt(dot(gradient, gradient))) : 1;
    Vector next(weights.size());
    double next_value = value;
    bool better = false;
    for (int tries = 0; tries < 30 && !better; ++tries, length /= 2) {
      for (std::size_t i = 0; i < weights.size(); ++i) next[i] = weights[i] + length * along[i];
      next_value = loss(design, cases, penalty, next, next_gradient);
      better = next_value <= value + 1e-4 * length * slope;
    }
    if (!better) break;
    Vector step(weights.size()), change(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      step[i] = next[i] - weights[i];
      change[i] = next_gradient[i] - gradient[i];
    }
    if (dot(step, change) > 1e-12) {
      steps.push_back(std::move(step));
      changes.push_back(std::move(change));
      if (steps.size() > kMemory) {
        steps.pop_front();
        changes.pop_front();
      }
    }
    weights = next;
    gradient = next_gradient;
    value = next_value;
  }
  LinearModel model;
  model.bias = weights[0];
  for (std::size_t i = 1; i < weights.size(); ++i) model.weights[design.names[i]] = weights[i];
  return model;
}

}  // namespace gribning
