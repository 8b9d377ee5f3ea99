// SPDX-License-Identifier: MIT
#include "gribning/review/agreement.h"

#include <cassert>
#include <cmath>

namespace gribning {
namespace {

/// Sums of many additions: what differs by less than this is the same.
constexpr double kSame = 1e-12;

Coefficient nothing_to_compare() {
  return {std::nullopt,
          {"ingen steder, som mindst to har kaldt noget, så der er intet at sammenligne",
           "no place that at least two coders have called, so there is nothing to compare"}};
}

Coefficient one_label() {
  return {
      1.0,
      {"alle har brugt den samme ene betegnelse hver gang: fuld enighed, men tallet kan ikke skelne den fra tilfældet",
       "everybody used the same single label every time: full agreement, but it cannot be told from chance"}};
}

Bilingual one_sided() {
  return {"en af koderne har kun brugt én betegnelse; så er kappa 0, hvor enige I end er. Se på positiv enighed og AC1",
          "one coder used a single label only; kappa is then 0 however much you agree. Look at positive agreement and "
          "AC1"};
}

/// (observed - expected) / (1 - expected), or one_label() where chance alone explains all.
Coefficient beyond_chance(double observed, double expected) {
  if (1 - expected < kSame) return one_label();
  return {(observed - expected) / (1 - expected), {}};
}

}  // namespace

Tally::Tally(std::size_t coders, std::size_t labels)
    : coders_(coders),
      labels_(labels),
      sums_(kFirstLabel + 3 * labels + coders * (coders > 0 ? coders - 1 : 0) / 2 * labels * labels) {}

std::size_t Tally::table_at(std::size_t first, std::size_t second) const {
  assert(first < second && second < coders_);
  const auto pair = first * (2 * coders_ - first - 1) / 2 + (second - first - 1);
  return kFirstLabel + 3 * labels_ + pair * labels_ * labels_;
}

void Tally::add_unit(std::span<const int> calls, double times) {
  assert(calls.size() == coders_);
  std::vector<double> count(labels_);
  double called = 0;
  for (const int call : calls) {
    if (call == kUncalled) continue;
    ++count[static_cast<std::size_t>(call)];
    ++called;
  }
  if (called == 0) return;
  sums_[kCalledUnits] += times;
  for (std::size_t label = 0; label < labels_; ++label) {
    sums_[calls_at(label) + 2 * labels_] += times * count[label] / called;
    if (called < 2) continue;
    const double pairs = count[label] * (count[label] - 1);
    sums_[calls_at(label)] += times * count[label];
    sums_[calls_at(label) + labels_] += times * pairs / (called - 1);
    sums_[kAgreeing] += times * pairs / (called * (called - 1));
  }
  if (called < 2) return;
  sums_[kUnits] += times;
  for (std::size_t i = 0; i < coders_; ++i) {
    for (std::size_t k = i + 1; k < coders_; ++k) {
      if (calls[i] == kUncalled || calls[k] == kUncalled) continue;
      sums_[table_at(i, k) + static_cast<std::size_t>(calls[i]) * labels_ + static_cast<std::size_t>(calls[k])] +=
          times;
    }
  }
}

void Tally::add(const Tally& other, double times) {
  assert(other.sums_.size() == sums_.size());
  for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += times * other.sums_[i];
}

Tally Tally::only(std::size_t label) const {
  Tally two(coders_, 2);
  for (const auto sum : {kUnits, kCalledUnits}) two.sums_[sum] = sums_[sum];
  double all_calls = 0;
  for (std::size_t each = 0; each < labels_; ++each) {
    all_calls += calls(each);
    const std::size_t to = each == label ? 0 : 1;
    two.sums_[two.calls_at(to)] += calls(each);
    two.sums_[two.calls_at(to) + 4] += shares(each);
  }
  // A pair of calls that is no coincidence of the label with itself or with another is one of the rest with the rest.
  const double same = coincidences(label);
  two.sums_[two.calls_at(0) + 2] = same;
  two.sums_[two.calls_at(1) + 2] = all_calls - 2 * calls(label) + same;
  for (std::size_t i = 0; i < coders_; ++i) {
    for (std::size_t k = i + 1; k < coders_; ++k) {
      for (std::size_t row = 0; row < labels_; ++row) {
        for (std::size_t column = 0; column < labels_; ++column) {
          const std::size_t at = (row == label ? 0U : 2U) + (column == label ? 0U : 1U);
          two.sums_[two.table_at(i, k) + at] += both(i, k, row, column);
        }
      }
    }
  }
  return two;
}

Coefficient observed_agreement(const Tally& tally) {
  if (tally.units() <= 0) return nothing_to_compare();
  return {tally.agreeing() / tally.units(), {}};
}

Coefficient specific_agreement(const Tally& tally, std::size_t label) {
  if (tally.units() <= 0) return nothing_to_compare();
  double agreed = 0, called = 0;
  for (std::size_t i = 0; i < tally.coders(); ++i) {
    for (std::size_t k = i + 1; k < tally.coders(); ++k) {
      agreed += 2 * tally.both(i, k, label, label);
      for (std::size_t other = 0; other < tally.labels(); ++other) {
        called += tally.both(i, k, label, other) + tally.both(i, k, other, label);
      }
    }
  }
  if (called <= 0) return {std::nullopt, {"ingen har brugt betegnelsen", "nobody used this label"}};
  return {agreed / called, {}};
}

Coefficient cohen_kappa(const Tally& tally, std::size_t first, std::size_t second) {
  const auto labels = tally.labels();
  std::vector<double> rows(labels), columns(labels);
  double all = 0, same = 0;
  for (std::size_t row = 0; row < labels; ++row) {
    for (std::size_t column = 0; column < labels; ++column) {
      const double count = tally.both(first, second, row, column);
      rows[row] += count;
      columns[column] += count;
      all += count;
      if (row == column) same += count;
    }
  }
  if (all <= 0) return nothing_to_compare();
  double expected = 0;
  bool single = false;
  for (std::size_t label = 0; label < labels; ++label) {
    expected += rows[label] / all * columns[label] / all;
    single = single || rows[label] == all || columns[label] == all;
  }
  auto kappa = beyond_chance(same / all, expected);
  if (single && kappa.note.en.empty()) kappa.note = one_sided();
  return kappa;
}

Coefficient fleiss_kappa(const Tally& tally) {
  if (tally.units() <= 0) return nothing_to_compare();
  double expected = 0;
  for (std::size_t label = 0; label < tally.labels(); ++label) {
    expected += std::pow(tally.shares(label) / tally.called_units(), 2);
  }
  return beyond_chance(tally.agreeing() / tally.units(), expected);
}

Coefficient krippendorff_alpha(const Tally& tally) {
  if (tally.units() <= 0) return nothing_to_compare();
  double all = 0, same = 0, by_chance = 0;
  for (std::size_t label = 0; label < tally.labels(); ++label) {
    all += tally.calls(label);
    same += tally.coincidences(label);
    by_chance += tally.calls(label) * (tally.calls(label) - 1);
  }
  const double expected = 1 - by_chance / (all * (all - 1));
  if (expected < kSame) return one_label();
  return {1 - (1 - same / all) / expected, {}};
}

Coefficient gwet_ac1(const Tally& tally) {
  if (tally.units() <= 0) return nothing_to_compare();
  double spread = 0, used = 0;
  for (std::size_t label = 0; label < tally.labels(); ++label) {
    const double share = tally.shares(label) / tally.called_units();
    if (share > 0) ++used;
    spread += share * (1 - share);
  }
  if (used < 2) return one_label();
  return beyond_chance(tally.agreeing() / tally.units(), spread / (used - 1));
}

}  // namespace gribning
