// SPDX-License-Identifier: MIT
#pragma once

#include "writing.h"

/// A short way to say which times were read.
namespace gribning {

/// "1000-2000 B: ja | 2000- S: nej": times, label and talk of every turn.
inline std::string timed(const Transcript& transcript) {
  const auto written_time = [](std::optional<std::int64_t> time) { return time ? std::to_string(*time) : ""; };
  std::string out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    if (i > 0) out += " | ";
    out += written_time(turn.start) + "-" + written_time(turn.end) + ' ' + transcript.speaker_of(i).label + ": " +
           transcript.talk(i);
  }
  return out;
}

}  // namespace gribning
