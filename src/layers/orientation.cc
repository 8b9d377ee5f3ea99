// SPDX-License-Identifier: MIT
#include "orientation.h"

#include <array>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 3> kWritten = {"orientation/toward", "orientation/conditional",
                                                      "orientation/away"};
enum Written : std::size_t { is_toward, is_conditional, is_away };

/// Signs that ask for attention, not judgements: the judgement is made where opportunities are found.
constexpr float kSuggested = 0.6F;

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  const LabelAsked perspective(talk, {"perspective/explicit", "perspective/concrete", "perspective/general"});
  const LabelAsked possible(talk, {"perspective/explicit", "subject/wish", "subject/experience", "subject/contact"});
  const LabelAsked impossible(talk, {"perspective/away"});
  const LabelAsked withdrawn(talk, {"stance/withdrawal"});
  const LabelAsked condition(talk, {"subject/condition", "stance/conditional"});
  const LabelAsked limit(talk, {"topic/health", "topic/transport"});
  for (TurnIndex turn = 0; turn < talk.tokens.size(); ++turn) {
    const auto* voiced = perspective.in(turn);
    const auto* away = impossible.in(turn);
    // What is taken back was there before.
    if (away == nullptr && voiced != nullptr) away = withdrawn.in(turn);
    if (voiced == nullptr && away == nullptr) continue;
    const auto* open = possible.in(turn);
    const auto write = [&](Written written, const Annotation& shown, std::string_view rule) {
      out.push_back({labels[written], turn, shown.span, kSuggested, {"orientation", rule}});
    };
    if (away != nullptr && open == nullptr) {
      write(is_away, *away, "only-limits");
    } else if (away != nullptr) {
      write(is_conditional, *away, "limit-and-possibility");
    } else if (const auto* if_this = condition.in(turn)) {
      write(is_conditional, *if_this, "condition");
    } else if (const auto* but_this = limit.in(turn); but_this != nullptr && open != nullptr) {
      write(is_conditional, *but_this, "limit-and-possibility");
    } else {
      write(is_toward, *voiced, "possibility");
    }
  }
}

}  // namespace

Layer orientation_layer() { return {kWritten, annotate}; }

}  // namespace gribning
