// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"

/// Transcripts as other programs show them. Private to share.
namespace gribning::share {

/// A half-open range of Unicode code points.
struct CodePoints {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(CodePoints, CodePoints) = default;
};

/// A transcript as a text that people read and other programs count in: text formats as they are, others with a turn a
/// line, "3 B: …". Lines end in LF, and what XML cannot hold is U+FFFD. The transcript must outlive it.
class PlainText {
 public:
  explicit PlainText(const Transcript& transcript);

  /// UTF-8 without a byte order mark.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t length() const { return length_; }
  /// The words between code points; what reaches past the end is cut.
  [[nodiscard]] std::string_view words(CodePoints points) const;
  /// Where a span of the transcript stands in the text.
  [[nodiscard]] CodePoints of(Span span) const;
  /// The span of the transcript that shows as these code points; labels and numbers that it does not hold are left out.
  [[nodiscard]] Span span_of(CodePoints points) const;

 private:
  /// A stretch that is taken over code point by code point.
  struct Run {
    Span source;
    std::size_t first = 0;
    std::size_t last = 0;
  };

  void take_over(Span span);
  void add(std::string_view words);
  void lay_out();
  [[nodiscard]] std::size_t byte_at(std::size_t point) const;

  const Transcript& transcript_;
  std::string text_;
  std::size_t length_ = 0;
  /// The bytes where every 64th code point begins.
  std::vector<std::size_t> steps_;
  /// In the order of the text.
  std::vector<Run> runs_;
  /// Positions in runs_, in the order of the source.
  std::vector<std::size_t> by_source_;
};

/// The code points of UTF-8 text; a byte that is no UTF-8 counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// The byte where code point `number` begins; the size of the text when it has fewer.
[[nodiscard]] std::size_t byte_of(std::string_view text, std::size_t number);

}  // namespace gribning::share
