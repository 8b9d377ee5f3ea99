// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "gribning/formats/read.h"

/// Short ways to say what a file was read as.
namespace gribning {

inline Transcript read(std::string_view text, const ReadOptions& options = {}) {
  auto transcript = read_transcript(text, "samtaler/test.txt", options);
  if (!transcript) FAIL(describe(transcript.error(), Language::en));
  return *std::move(transcript);
}

/// "3 B: ja | 4 S: nej": number, label and talk of every turn.
inline std::string turns(const Transcript& transcript) {
  std::string out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    if (i > 0) out += " | ";
    out +=
        std::to_string(transcript.turns[i].number) + ' ' + transcript.speaker_of(i).label + ": " + transcript.talk(i);
  }
  return out;
}

inline std::string turns(std::string_view text) { return turns(read(text)); }

inline std::string asides(const Transcript& transcript) {
  std::string out;
  for (const Aside& aside : transcript.asides) {
    if (!out.empty()) out += " | ";
    out += std::to_string(aside.before) + ": " + std::string(quote(transcript.text, aside.span));
  }
  return out;
}

inline bool reports(const Transcript& transcript, std::string_view code) {
  return std::any_of(transcript.diagnostics.begin(), transcript.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

}  // namespace gribning
