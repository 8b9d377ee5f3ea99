// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/share/receive.h"
#include "plain_text.h"

/// Finding again what was coded. Private to share.
namespace gribning::share {

/// Where a piece of coding stands in the transcript.
struct Place {
  Fate fate = Fate::lost;
  TurnIndex turn = 0;
  Span span;
  Bilingual reason;
};

/// The turn that a span lies in: the one it shares most with; for one between turns, the next. Nothing when there is
/// none.
[[nodiscard]] std::optional<TurnIndex> turn_at(const Transcript& transcript, Span span);

/// Text with runs of white space as one space, and where each of its bytes comes from in code points.
class Squeezed {
 public:
  explicit Squeezed(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// The code point that byte `at` belongs to; the number of code points at the end.
  [[nodiscard]] std::size_t point(std::size_t at) const { return points_[at]; }

 private:
  std::string text_;
  std::vector<std::size_t> points_;
};

/// Takes coding from a text to the transcript that it is a text of, also when one of them has been changed since.
class Placing {
 public:
  /// `coded` is the text that was coded; it and the transcript must outlive this.
  Placing(const Transcript& transcript, std::string_view coded);

  /// Where the code points of the coded text stand in the transcript: the same place when the texts are the same, else
  /// where the same words stand, the surrounding words deciding between several such places.
  [[nodiscard]] Place place(CodePoints points) const;
  /// Where these words stand in the transcript, nearest to where they are expected: placed when they begin there (at
  /// its beginning or within it), else moved. `before` and `after` are what stood around them.
  [[nodiscard]] Place find(std::string_view words, std::string_view before, std::string_view after,
                           CodePoints expected) const;

 private:
  [[nodiscard]] Place at(CodePoints points, Fate fate, Bilingual reason) const;

  const Transcript& transcript_;
  std::string_view coded_;
  PlainText plain_;
  Squeezed squeezed_;
  bool same_;
};

}  // namespace gribning::share
