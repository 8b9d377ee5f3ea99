// SPDX-License-Identifier: MIT
#include "gribning/layers/stance.h"

#include <algorithm>

namespace gribning {
namespace {

/// What the form of the talk adds: less than words, which say it.
constexpr double kForm = 0.25;
/// A shorter pause is breath.
constexpr std::uint32_t kHesitation = 300;

void add(std::vector<TentativePart>& parts, std::string_view label, double weight, Span span) {
  const auto known = std::ranges::find(parts, label, &TentativePart::label);
  if (known == parts.end()) {
    parts.push_back({label, weight, 1, span});
    return;
  }
  ++known->count;
  if (weight <= known->weight) return;
  known->weight = weight;
  known->span = span;
}

std::string_view hesitation(const Mark& mark) {
  switch (mark.kind) {
    case MarkKind::cut_off:
      return "form/cut_off";
    case MarkKind::laughter:
      return "form/laughter";
    case MarkKind::quiet:
      return "form/quiet";
    case MarkKind::pause:
      // A pause whose length is not given was long enough to be written down.
      return mark.milliseconds.value_or(kHesitation) >= kHesitation ? "form/pause" : std::string_view();
    default:
      return {};
  }
}

}  // namespace

Tentativeness tentativeness(const AnnotatedTranscript& talk, TurnIndex turn) {
  Tentativeness found;
  for (const auto& annotation : talk.of(turn)) {
    const auto& name = talk.labels->name(annotation.label);
    if (name.starts_with("stance/")) add(found.parts, name, static_cast<double>(annotation.weight), annotation.span);
  }
  const auto& tokens = talk.tokens[turn];
  for (const auto& mark : talk.transcript.turns[turn].notation.marks) {
    // What stands before the first word is not in the wording.
    if (tokens.empty() || mark.span.begin < tokens.front().span.begin) continue;
    if (const auto label = hesitation(mark); !label.empty()) add(found.parts, label, kForm, mark.span);
  }
  double certain = 1;
  for (const auto& part : found.parts) certain *= 1 - std::min(1.0, part.weight);
  found.score = 1 - certain;
  std::ranges::stable_sort(found.parts, std::ranges::greater{}, &TentativePart::weight);
  return found;
}

}  // namespace gribning
