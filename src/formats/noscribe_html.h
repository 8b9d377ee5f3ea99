// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What of an HTML page noScribe's transcripts are made of. Private to the noScribe reader.
namespace gribning::noscribe {

/// An anchor with what is said in it, or text outside of anchors.
struct Chunk {
  bool anchored = false;
  /// Milliseconds; nothing outside of anchors, and where an anchor's times can't be read.
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> end;
  /// As in the anchor: "S01", "//S02" for overlapping speech, empty without speaker detection.
  std::string speaker;
  /// Without tags, entities decoded, runs of white space as one space; those at its ends stay.
  std::string text;
  /// Where it begins in the document.
  std::size_t at = 0;
};

struct Paragraph {
  std::vector<Chunk> chunks;

  [[nodiscard]] bool anchored() const;
  /// All text of it.
  [[nodiscard]] std::string text() const;
};

struct Page {
  std::vector<Paragraph> paragraphs;
  /// <meta name="audio_source">, without the folders, which say whose machine it was.
  std::string audio;
  /// Anchors that begin with ts_ and have no times that can be read: where they stand.
  std::vector<std::size_t> broken_anchors;
};

[[nodiscard]] Page read_page(std::string_view html);

}  // namespace gribning::noscribe
