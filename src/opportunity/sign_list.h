// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>

#include "gribning/layers/annotate.h"
#include "gribning/layers/weights.h"

namespace gribning {

/// Collects the signs of one turn under a prefix ("own/", "before/").
class SignList {
 public:
  SignList(Signs& signs, std::string prefix, TurnIndex turn) : signs_(signs), prefix_(std::move(prefix)), turn_(turn) {}

  void add(const std::string& name, double value, Span span = {}) {
    if (value != 0) signs_.push_back({prefix_ + name, value, turn_, span});
  }
  void when(bool seen, const std::string& name, Span span = {}) { add(name, seen ? 1 : 0, span); }

 private:
  Signs& signs_;
  std::string prefix_;
  TurnIndex turn_;
};

/// Every label of the turn as a sign, by the strongest of its cues ("stance/hedge").
void add_labels(const AnnotatedTranscript& talk, TurnIndex turn, SignList& list);

/// Every word category of the turn as a sign ("word/tool"), by how many different words show it. Words that `besides`
/// already said are somebody else's and do not count.
void add_words(const AnnotatedTranscript& talk, TurnIndex turn, const std::vector<Token>* besides, SignList& list);

/// How much there is of something, without growing for ever: 1 at `enough`.
inline double up_to(double count, double enough) { return std::min(count, enough) / enough; }

}  // namespace gribning
