// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>

#include "gribning/review/learn.h"

namespace gribning {
namespace {

/// How strongly weights are held back, in pairs of turns: what many signs say together counts, not what one says alone.
constexpr double kPenalty = 400;
/// A weight must rest on more than a few pairs.
constexpr int kFewest = 8;
/// Signs that are rare in the pairs are held back harder: they count as if they varied this much.
constexpr double kLeastDeviation = 0.25;
/// One standard deviation of the weighted sum, before the logistic function: strengths then fill the range 0 to 1.
constexpr double kStretch = 1.5;

using Row = std::vector<double>;

/// A column of signs, shifted and scaled to mean 0 and deviation 1.
struct Scaling {
  double mean = 0;
  double deviation = 0;
};

/// Where each rating stands among all: 0 for the lowest to 1, ties in the middle of their place.
Row ranks(const std::vector<RatedPair>& pairs) {
  std::vector<double> sorted;
  for (const auto& pair : pairs) sorted.push_back(pair.rating);
  std::ranges::sort(sorted);
  Row out;
  for (const auto& pair : pairs) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), pair.rating);
    const auto middle = static_cast<double>(first - sorted.begin()) + static_cast<double>(last - first) / 2;
    out.push_back(middle / static_cast<double>(sorted.size()));
  }
  return out;
}

/// Solves A·x = b for a symmetric positive definite A by Cholesky's method.
Row solve(std::vector<Row> a, Row b) {
  const auto n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(sum) : sum / a[j][j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

/// The signs of all pairs as a matrix, a column a sign that enough pairs have.
struct Design {
  std::vector<std::string> names;
  std::vector<Row> rows;
  std::vector<Scaling> columns;

  explicit Design(const std::vector<RatedPair>& pairs) {
    std::map<std::string, int> seen;
    for (const auto& pair : pairs) {
      for (const auto& sign : pair.signs) ++seen[sign.name];
    }
    std::map<std::string, std::size_t> places;
    for (const auto& [name, count] : seen) {
      if (count < kFewest) continue;
      places[name] = names.size();
      names.push_back(name);
    }
    for (const auto& pair : pairs) {
      auto& row = rows.emplace_back(names.size(), 0.0);
      for (const auto& sign : pair.signs) {
        if (const auto it = places.find(sign.name); it != places.end()) row[it->second] = sign.value;
      }
    }
    scale();
  }

 private:
  void scale() {
    const auto count = static_cast<double>(rows.size());
    for (std::size_t c = 0; c < names.size(); ++c) {
      Scaling column;
      for (const auto& row : rows) column.mean += row[c] / count;
      for (const auto& row : rows) column.deviation += (row[c] - column.mean) * (row[c] - column.mean) / count;
      column.deviation = std::max(kLeastDeviation, std::sqrt(column.deviation));
      for (auto& row : rows) row[c] = (row[c] - column.mean) / column.deviation;
      columns.push_back(column);
    }
  }
};

/// Least squares on scaled signs with a penalty on the size of the weights.
Row fit_ridge(const Design& design, const Row& wanted) {
  const auto width = design.names.size();
  std::vector<Row> products(width, Row(width, 0.0));
  Row right(width, 0.0);
  for (std::size_t r = 0; r < design.rows.size(); ++r) {
    const auto& row = design.rows[r];
    for (std::size_t i = 0; i < width; ++i) {
      right[i] += row[i] * wanted[r];
      for (std::size_t j = 0; j <= i; ++j) products[i][j] += row[i] * row[j];
    }
  }
  for (std::size_t i = 0; i < width; ++i) products[i][i] += kPenalty;
  return solve(std::move(products), std::move(right));
}

}  // namespace

LinearModel learn_tie(const std::vector<RatedPair>& pairs) {
  const auto places = ranks(pairs);
  const Design design(pairs);
  Row wanted;
  for (const auto place : places) wanted.push_back(place - 0.5);
  const auto weights = fit_ridge(design, wanted);
  double spread = 0;
  for (const auto& row : design.rows) {
    double sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) sum += weights[i] * row[i];
    spread += sum * sum / static_cast<double>(design.rows.size());
  }
  const double stretch = spread > 0 ? kStretch / std::sqrt(spread) : 0;
  LinearModel model;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double weight = stretch * weights[i] / design.columns[i].deviation;
    model.weights[design.names[i]] = weight;
    model.bias -= weight * design.columns[i].mean;
  }
  return model;
}

}  // namespace gribning
