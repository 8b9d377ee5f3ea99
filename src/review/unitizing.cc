// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <vector>

#include "gribning/review/agreement.h"

namespace gribning {
namespace {

/// A part of the continuum as one coder sees it: a stretch that was marked, or the gap between two.
struct Section {
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  bool marked = false;
};

std::vector<Section> sections_of(std::uint32_t length, const std::vector<MarkedStretch>& stretches) {
  std::vector<Section> sections;
  std::uint32_t at = 0;
  for (const auto& stretch : stretches) {
    assert(stretch.begin >= at && stretch.begin + stretch.length <= length);
    if (stretch.begin > at) sections.push_back({at, stretch.begin - at, false});
    sections.push_back({stretch.begin, stretch.length, true});
    at = stretch.begin + stretch.length;
  }
  if (at < length) sections.push_back({at, length - at, false});
  return sections;
}

/// One more, or `times` more, of this length.
void count(std::vector<double>& by_length, std::size_t length, double times) {
  if (length >= by_length.size()) by_length.resize(length + 1);
  by_length[length] += times;
}

double squared(double value) { return value * value; }

/// Krippendorff's squared difference between a section of one coder and one of another.
double difference(const Section& a, const Section& b) {
  const double begin = static_cast<double>(a.begin) - b.begin;
  const double end = begin + a.length - b.length;
  if (a.marked && b.marked) {
    const bool overlap = -static_cast<double>(a.length) < begin && begin < b.length;
    return overlap ? squared(begin) + squared(end) : 0;
  }
  if (a.marked && !b.marked && begin >= 0 && end <= 0) return squared(a.length);
  if (!a.marked && b.marked && begin <= 0 && end >= 0) return squared(b.length);
  return 0;
}

}  // namespace

void Continuum::add_conversation(std::uint32_t length, const std::vector<std::vector<MarkedStretch>>& marked,
                                 double times) {
  assert(marked.size() == coders_);
  std::vector<std::vector<Section>> sections;
  for (const auto& of_coder : marked) sections.push_back(sections_of(length, of_coder));
  length_ += times * length;
  for (std::size_t i = 0; i < coders_; ++i) {
    for (const auto& section : sections[i]) {
      count(section.marked ? stretches_ : gaps_, section.length, times);
      // Both coders' sections are in order: those before the first that can touch are passed over.
      for (std::size_t k = i + 1; k < coders_; ++k) {
        for (const auto& other : sections[k]) {
          if (other.begin >= section.begin + section.length) break;
          if (other.begin + other.length <= section.begin) continue;
          differences_ += 2 * times * difference(section, other);
        }
      }
    }
  }
}

void Continuum::add(const Continuum& other, double times) {
  assert(other.coders_ == coders_);
  length_ += times * other.length_;
  differences_ += times * other.differences_;
  for (std::size_t length = 0; length < other.stretches_.size(); ++length) {
    count(stretches_, length, times * other.stretches_[length]);
  }
  for (std::size_t length = 0; length < other.gaps_.size(); ++length) count(gaps_, length, times * other.gaps_[length]);
}

std::optional<double> Continuum::observed() const {
  if (length_ <= 0 || coders_ < 2) return std::nullopt;
  const auto coders = static_cast<double>(coders_);
  return differences_ / (coders * (coders - 1) * squared(length_));
}

std::optional<double> Continuum::expected() const {
  if (length_ <= 0 || coders_ < 2) return std::nullopt;
  double marked = 0;
  for (const double stretches : stretches_) marked += stretches;
  const double all = static_cast<double>(coders_) * length_;
  double sum = 0, within = 0;
  // From the longest down: how many gaps a stretch fits into, and how much room they have.
  double gaps = 0, room = 0;
  for (std::size_t at = std::max(stretches_.size(), gaps_.size()); at-- > 0;) {
    const auto length = static_cast<double>(at);
    if (at < gaps_.size()) {
      gaps += gaps_[at];
      room += gaps_[at] * (length + 1);
    }
    if (at >= stretches_.size()) continue;
    const double among_marks = (marked - 1) / 3 * (2 * length * length * length - 3 * length * length + length);
    sum += stretches_[at] * (among_marks + length * length * (room - gaps * length));
    within += stretches_[at] * length * (length - 1);
  }
  const double places = all * (all - 1) - within;
  if (places <= 0) return std::nullopt;
  return 2 / length_ * sum / places;
}

Coefficient unitizing_alpha(std::span<const Continuum> kinds) {
  double observed = 0, expected = 0;
  bool anything = false;
  for (const auto& kind : kinds) {
    observed += kind.observed().value_or(0);
    expected += kind.expected().value_or(0);
    anything = anything || kind.anything_marked();
  }
  if (!anything) {
    return {std::nullopt,
            {"ingen har markeret noget, så der er ingen strækninger at sammenligne",
             "nobody marked anything, so there are no stretches to compare"}};
  }
  if (expected <= 0) {
    return {observed <= 0 ? 1.0 : 0.0,
            {"alt er markeret: tallet kan ikke skelne enighed fra tilfældet",
             "everything is marked: agreement cannot be told from chance"}};
  }
  return {1 - observed / expected, {}};
}

}  // namespace gribning
