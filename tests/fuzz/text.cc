// SPDX-License-Identifier: MIT
// Any text as speaker-colon text: pieces stand in order inside their turn, and not a byte of the source is changed.
#include "gribning/formats/text.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gribning/base/decode.h"

namespace {

/// Unlike assert, holds in every build.
void law(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = gribning::decode(std::string_view(reinterpret_cast<const char*>(data), size), "UTF-8").text;
  const auto transcript = gribning::read_text(text, {});
  if (!transcript) {
    law(transcript.error().code == "no-turns");
    return 0;
  }
  law(transcript->text == text);
  std::uint32_t previous = 0;
  const auto in_order = [&](gribning::Span span) {
    law(previous <= span.begin && span.begin <= span.end && span.end <= text.size());
    previous = span.end;
  };
  std::size_t aside = 0;
  for (std::size_t i = 0; i < transcript->turns.size(); ++i) {
    const auto& turn = transcript->turns[i];
    for (; aside < transcript->asides.size() && transcript->asides[aside].before == i; ++aside) {
      // An aside may interrupt the turn before it, so that only its own bounds are sure.
      law(transcript->asides[aside].span.end <= text.size());
    }
    law(turn.speaker < transcript->participants.size() && !turn.pieces.empty());
    for (const auto piece : turn.pieces) in_order(piece);
    law(turn.span == gribning::Span{turn.pieces.front().begin, turn.pieces.back().end});
  }
  for (; aside < transcript->asides.size(); ++aside) law(transcript->asides[aside].before == transcript->turns.size());
  return 0;
}
