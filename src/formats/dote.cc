// SPDX-License-Identifier: MIT
#include "gribning/formats/dote.h"

#include <fmt/format.h>

#include <vector>

#include "clocks.h"
#include "cues.h"
#include "entries.h"
#include "json_document.h"
#include "markup.h"

namespace gribning {
namespace {

const Bilingual kDoteFormat = {"DOTE", "DOTE"};

/// "00:00:01,240", or seconds as a number.
std::optional<std::int64_t> time_of(const Json& line, std::string_view key) {
  if (const auto time = parse_clock(text_of(line, key))) return time;
  return seconds_of(line, key);
}

/// "BOR:" and "BOR"
std::string speaker_of(const Json& line) {
  std::string speaker = one_space(text_of(line, "speakerDesignation"));
  if (speaker.ends_with(':')) speaker.pop_back();
  return one_space(speaker);
}

}  // namespace

Result<Transcript> read_dote(std::string_view text, const ReadOptions& options) {
  const auto document = parse_json(text);
  if (!document) return tl::unexpected(document.error());
  Transcript transcript;
  std::vector<Segment> segments;
  std::size_t without_time = 0;
  std::size_t odd = 0;
  for (const Json& line : document->is_array() ? *document : list_of(*document, "lines")) {
    if (!line.is_object()) {
      ++odd;
      continue;
    }
    Segment segment;
    segment.speaker = speaker_of(line);
    segment.talk = text_of(line, "text");
    segment.start = time_of(line, "startTime");
    segment.end = time_of(line, "endTime");
    if (!segment.start || !segment.end) ++without_time;
    // A line without a speaker is a pause, or what happens: in DOTE it stands between turns.
    segment.nobody = segment.speaker.empty();
    segments.push_back(std::move(segment));
  }
  if (without_time > 0) {
    add_note(transcript, "missing-times",
             {fmt::format("{} linjer mangler begyndelses- eller sluttid.", without_time),
              fmt::format("{} lines lack a time of beginning or ending.", without_time)});
  }
  if (odd > 0) {
    add_note(transcript, "not-a-turn",
             {fmt::format("{} elementer i »lines« er ikke linjer og er sprunget over.", odd),
              fmt::format("{} elements of 'lines' are no lines and were passed over.", odd)});
  }
  return lay_out_cues(std::move(segments), std::move(transcript), options, kDoteFormat);
}

int recognise_dote(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '{') return 0;
  return text.find("\"speakerDesignation\"") != std::string_view::npos &&
                 text.find("\"lines\"") != std::string_view::npos
             ? 85
             : 0;
}

}  // namespace gribning
