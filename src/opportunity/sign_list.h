// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// What a model says of signs while they are found: LinearModel::score() without a list of them. Most turns need no
/// more.
struct Score {
  explicit Score(const LinearModel& by) : model(by), sum(by.bias) {}

  const LinearModel& model;
  double sum;
  /// The name of the sign at hand.
  std::string name;
};

/// Where signs go: into a list, or into a score.
class SignSink {
 public:
  explicit SignSink(Signs& signs) : signs_(&signs) {}
  explicit SignSink(Score& score) : score_(&score) {}

  void take(std::string_view prefix, std::string_view name, double value, TurnIndex turn, Span span) const {
    if (score_ != nullptr) {
      score_->name.assign(prefix).append(name);
      score_->sum += score_->model.weight(score_->name) * value;
      return;
    }
    std::string whole;
    whole.reserve(prefix.size() + name.size());
    whole.append(prefix).append(name);
    signs_->push_back({std::move(whole), value, turn, span});
  }

 private:
  Signs* signs_ = nullptr;
  Score* score_ = nullptr;
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

/// The score of opportunity_signs() and of institutional_signs().
[[nodiscard]] double opportunity_score(const AnnotatedTranscript& talk, TurnIndex turn, const LinearModel& model);
[[nodiscard]] double institutional_score(const AnnotatedTranscript& talk, TurnIndex turn, const LinearModel& model);

}  // namespace gribning
