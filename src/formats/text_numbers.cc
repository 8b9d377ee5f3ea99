// SPDX-License-Identifier: MIT
#include "text_numbers.h"

#include <optional>

namespace gribning::text_reader {
namespace {

/// Numbers of lines that were left out between two extracts; a larger step forward is digits of the talk, unless the
/// next line carries on from it.
constexpr std::int64_t kLargestSkip = 10;

struct Shares {
  std::size_t labelled = 0;
  std::size_t labelled_numbered = 0;
  std::size_t others = 0;
  std::size_t others_numbered = 0;
  /// Pairs of numbered lines with nothing between them whose numbers follow each other.
  std::size_t steps_of_one = 0;
  std::size_t neighbours = 0;
  /// Pairs of successive numbered lines whose numbers differ by the lines between them.
  std::size_t counts_lines = 0;
  std::size_t counts_all_lines = 0;
  std::size_t pairs = 0;
  /// Pairs of successive numbered lines whose numbers follow each other, whatever stands between.
  std::size_t ones = 0;
  /// Between two numbered turns with lines between them: the numbers count the lines, or the turns.
  std::size_t lines_between_counted = 0;
  std::size_t lines_between_skipped = 0;
  bool all_fifths = true;
};

class Numberer {
 public:
  Numberer(std::string_view text, const std::vector<Line>& lines, std::size_t first, const Labels& labels)
      : text_(text), lines_(lines), first_(first), labels_(labels) {
    numbers_.of_line.assign(lines.size(), 0);
    numbers_.printed.assign(lines.size(), false);
  }

  Numbers run() && {
    find_candidates();
    measure();
    numbers_.numbering = decide();
    switch (numbers_.numbering) {
      case Numbering::none:
      case Numbering::turns:
        take_labelled();
        break;
      case Numbering::every_line:
        take_every_line();
        break;
      case Numbering::some_lines:
        take_some_lines();
        break;
    }
    return std::move(numbers_);
  }

 private:
  [[nodiscard]] bool labelled(std::size_t i) const { return labels_.opens_turn(text_, lines_[i]); }
  [[nodiscard]] std::int64_t candidate(std::size_t i) const { return *lines_[i].number; }
  /// Lines between two, counted as the numbering counts them: with or without the blank ones.
  [[nodiscard]] std::int64_t distance(std::size_t from, std::size_t to) const {
    return blank_lines_count_
               ? static_cast<std::int64_t>(lines_[to].index) - static_cast<std::int64_t>(lines_[from].index)
               : static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
  }

