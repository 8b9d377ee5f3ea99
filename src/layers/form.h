// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "gribning/layers/annotation.h"

namespace gribning {

/// The form of the talk as its transcriber wrote it down.
/// Reads the signs of the transcription. Writes form: pause, overlap, latch, cut_off … (conversation/notation.h).
class FormAnnotator {
 public:
  explicit FormAnnotator(Labels& labels);

  void annotate(const Turn& turn, TurnIndex index, std::vector<Annotation>& out) const;

 private:
  /// By MarkKind; punctuation has none.
  std::vector<LabelId> labels_;
};

}  // namespace gribning
