// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entries.h"
#include "xml_document.h"

/// Talk that is marked up word by word, as TEI and FOLKER have it. Private to formats.
namespace gribning {

/// The talk inside an element as a transcriber would write it: words parted by spaces, <pause dur="PT0.5S"/> as (0.5),
/// <incident> as ((…)), <unclear> as (…), breath as °h. What stands beside the talk (notes, spans) is left out. Lines
/// are parted by LF. White space counts as one space, but for xml:space="preserve".
[[nodiscard]] std::string spoken_text(pugi::xml_node top);

/// What one element that is no word stands for: a pause, an event; empty when for nothing.
[[nodiscard]] std::string sign_of(pugi::xml_node node);

/// The name that a pointer inside of the document has: "#T1" is "T1".
[[nodiscard]] inline std::string_view without_hash(std::string_view pointer) {
  return pointer.starts_with('#') ? pointer.substr(1) : pointer;
}

/// A timeline of named points in the order of the document, and the entries on it.
class NamedTimeline {
 public:
  /// The first point of a name counts; false when there was one already.
  bool add(std::string_view name, std::optional<std::int64_t> time);
  [[nodiscard]] bool has(std::string_view name) const { return points_.contains(name); }
  /// Gives the entry its times and its place; one without points stands behind the entry before it. "#T1" is "T1".
  void place(Entry& entry, std::string_view begin, std::string_view end, bool interpolate);

 private:
  std::optional<std::size_t> point(std::string_view name) const;

  std::unordered_map<std::string_view, std::size_t> points_;
  std::vector<std::optional<std::int64_t>> all_;
  std::optional<PointTimes> times_;
  double last_at_ = 0;
  std::size_t last_position_ = 0;
};

}  // namespace gribning
