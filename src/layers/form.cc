// SPDX-License-Identifier: MIT
#include "form.h"

namespace gribning {
namespace {

constexpr int kKinds = static_cast<int>(MarkKind::other) + 1;

std::string label_of(MarkKind kind) { return "form/" + std::string(code(kind)); }

}  // namespace

FormAnnotator::FormAnnotator(Labels& labels) {
  for (int kind = 0; kind < kKinds; ++kind) {
    const auto mark = static_cast<MarkKind>(kind);
    labels_.push_back(mark == MarkKind::punctuation ? LabelId{0} : labels.intern(label_of(mark)));
  }
}

void FormAnnotator::annotate(const Turn& turn, TurnIndex index, std::vector<Annotation>& out) const {
  for (const auto& mark : turn.notation.marks) {
    if (mark.kind == MarkKind::punctuation) continue;
    out.push_back({labels_[static_cast<std::size_t>(mark.kind)], index, mark.span, 1, {"form", "sign"}});
  }
}

}  // namespace gribning
