// SPDX-License-Identifier: MIT
#include "meeting.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 1> kWritten = {"meeting/responds_in_turn"};

void annotate(const AnnotatedTranscript& talk, LayerLabels labels, std::vector<Annotation>& out) {
  const auto& turns = talk.transcript.turns;
  // Professionals who have spoken since the citizen's last turn, and the first turn of each.
  std::vector<std::pair<ParticipantIndex, TurnIndex>> since;
  bool answered = false;
  const auto settle = [&] {
    if (answered && since.size() > 1) {
      for (const auto& [speaker, turn] : since) {
        out.push_back({labels[0], turn, turns[turn].span, 1, {"meeting", "order-of-turns"}});
      }
    }
    since.clear();
  };
  for (TurnIndex turn = 0; turn < turns.size(); ++turn) {
    if (citizen_speaks(talk, turn)) {
      settle();
      answered = true;
    } else if (professional_speaks(talk, turn)) {
      const auto known = std::ranges::find(since, turns[turn].speaker, &std::pair<ParticipantIndex, TurnIndex>::first);
      if (known == since.end()) since.emplace_back(turns[turn].speaker, turn);
    }
  }
  settle();
}

}  // namespace

Layer meeting_layer() { return {kWritten, annotate}; }

}  // namespace gribning
