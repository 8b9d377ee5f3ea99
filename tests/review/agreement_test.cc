// SPDX-License-Identifier: MIT
#include "gribning/review/agreement.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

// Expected values are worked out from the published tables by exact fractions; the publications print them rounded.

namespace {

using namespace gribning;

Tally tally_of(const std::vector<std::vector<int>>& table) {
  Tally tally(2, table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < table.size(); ++column) {
      tally.add_unit(std::array{static_cast<int>(row), static_cast<int>(column)}, table[row][column]);
    }
  }
  return tally;
}

/// Krippendorff (2011), Computing Krippendorff's alpha-reliability, example C: four observers, twelve units, with gaps.
/// Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., uses the same ratings.
Tally four_observers() {
  constexpr int n = kUncalled;
  const std::array<std::array<int, 12>, 4> calls = {{{0, 1, 2, 2, 1, 0, 3, 0, 1, n, n, n},
                                                     {0, 1, 2, 2, 1, 1, 3, 0, 1, 4, n, 2},
                                                     {n, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, n},
                                                     {0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, n}}};
  Tally tally(4, 5);
  for (std::size_t unit = 0; unit < 12; ++unit) {
    tally.add_unit(std::array{calls[0][unit], calls[1][unit], calls[2][unit], calls[3][unit]});
  }
  return tally;
}

void is(const Coefficient& coefficient, double expected) {
  REQUIRE(coefficient.value.has_value());
  CHECK(std::abs(*coefficient.value - expected) < 1e-9);
}

}  // namespace

TEST_CASE("Cohen's kappa is that of Fleiss, Levin and Paik's diagnoses, over all and label by label") {
  // Statistical Methods for Rates and Proportions, 3rd ed. (2003), table 18.1: kappa .68; psychotic .69, neurotic .50.
  const auto tally = tally_of({{75, 1, 4}, {5, 4, 1}, {0, 0, 10}});
  is(observed_agreement(tally), 0.89);
  is(cohen_kappa(tally), 23.0 / 34);
  is(cohen_kappa(tally.only(0)), 11.0 / 16);
  is(cohen_kappa(tally.only(1)), 1.0 / 2);
  is(cohen_kappa(tally.only(2)), 17.0 / 22);
}

TEST_CASE(
    "kappa falls with the marginals as in Feinstein and Cicchetti's paradox, positive and negative agreement do not") {
  // Journal of Clinical Epidemiology 43 (1990), 543-549 and 551-558.
  const auto even = tally_of({{40, 9}, {6, 45}});
  const auto skewed = tally_of({{80, 10}, {5, 5}});
  is(observed_agreement(even), 0.85);
  is(observed_agreement(skewed), 0.85);
  is(cohen_kappa(even), 291.0 / 416);
  is(cohen_kappa(skewed), 7.0 / 22);
  is(specific_agreement(skewed, 0), 160.0 / 175);
  is(specific_agreement(skewed, 1), 10.0 / 25);
}

TEST_CASE("Gwet's AC1 stays where kappa falls below nothing") {
  // Gwet (2002), Kappa statistic is not satisfactory for assessing the extent of agreement between raters, table 2.
  const auto tally = tally_of({{118, 5}, {2, 0}});
  is(cohen_kappa(tally), -4.0 / 171);
  is(gwet_ac1(tally), 27799.0 / 29549);
}

TEST_CASE("Fleiss' kappa is that of fourteen raters and ten subjects") {
  // The worked example of Fleiss' kappa in Wikipedia: 0.210.
  const std::vector<std::array<int, 5>> table = {{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0},
                                                 {2, 2, 8, 1, 1},  {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2},
                                                 {6, 5, 2, 1, 0},  {0, 2, 2, 3, 7}};
  Tally tally(14, 5);
  for (const auto& row : table) {
    std::vector<int> calls;
    for (int label = 0; label < 5; ++label) calls.insert(calls.end(), static_cast<std::size_t>(row.at(label)), label);
    tally.add_unit(calls);
  }
  is(fleiss_kappa(tally), 4211.0 / 20059);
}

TEST_CASE("Krippendorff's alpha is that of his examples, with and without missing calls") {
  is(krippendorff_alpha(four_observers()), 113.0 / 152);  // printed as 0.743
  constexpr std::array<int, 10> first = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0};
  constexpr std::array<int, 10> second = {1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
  Tally binary(2, 2);
  for (std::size_t i = 0; i < first.size(); ++i) binary.add_unit(std::array{first.at(i), second.at(i)});
  is(krippendorff_alpha(binary), 2.0 / 21);  // example A, printed as 0.095
}

