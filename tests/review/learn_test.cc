// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "review/regression.h"

namespace {

using namespace gribning;

Signs signs(std::initializer_list<const char*> names) {
  Signs found;
  for (const auto* name : names) found.push_back({.name = name, .value = 1});
  return found;
}

/// Twenty cases: "work" goes with yes, "weather" with no, "noise" with neither.
struct Cases {
  std::vector<Signs> seen;
  std::vector<Case> cases;

  Cases() {
    for (int i = 0; i < 20; ++i) {
      const bool yes = i % 2 == 0;
      auto one = yes ? signs({"work"}) : signs({"weather"});
      if (i % 4 < 2) one.push_back({.name = "noise", .value = 1});
      seen.push_back(std::move(one));
    }
    for (std::size_t i = 0; i < seen.size(); ++i) cases.push_back({&seen[i], i % 2 == 0});
  }
};

}  // namespace

TEST_CASE("weights follow the coding: for, against and neither") {
  const Cases data;
  const auto model = fit_logistic(data.cases, {.penalty = 1, .fewest = 2});
  CHECK(model.weight("work") > 0.5);
  CHECK(model.weight("weather") < -0.5);
  CHECK(model.weight("noise") == Approx(0).margin(0.05));
  CHECK(logistic(model.score(signs({"work"}))) > 0.7);
  CHECK(logistic(model.score(signs({"weather"}))) < 0.3);
}

TEST_CASE("a weight never goes against the direction that an analyst gave it") {
  const Cases data;
  const std::map<std::string, Direction> allowed = {{"work", Direction::against_it}, {"weather", Direction::either}};
  const auto model = fit_logistic(data.cases, {.penalty = 1, .fewest = 2, .signs = &allowed});
  CHECK(model.weight("work") == 0);
  CHECK(model.weight("weather") < 0);
  CHECK(model.weight("noise") == 0);
}

TEST_CASE("signs seen too seldom get no weight, and a stronger penalty gives smaller ones") {
  Cases data;
  data.seen[0].push_back({.name = "once", .value = 1});
  CHECK(fit_logistic(data.cases, {.penalty = 1, .fewest = 2}).weight("once") == 0);
  CHECK(fit_logistic(data.cases, {.penalty = 50, .fewest = 2}).weight("work") <
        fit_logistic(data.cases, {.penalty = 1, .fewest = 2}).weight("work"));
}

TEST_CASE("the same cases give the same weights") {
  const Cases data;
  const auto once = fit_logistic(data.cases, {});
  const auto again = fit_logistic(data.cases, {});
  CHECK(once.weights == again.weights);
  CHECK(once.bias == again.bias);
}
