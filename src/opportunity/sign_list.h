// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// What a model says of the signs of many turns, one after the other: LinearModel::score() without a list of them. Most
/// turns need no more. Remembers the weight of each sign that it has met.
class Scorer {
 public:
  /// `model` must outlive it.
  explicit Scorer(const LinearModel& model) : model_(model), known_(kPlaces) {}

  /// Begins a new sum.
  void begin() { sum_ = model_.bias; }
  void take(std::string_view prefix, std::string_view name, double value) { sum_ += weight(prefix, name) * value; }
  [[nodiscard]] double sum() const { return sum_; }

 private:
  /// A sign by the letters of its parts, which stand somewhere as long as there is a lexicon, or in passing.
  struct Known {
    const char* prefix = nullptr;
    const char* name = nullptr;
    std::string sign;
    double weight = 0;
  };
  /// A power of two; some hundred signs are in use.
  static constexpr std::size_t kPlaces = 1024;

  [[nodiscard]] double weight(std::string_view prefix, std::string_view name);

  const LinearModel& model_;
  std::vector<Known> known_;
  double sum_ = 0;
};

/// Where signs go: into a list, or into a score.
class SignSink {
 public:
  explicit SignSink(Signs& signs) : signs_(&signs) {}
  explicit SignSink(Scorer& scorer) : scorer_(&scorer) {}

  void take(std::string_view prefix, std::string_view name, double value, TurnIndex turn, Span span) const {
    if (scorer_ != nullptr) return scorer_->take(prefix, name, value);
    std::string whole;
    whole.reserve(prefix.size() + name.size());
    whole.append(prefix).append(name);
    signs_->push_back({std::move(whole), value, turn, span});
  }

 private:
  Signs* signs_ = nullptr;
  Scorer* scorer_ = nullptr;
};

/// Collects the signs of one turn under a prefix ("own/", "before/"), which has to outlive the list.
class SignList {
 public:
  SignList(SignSink sink, std::string_view prefix, TurnIndex turn) : sink_(sink), prefix_(prefix), turn_(turn) {}
  SignList(Signs& signs, std::string_view prefix, TurnIndex turn) : SignList(SignSink(signs), prefix, turn) {}

  void add(std::string_view name, double value, Span span = {}) {
    if (value != 0) sink_.take(prefix_, name, value, turn_, span);
  }
  void when(bool seen, std::string_view name, Span span = {}) { add(name, seen ? 1 : 0, span); }

 private:
  SignSink sink_;
  std::string_view prefix_;
  TurnIndex turn_;
};

/// Every label of the turn as a sign, by the strongest of its cues ("stance/hedge"); not those that `besides` names.
void add_labels(const AnnotatedTranscript& talk, TurnIndex turn, SignList& list,
                bool (*besides)(std::string_view label) = nullptr);

/// Every word category of the turn as a sign ("word/tool"), by how many different words show it. Words that `besides`
/// already said are somebody else's and do not count.
void add_words(const AnnotatedTranscript& talk, TurnIndex turn, const std::vector<Token>* besides, SignList& list);

/// How much there is of something, without growing for ever: 1 at `enough`.
inline double up_to(double count, double enough) { return std::min(count, enough) / enough; }

/// The score of opportunity_signs() and of institutional_signs() by the scorer's model.
[[nodiscard]] double opportunity_score(const AnnotatedTranscript& talk, TurnIndex turn, Scorer& scorer);
[[nodiscard]] double institutional_score(const AnnotatedTranscript& talk, TurnIndex turn, Scorer& scorer);

}  // namespace gribning
