// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/review/agree.h"

namespace gribning {
namespace {

bool is_coding(const CodedMark& mark) {
  return mark.layer != layer::kSelection && mark.layer != layer::kMemo && mark.layer != layer::kConversation;
}

/// The mark of this place that stands, or nullptr. A rejection is no mark.
const CodedMark* find(const std::vector<CodedMark>& marks, const CodedMark& place, bool rejected_too) {
  const auto it = std::ranges::find_if(
      marks, [&](const CodedMark& mark) { return same_place(mark, place) && (rejected_too || !mark.rejected); });
  return it == marks.end() ? nullptr : &*it;
}

bool same_meaning(const CodedMark& a, const CodedMark& b) {
  return a.fields == b.fields && a.anchor.response == b.anchor.response && a.anchor.later == b.anchor.later &&
         a.label == b.label;
}

Adjudicated settle(const CodedMark& place, const std::vector<std::vector<CodedMark>>& coders,
                   const std::vector<CodedMark>& decider) {
  Adjudicated out;
  std::vector<const CodedMark*> said;
  for (const auto& marks : coders) {
    said.push_back(find(marks, place, false));
    out.by.push_back(said.back() == nullptr ? 0 : said.back()->number);
  }
  const bool nobody = std::ranges::all_of(said, [](const CodedMark* mark) { return mark == nullptr; });
  const bool everybody = std::ranges::all_of(said, [&](const CodedMark* mark) {
    return mark != nullptr && said.front() != nullptr && same_meaning(*mark, *said.front());
  });
  const auto* decided = find(decider, place, true);
  if (decided != nullptr) {
    out.mark = *decided;
    out.settled =
        everybody && !decided->rejected && same_meaning(*decided, *said.front()) ? Settled::agreed : Settled::decided;
    out.decided_by = decided->number;
    return out;
  }
  out.mark = everybody ? *said.front() : place;
  out.mark.rejected = nobody;
  out.settled = everybody || nobody ? Settled::agreed : Settled::open;
  return out;
}

}  // namespace

std::vector<Adjudicated> adjudicate(const std::vector<std::vector<CodedMark>>& coders,
                                    const std::vector<CodedMark>& decider) {
  std::vector<CodedMark> places;
  const auto gather = [&](const std::vector<CodedMark>& marks) {
    for (const auto& mark : marks) {
      if (is_coding(mark) && find(places, mark, true) == nullptr) places.push_back(mark);
    }
  };
  for (const auto& marks : coders) gather(marks);
  gather(decider);
  std::ranges::stable_sort(places, [](const CodedMark& a, const CodedMark& b) {
    return std::tie(a.layer, a.label, a.anchor.turn, a.anchor.span.begin) <
           std::tie(b.layer, b.label, b.anchor.turn, b.anchor.span.begin);
  });
  std::vector<Adjudicated> out;
  for (const auto& place : places) {
    auto settled = settle(place, coders, decider);
    // That something is not there, which nobody ever marked, need not be said.
    const bool said = !settled.mark.rejected || settled.settled != Settled::agreed;
    if (said) out.push_back(std::move(settled));
  }
  return out;
}

}  // namespace gribning
