// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/review/evaluate.h"

namespace gribning::tool {

/// A figure of an evaluation under the name that JSON gives it.
struct NamedFigure {
  std::string_view key;
  Bilingual name;
  Figure Accuracy::*figure;
};

/// All figures in the order in which they are shown.
[[nodiscard]] const std::vector<NamedFigure>& accuracy_figures();

/// "0.65  [0.58–0.73]", a dash when there is nothing to measure.
[[nodiscard]] std::string in_words(const Figure& figure);

/// What docs/accuracy.md says: the program and the two hand coders side by side, conversation by conversation.
struct AccuracyPage {
  /// The program against the agreed coding.
  std::vector<Comparison> program;
  /// One hand coder against the other; empty when they are not at hand.
  std::vector<Comparison> readers;
  /// The disagreements of each conversation in words, one a line.
  std::vector<std::vector<std::string>> places;
  /// The program was judged by weights that had not seen the conversation.
  bool unseen = false;
  std::size_t training = 0;
  std::string command;
};

[[nodiscard]] std::string write_page(const AccuracyPage& page);

}  // namespace gribning::tool