  /// Where fifths are numbered, other digits at the beginning of a line are talk, even if they fit by accident.
  void find_candidates() {
    candidates_.assign(lines_.size(), false);
    std::size_t count = 0;
    std::size_t fifths = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!lines_[i].number) continue;
      candidates_[i] = true;
      ++count;
      if (candidate(i) % 5 == 0) ++fifths;
    }
    const bool sparse = count * 2 < lines_.size() - first_;
    if (!sparse || fifths < 2 || fifths * 3 < count * 2) return;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (candidates_[i] && candidate(i) % 5 != 0) candidates_[i] = false;
    }
  }

  void measure() {
    std::optional<std::size_t> previous;
    std::optional<std::size_t> turn;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      const bool opens = labelled(i);
      ++(opens ? shares_.labelled : shares_.others);
      if (!candidates_[i]) continue;
      ++(opens ? shares_.labelled_numbered : shares_.others_numbered);
      if (candidate(i) % 5 != 0) shares_.all_fifths = false;
      if (previous) compare(*previous, i);
      if (opens && turn && i > *turn + 1) {
        const std::int64_t step = candidate(i) - candidate(*turn);
        if (step == 1) ++shares_.lines_between_skipped;
        if (step == static_cast<std::int64_t>(i - *turn)) ++shares_.lines_between_counted;
      }
      if (opens) turn = i;
      previous = i;
    }
    blank_lines_count_ = shares_.counts_all_lines > shares_.counts_lines;
  }

  void compare(std::size_t previous, std::size_t i) {
    ++shares_.pairs;
    const std::int64_t step = candidate(i) - candidate(previous);
    if (step == 1) ++shares_.ones;
    if (i == previous + 1) {
      ++shares_.neighbours;
      if (step == 1) ++shares_.steps_of_one;
    }
    blank_lines_count_ = false;
    if (step == distance(previous, i)) ++shares_.counts_lines;
    blank_lines_count_ = true;
    if (step == distance(previous, i)) ++shares_.counts_all_lines;
  }

  [[nodiscard]] Numbering decide() const {
    const std::size_t numbered = shares_.labelled_numbered + shares_.others_numbered;
    const std::size_t all = shares_.labelled + shares_.others;
    if (numbered == 0) return Numbering::none;
    const bool turns_only = shares_.labelled_numbered * 10 >= shares_.labelled * 6;
    if (turns_only && shares_.lines_between_skipped > shares_.lines_between_counted) {
      // Numbers that pass over the lines between count turns, unless lines between carry the numbers that are missing.
      if (shares_.others_numbered == 0 || shares_.ones * 10 < shares_.pairs * 9) return Numbering::turns;
    }
    // Every line: most are numbered, or all but the glosses under them, and the numbers go up by one.
    const bool most =
        numbered * 10 >= all * 6 && shares_.steps_of_one * 2 >= shares_.neighbours && shares_.neighbours > 0;
    const bool glossed =
        turns_only && numbered * 10 >= all * 3 && shares_.pairs >= 2 && shares_.ones * 10 >= shares_.pairs * 9;
    if (shares_.others_numbered > 0 && (most || glossed)) return Numbering::every_line;
    // A selection of lines: the steps between the numbers are the lines between them.
    const std::size_t consistent = blank_lines_count_ ? shares_.counts_all_lines : shares_.counts_lines;
    const bool mostly = shares_.pairs > 0 && consistent * 10 >= shares_.pairs * 7;
    const bool enough = shares_.pairs >= 2 || shares_.all_fifths;
    if (mostly && enough && !turns_only) return Numbering::some_lines;
    if (shares_.pairs == 0 && shares_.all_fifths && !turns_only && single_fits()) return Numbering::some_lines;
    if (turns_only && shares_.labelled_numbered > 0) return Numbering::turns;
    return Numbering::none;
  }

  /// One number alone is a line number when it stands on just that line of the talk.
  [[nodiscard]] bool single_fits() const {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (candidates_[i]) return candidate(i) == static_cast<std::int64_t>(i - first_) + 1;
    }
    return false;
  }

  void take(std::size_t i) {
    numbers_.printed[i] = true;
    numbers_.of_line[i] = candidate(i);
  }

  void take_labelled() {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (lines_[i].number && labelled(i)) take(i);
    }
  }

  [[nodiscard]] std::optional<std::int64_t> next_candidate(std::size_t i) const {
    if (i + 1 >= lines_.size()) return std::nullopt;
    return lines_[i + 1].number;
  }

  void take_every_line() {
    std::int64_t current = 0;
    bool begun = false;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!lines_[i].number) {
        numbers_.of_line[i] = current;
        continue;
      }
      const std::int64_t number = candidate(i);
      const bool follows = number == current + 1;
      const bool leads_on = next_candidate(i) == number + 1;
      const bool skips = number > current && number - current <= kLargestSkip;
      const bool restarts = number <= 1;
      if (!begun || follows || leads_on || skips || restarts || labelled(i)) {
        take(i);
        begun = true;
      } else {
        numbers_.of_line[i] = current;
        continue;
      }
      current = number;
    }
  }

  void take_some_lines() {
    // A number is one of lines when it agrees with the one before or the one after it.
    std::vector<std::size_t> numbered;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (candidates_[i]) numbered.push_back(i);
    }
    const auto agree = [&](std::size_t a, std::size_t b) { return candidate(b) - candidate(a) == distance(a, b); };
    std::vector<std::size_t> taken;
    for (std::size_t k = 0; k < numbered.size(); ++k) {
      const bool with_previous = !taken.empty() && agree(taken.back(), numbered[k]);
      const bool with_next = k + 1 < numbered.size() && agree(numbered[k], numbered[k + 1]);
      if (!with_previous && !with_next && !labelled(numbered[k]) && numbered.size() > 1) continue;
      take(numbered[k]);
      taken.push_back(numbered[k]);
    }
    // The lines between are counted from the printed number before them, or back from the first.
    std::size_t k = 0;
    for (std::size_t i = first_; i < lines_.size() && !taken.empty(); ++i) {
      while (k + 1 < taken.size() && taken[k + 1] <= i) ++k;
      const std::size_t anchor = taken[k];
      numbers_.of_line[i] =
          anchor <= i ? candidate(anchor) + distance(anchor, i) : candidate(anchor) - distance(i, anchor);
    }
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t first_;
  const Labels& labels_;
  Shares shares_;
  std::vector<bool> candidates_;
  Numbers numbers_;
  bool blank_lines_count_ = false;
};

}  // namespace

Numbers find_numbers(std::string_view text, const std::vector<Line>& lines, std::size_t first, const Labels& labels) {
  return Numberer(text, lines, first, labels).run();
}

}  // namespace gribning::text_reader
