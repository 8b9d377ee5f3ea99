// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gribning/base/span.h"
#include "gribning/conversation/transcript.h"

namespace gribning {

/// A label of a layer, "stance/hedge", as a small number. Numbers are given by one Labels and mean nothing outside it.
using LabelId = std::uint16_t;

/// The labels in use, by number and by name. Grows while a lexicon is loaded; read-only afterwards.
class Labels {
 public:
  /// The number of `name` ("layer/label"), new when it has not been seen.
  LabelId intern(std::string_view name);
  /// The number of `name`, or `count()` when there is no such label: an id that matches nothing.
  [[nodiscard]] LabelId find(std::string_view name) const;
  [[nodiscard]] const std::string& name(LabelId label) const { return names_[label]; }
  [[nodiscard]] std::size_t count() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, LabelId> ids_;
};

/// Who or what made an annotation.
struct Provenance {
  /// The annotator: "cues", "form", "question" …
  std::string_view producer;
  /// The cue's id or the rule's name; lives as long as the Annotators that made it.
  std::string_view rule;

  friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// Something seen in a turn. Stands off from the text and never changes it.
struct Annotation {
  LabelId label = 0;
  TurnIndex turn = 0;
  Span span;
  /// How strongly the sign indicates the label, 0 to 1.
  float weight = 1;
  Provenance provenance;

  friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace gribning
