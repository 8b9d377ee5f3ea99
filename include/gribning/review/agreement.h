// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "gribning/base/language.h"

namespace gribning {

/// A figure with its 95 % interval, from resampling whole conversations.
struct Figure {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// A coefficient of agreement. It is a finite number or nothing, never NaN; where the number alone would mislead, or
/// there is none, `note` says why in words.
struct Coefficient {
  std::optional<double> value;
  Bilingual note;

  friend bool operator==(const Coefficient&, const Coefficient&) = default;
};

/// A unit that this coder has not called.
inline constexpr int kUncalled = -1;

/// What coders called the same units, as the sums that every coefficient is computed from. Sums of several
/// conversations are added, so that a conversation can be left out or counted twice without going back to its units.
/// Units that fewer than two coders called say nothing about agreement; Fleiss and Gwet still use them to see how
/// common a label is, as Gwet (2014, ch. 2) does with missing ratings.
class Tally {
 public:
  Tally(std::size_t coders, std::size_t labels);

  /// One unit: what each coder called it, 0 to labels - 1 or kUncalled.
  void add_unit(std::span<const int> calls, double times = 1);
  /// All units of `other` (of the same shape), each so many times.
  void add(const Tally& other, double times = 1);

  [[nodiscard]] std::size_t coders() const { return coders_; }
  [[nodiscard]] std::size_t labels() const { return labels_; }
  /// Units that at least two coders called.
  [[nodiscard]] double units() const { return sums_[kUnits]; }
  /// How often `first` called a unit `row` that `second` called `column` (positions of coders, first < second).
  [[nodiscard]] double both(std::size_t first, std::size_t second, std::size_t row, std::size_t column) const {
    return sums_[table_at(first, second) + row * labels_ + column];
  }
  /// Calls of a label among units that at least two coders called.
  [[nodiscard]] double calls(std::size_t label) const { return sums_[calls_at(label)]; }
  /// Krippendorff's coincidences of a label with itself.
  [[nodiscard]] double coincidences(std::size_t label) const { return sums_[calls_at(label) + labels_]; }
  /// Sum over units of the share of coders who called it so.
  [[nodiscard]] double shares(std::size_t label) const { return sums_[calls_at(label) + 2 * labels_]; }
  /// Units that anybody called, and the sum over units of the share of pairs of coders that agree.
  [[nodiscard]] double called_units() const { return sums_[kCalledUnits]; }
  [[nodiscard]] double agreeing() const { return sums_[kAgreeing]; }
  /// One label against all others: 0 is the label, 1 the rest.
  [[nodiscard]] Tally only(std::size_t label) const;

 private:
  static constexpr std::size_t kUnits = 0;
  static constexpr std::size_t kCalledUnits = 1;
  static constexpr std::size_t kAgreeing = 2;
  static constexpr std::size_t kFirstLabel = 3;
  [[nodiscard]] std::size_t calls_at(std::size_t label) const { return kFirstLabel + label; }
  [[nodiscard]] std::size_t table_at(std::size_t first, std::size_t second) const;

  std::size_t coders_;
  std::size_t labels_;
  /// All sums in a row, so that adding two tallies is one loop.
  std::vector<double> sums_;
};

/// Share of pairs of calls that agree. Nothing without units.
[[nodiscard]] Coefficient observed_agreement(const Tally& tally);
/// Of the calls of this label, the share that the other coders called so too: Cicchetti and Feinstein's positive
/// agreement (1990), for one label of two or many; over all pairs of coders when there are more than two.
[[nodiscard]] Coefficient specific_agreement(const Tally& tally, std::size_t label);
/// Cohen's kappa (1960) of two of the coders.
[[nodiscard]] Coefficient cohen_kappa(const Tally& tally, std::size_t first = 0, std::size_t second = 1);
/// Fleiss' kappa (1971), of any number of coders; with missing calls as Gwet (2014) generalises it.
[[nodiscard]] Coefficient fleiss_kappa(const Tally& tally);
/// Krippendorff's alpha for nominal data (2011), of any number of coders, with missing calls.
[[nodiscard]] Coefficient krippendorff_alpha(const Tally& tally);
/// Gwet's AC1 (2008), of any number of coders, with missing calls (2014). The labels that anybody used count.
[[nodiscard]] Coefficient gwet_ac1(const Tally& tally);

/// A stretch that a coder marked, in turns from the beginning of the conversation.
struct MarkedStretch {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;

  friend bool operator==(const MarkedStretch&, const MarkedStretch&) = default;
};

/// What coders marked along conversations, as the sums that the unitizing alpha is computed from. A stretch may be
/// placed anywhere in its own conversation, never across two.
class Continuum {
 public:
  explicit Continuum(std::size_t coders) : coders_(coders) {}

  /// One conversation: for each coder the stretches in order. Those of one coder may not overlap.
  void add_conversation(std::uint32_t length, const std::vector<std::vector<MarkedStretch>>& marked, double times = 1);
  void add(const Continuum& other, double times = 1);

  /// Krippendorff's observed and expected disagreement; nothing without length.
  [[nodiscard]] std::optional<double> observed() const;
  [[nodiscard]] std::optional<double> expected() const;
  [[nodiscard]] bool anything_marked() const { return !stretches_.empty(); }

 private:
  std::size_t coders_;
  double length_ = 0;
  /// Sum of the differences between every two coders' sections.
  double differences_ = 0;
  /// How many stretches and gaps there are of each length, by length: adding two is one loop.
  std::vector<double> stretches_;
  std::vector<double> gaps_;
};

/// Krippendorff's alpha for unitizing (1995; 2004, Quality & Quantity 38, 787-800) over one or several kinds of marks.
[[nodiscard]] Coefficient unitizing_alpha(std::span<const Continuum> kinds);

}  // namespace gribning
