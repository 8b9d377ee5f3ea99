// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gribning/formats/read.h"
#include "gribning/formats/write.h"

/// What holds for the reader of every format, whatever the bytes.
namespace gribning {

/// Unlike assert, holds in every build.
inline void law(bool holds) {
  if (!holds) std::abort();
}

/// Reads the bytes as `format`: an answer whose places lie in its text, or a failure with words. What was read can be
/// written in the native form and in the format's own, if it has a writer.
inline void reading_law(const std::uint8_t* data, std::size_t size, const std::string& format) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.format = format;
  const auto transcript = read_transcript(bytes, "fuzz", options);
  if (!transcript) {
    law(!transcript.error().code.empty() && !transcript.error().message.da.empty());
    return;
  }
  law(!transcript->turns.empty());
  const Span whole{0, static_cast<std::uint32_t>(transcript->text.size())};
  for (const auto& turn : transcript->turns) {
    law(turn.speaker < transcript->participants.size() && !turn.pieces.empty() && whole.contains(turn.span));
    for (const auto piece : turn.pieces) law(turn.span.contains(piece));
  }
  for (const auto& aside : transcript->asides) {
    law(whole.contains(aside.span) && aside.before <= transcript->turns.size());
  }
  law(write_transcript(*transcript, "json").has_value());
  for (const std::string& own : {format, std::string("text")}) {
    const auto written = write_transcript(*transcript, own);
    law(written || !written.error().message.da.empty());
  }
}

}  // namespace gribning
