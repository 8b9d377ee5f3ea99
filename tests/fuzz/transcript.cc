// SPDX-License-Identifier: MIT
// Any bytes into the transcript readers: they answer or say why not, and what they answer keeps its laws.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gribning/formats/read.h"

namespace {

/// Unlike assert, holds in every build.
void law(bool holds) {
  if (!holds) std::abort();
}

bool in_a_word_or_mark(const gribning::Notation& notation, std::uint32_t byte) {
  for (const auto& word : notation.words) {
    if (word.span.begin <= byte && byte < word.span.end) return true;
  }
  for (const auto& mark : notation.marks) {
    if (mark.span.begin <= byte && byte < mark.span.end) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto transcript = gribning::read_transcript(bytes, "fuzz.txt");
  if (!transcript) {
    law(!transcript.error().code.empty() && !transcript.error().message.da.empty());
    return 0;
  }
  law(!transcript->turns.empty());
  const gribning::Span whole{0, static_cast<std::uint32_t>(transcript->text.size())};
  for (const auto& turn : transcript->turns) {
    law(turn.speaker < transcript->participants.size());
    law(!turn.pieces.empty());
    for (const auto piece : turn.pieces) {
      law(whole.contains(piece) && turn.span.contains(piece));
      // Nothing of the talk is lost: every visible sign belongs to a word or a mark. (Checked where it is cheap.)
      if (size > 2000) continue;
      for (auto byte = piece.begin; byte < piece.end; ++byte) {
        const char c = transcript->text[byte];
        if (c > ' ' && c < 0x7F) law(in_a_word_or_mark(turn.notation, byte));
      }
    }
  }
  return 0;
}
