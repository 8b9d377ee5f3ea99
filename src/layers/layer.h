// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"

namespace gribning {

/// Numbers of the labels that a layer's annotator writes, in the order of Layer::labels.
using LayerLabels = std::span<const LabelId>;

/// A layer whose annotator looks at a conversation as a whole, after the words, cues and questions of every turn and
/// the sequence are there. It does not see what the other layers of this kind write, so that their order says nothing.
/// One file each; layers.cc lists them all.
struct Layer {
  /// The labels that it writes, by their full names.
  std::span<const std::string_view> labels;
  /// Adds to `out`, in any order. Never changes what it reads.
  void (*annotate)(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out);
};

/// All layers of that kind.
[[nodiscard]] std::span<const Layer> conversation_layers();

/// The labels of a turn that a layer asks about, looked up once a conversation.
class LabelAsked {
 public:
  LabelAsked(const AnnotatedTranscript& talk, std::initializer_list<std::string_view> names) : talk_(&talk) {
    for (const auto name : names) labels_.push_back(talk.labels->find(name));
  }

  [[nodiscard]] bool is(LabelId label) const { return std::ranges::find(labels_, label) != labels_.end(); }
  /// The first annotation of the turn with one of the labels, or nullptr.
  [[nodiscard]] const Annotation* in(TurnIndex turn) const {
    for (const auto& annotation : talk_->of(turn)) {
      if (is(annotation.label)) return &annotation;
    }
    return nullptr;
  }

 private:
  const AnnotatedTranscript* talk_;
  std::vector<LabelId> labels_;
};

/// A turn by one of the professionals that says something.
[[nodiscard]] bool professional_speaks(const AnnotatedTranscript& talk, TurnIndex turn);
/// A turn by a citizen that says something.
[[nodiscard]] bool citizen_speaks(const AnnotatedTranscript& talk, TurnIndex turn);
/// At least two professionals speak in the conversation.
[[nodiscard]] bool is_meeting(const Transcript& transcript);

}  // namespace gribning
