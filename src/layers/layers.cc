// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <set>

#include "address.h"
#include "disagreement.h"
#include "gribning/layers/minimal.h"
#include "layer.h"
#include "meeting.h"
#include "orientation.h"
#include "practice.h"
#include "reference.h"

namespace gribning {

std::span<const Layer> conversation_layers() {
  static const std::array kLayers = {orientation_layer(), reference_layer(),    address_layer(),
                                     meeting_layer(),     disagreement_layer(), practice_layer()};
  return kLayers;
}

bool professional_speaks(const AnnotatedTranscript& talk, TurnIndex turn) {
  return is_professional(talk.transcript.role_of(turn)) && !is_continuer(talk.tokens[turn]);
}

bool citizen_speaks(const AnnotatedTranscript& talk, TurnIndex turn) {
  return talk.transcript.role_of(turn) == Role::citizen && !is_continuer(talk.tokens[turn]);
}

bool is_meeting(const Transcript& transcript) {
  std::set<ParticipantIndex> professionals;
  for (const auto& turn : transcript.turns) {
    if (is_professional(transcript.participants[turn.speaker].role)) professionals.insert(turn.speaker);
  }
  return professionals.size() > 1;
}

}  // namespace gribning
