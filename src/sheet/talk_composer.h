// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/sheet/compose.h"
#include "gribning/sheet/sheet.h"
#include "sheet/layout.h"
#include "sheet/legend.h"
#include "sheet/ruler.h"

namespace gribning {

/// Sets the talk of one conversation. The conversation is laid out as a whole and extracts are cut from it, so that
/// lines and their numbers are the same on every sheet. Remembers which signs and speakers it has shown.
class TalkComposer {
 public:
  /// Both must outlive the composer.
  TalkComposer(const Transcript& transcript, const SheetOptions& options);

  [[nodiscard]] std::vector<SheetEntry> entries(Extract extract);
  /// "tur 4", "tur 4–6", or the lines that they stand on.
  [[nodiscard]] std::string place(TurnIndex first, TurnIndex last) const;
  [[nodiscard]] std::string place(TurnIndex turn) const { return place(turn, turn); }
  /// Number of the first and last line of a turn.
  [[nodiscard]] std::int64_t first_line(TurnIndex turn) const { return first_lines_[turn]; }
  [[nodiscard]] std::int64_t last_line(TurnIndex turn) const;

  [[nodiscard]] std::vector<LegendEntry> legend() const { return legend_.entries(); }
  /// Those who were shown speaking, in the order that the transcript names them.
  [[nodiscard]] std::vector<SheetSpeaker> speakers() const;
  [[nodiscard]] Ruler& ruler() { return ruler_; }

 private:
  [[nodiscard]] SheetEntry entry(TurnIndex index);
  void add_aside(std::vector<SheetEntry>& entries, std::size_t aside);

  const Transcript& transcript_;
  const SheetOptions& options_;
  std::size_t columns_;
  Ruler ruler_;
  Legend legend_;
  std::vector<WrappedLines> lines_;
  std::vector<WrappedLines> aside_lines_;
  std::vector<std::int64_t> first_lines_;
  std::vector<std::int64_t> first_aside_lines_;
  /// By participant.
  std::vector<bool> speaks_;
};

}  // namespace gribning
