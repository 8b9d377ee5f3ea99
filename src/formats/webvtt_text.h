// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The text of one cue: tags and entities. Private to the WebVTT reader.
namespace gribning::webvtt {

/// Talk by one voice, as it stands between changes of voice.
struct VoiceRun {
  /// Empty when no voice is named.
  std::string voice;
  /// Without tags, entities decoded; may hold line ends.
  std::string text;
};

struct CueText {
  std::vector<VoiceRun> runs;
  /// Names of voices, in order, also of those who say nothing.
  std::vector<std::string> voices;
  /// Where a tag begins that is never closed by ">", or npos.
  std::size_t open_tag = std::string_view::npos;
  /// Where something in <…> stands that is no tag of WebVTT: it was kept as talk.
  std::vector<std::size_t> unknown_tags;
  std::size_t broken_entities = 0;
  /// Classes of voices, and tags for looks, ruby, language and inner times.
  std::size_t classes = 0;
  std::size_t tags = 0;
};

/// As the standard's tokenizer reads it (W3C WebVTT, 6.4), but that unknown tags stay talk: transcripts hold <slow>
/// signs.
[[nodiscard]] CueText read_cue_text(std::string_view payload);

}  // namespace gribning::webvtt