TEST_CASE("AC1 and Fleiss' kappa with missing calls are Gwet's") {
  // irrCAC prints 0.77544 and 0.76117 for these ratings.
  is(gwet_ac1(four_observers()), 31825.0 / 41041);
  is(fleiss_kappa(four_observers()), 7343.0 / 9647);
}

TEST_CASE("the unitizing alpha is that of Krippendorff's example") {
  // Measuring the reliability of qualitative text analysis data, Quality & Quantity 38 (2004), 787-800: two observers
  // along 300 units from 150 to 450, categories c and k; observed 0.0144 and 0, expected 0.0532 and 0.0490.
  Continuum c(2), k(2);
  c.add_conversation(300, {{{75, 70}, {220, 30}}, {{70, 80}, {205, 20}, {250, 20}}});
  k.add_conversation(300, {{{30, 60}, {150, 50}}, {{30, 60}, {150, 50}}});
  CHECK(std::abs(c.observed().value() - 13.0 / 900) < 1e-9);
  CHECK(std::abs(c.expected().value() - 69179.0 / 1299825) < 1e-9);
  is(unitizing_alpha({&c, 1}), 201615.0 / 276716);
  is(unitizing_alpha({&k, 1}), 1);
  is(unitizing_alpha(std::array{c, k}), 7925853267.0 / 9230432738.0);
}

TEST_CASE("tallies added conversation by conversation give the coefficients of all units") {
  const auto whole = tally_of({{40, 9}, {6, 45}});
  Tally parts(2, 2);
  parts.add(tally_of({{40, 0}, {6, 0}}));
  parts.add(tally_of({{0, 3}, {0, 15}}), 3);
  CHECK(cohen_kappa(parts).value.value() == Approx(cohen_kappa(whole).value.value()).epsilon(1e-12));
  CHECK(krippendorff_alpha(parts).value.value() == Approx(krippendorff_alpha(whole).value.value()).epsilon(1e-12));
  Continuum one(2), twice(2);
  one.add_conversation(10, {{{1, 2}}, {{2, 2}}});
  twice.add(one, 2);
  Continuum both(2);
  both.add_conversation(10, {{{1, 2}}, {{2, 2}}});
  both.add_conversation(10, {{{1, 2}}, {{2, 2}}});
  CHECK(unitizing_alpha({&twice, 1}).value.value() == Approx(unitizing_alpha({&both, 1}).value.value()).epsilon(1e-12));
}

TEST_CASE("no table gives NaN: what has no number has an explanation") {
  const auto explained = [](const Coefficient& coefficient) {
    return coefficient.value ? std::isfinite(*coefficient.value)
                             : !coefficient.note.da.empty() && !coefficient.note.en.empty();
  };
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      for (int c = 0; c < 3; ++c) {
        for (int d = 0; d < 3; ++d) {
          const auto tally = tally_of({{a, b}, {c, d}});
          for (const auto& coefficient :
               {observed_agreement(tally), specific_agreement(tally, 0), specific_agreement(tally, 1),
                cohen_kappa(tally), fleiss_kappa(tally), krippendorff_alpha(tally), gwet_ac1(tally)}) {
            INFO(a << ' ' << b << ' ' << c << ' ' << d);
            REQUIRE(explained(coefficient));
          }
        }
      }
    }
  }
  Continuum nothing(2), everything(2), one_sided(2);
  nothing.add_conversation(5, {{}, {}});
  everything.add_conversation(5, {{{0, 5}}, {{0, 5}}});
  one_sided.add_conversation(5, {{{1, 2}}, {}});
  for (const auto& continuum : {nothing, everything, one_sided, Continuum(2)}) {
    CHECK(explained(unitizing_alpha({&continuum, 1})));
  }
}

TEST_CASE("one label by everybody is full agreement that says so; one-sided use is named") {
  const auto same = cohen_kappa(tally_of({{12, 0}, {0, 0}}));
  CHECK(same.value == 1);
  CHECK_FALSE(same.note.en.empty());
  const auto one_sided = cohen_kappa(tally_of({{12, 3}, {0, 0}}));
  CHECK(one_sided.value == 0);
  CHECK(one_sided.note.en.find("single label") != std::string::npos);
}

TEST_CASE("what only one coder called does not change agreement on what both called") {
  auto tally = tally_of({{40, 9}, {6, 45}});
  const auto before = cohen_kappa(tally).value;
  for (int i = 0; i < 100; ++i) tally.add_unit(std::array{0, kUncalled});
  CHECK(cohen_kappa(tally).value == before);
  CHECK(krippendorff_alpha(tally).value.value() ==
        Approx(krippendorff_alpha(tally_of({{40, 9}, {6, 45}})).value.value()).epsilon(1e-12));
}
