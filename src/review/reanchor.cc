// SPDX-License-Identifier: MIT
#include "gribning/review/reanchor.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "gribning/base/named.h"

namespace gribning {
namespace {

const std::array<Named<Hold>, 4>& holds() {
  static const std::array<Named<Hold>, 4> kRows = {{
      {Hold::kept, "kept", {"uændret", "kept"}},
      {Hold::moved, "moved", {"flyttet", "moved"}},
      {Hold::changed, "changed", {"ordene er ændret; står nu på hele turen", "the words changed; stands on the turn"}},
      {Hold::lost, "lost", {"kunne ikke placeres", "could not be placed"}},
  }};
  return kRows;
}

/// Larger tables than this are not filled in: then only turns that occur once are matched.
constexpr std::size_t kLargestTable = 9'000'000;
/// Two turns are the same turn corrected when they share at least this much of their words.
constexpr double kSimilar = 0.5;

/// The words of a turn as numbers: in order, and sorted for counting what two turns share.
struct Words {
  std::vector<std::uint32_t> in_order;
  std::vector<std::uint32_t> sorted;
};

/// Share of words that two turns have in common (Dice), by count.
double similarity(const Words& a, const Words& b) {
  if (a.sorted.empty() && b.sorted.empty()) return 1;
  std::size_t common = 0;
  for (std::size_t i = 0, k = 0; i < a.sorted.size() && k < b.sorted.size();) {
    if (a.sorted[i] == b.sorted[k]) {
      ++common;
      ++i;
      ++k;
    } else if (a.sorted[i] < b.sorted[k]) {
      ++i;
    } else {
      ++k;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.sorted.size() + b.sorted.size());
}

/// Finds for each turn of one transcript its turn in the other, both in order.
class Aligner {
 public:
  Aligner(const Transcript& before, const Transcript& after) : before_(before), after_(after) {
    for (const auto& turn : before.turns) before_words_.push_back(number(turn));
    for (const auto& turn : after.turns) after_words_.push_back(number(turn));
    found_.resize(before.turns.size());
  }

  std::vector<std::optional<TurnIndex>> align() {
    std::size_t first = 0;
    std::size_t last_before = before_.turns.size(), last_after = after_.turns.size();
    while (first < last_before && first < last_after && same(first, first)) {
      match(first, first);
      ++first;
    }
    while (last_before > first && last_after > first && same(last_before - 1, last_after - 1)) {
      match(--last_before, --last_after);
    }
    align_middle(first, last_before, first, last_after);
    return std::move(found_);
  }

 private:
  Words number(const Turn& turn) {
    Words words;
    for (const auto& word : turn.notation.words) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      words.in_order.push_back(numbers_.emplace(word.text, next).first->second);
    }
    words.sorted = words.in_order;
    std::ranges::sort(words.sorted);
    return words;
  }
  [[nodiscard]] static std::string_view label(const Transcript& transcript, std::size_t turn) {
    return transcript.speaker_of(static_cast<TurnIndex>(turn)).label;
  }
  [[nodiscard]] bool same(std::size_t before, std::size_t after) const {
    return label(before_, before) == label(after_, after) &&
           before_words_[before].in_order == after_words_[after].in_order;
  }
  void match(std::size_t before, std::size_t after) { found_[before] = static_cast<TurnIndex>(after); }

  /// How good it is to take the one for the other: all words and the speaker count most.
  [[nodiscard]] double worth(std::size_t before, std::size_t after) const {
    const double alike = similarity(before_words_[before], after_words_[after]);
    if (alike < kSimilar) return 0;
    return alike + (label(before_, before) == label(after_, after) ? 0.25 : 0);
  }

  /// The alignment in order that is worth most, by dynamic programming over the part where the two differ.
  void align_middle(std::size_t b0, std::size_t b1, std::size_t a0, std::size_t a1) {
    const auto rows = b1 - b0, columns = a1 - a0;
    if (rows == 0 || columns == 0) return;
    if (rows > kLargestTable / columns) return match_unique(b0, b1, a0, a1);
    const auto width = columns + 1;
    std::vector<float> best((rows + 1) * width);
    std::vector<float> pair(rows * columns);
    for (std::size_t r = rows; r-- > 0;) {
      for (std::size_t c = columns; c-- > 0;) {
        const auto here = static_cast<float>(worth(b0 + r, a0 + c));
        pair[r * columns + c] = here;
        best[r * width + c] = std::max(
            {best[(r + 1) * width + c], best[r * width + c + 1], here > 0 ? here + best[(r + 1) * width + c + 1] : 0});
      }
    }
    for (std::size_t r = 0, c = 0; r < rows && c < columns;) {
      const float here = pair[r * columns + c];
      if (here > 0 && best[r * width + c] == here + best[(r + 1) * width + c + 1]) {
        match(b0 + r++, a0 + c++);
      } else if (best[r * width + c] == best[(r + 1) * width + c]) {
        ++r;
      } else {
        ++c;
      }
    }
  }

  /// Very long conversations: turns whose words stand once in both.
  void match_unique(std::size_t b0, std::size_t b1, std::size_t a0, std::size_t a1) {
    struct Count {
      std::size_t before = 0, after = 0, at = 0;
    };
    std::map<std::vector<std::uint32_t>, Count> counts;
    for (auto b = b0; b < b1; ++b) ++counts[before_words_[b].in_order].before;
    for (auto a = a0; a < a1; ++a) {
      auto& count = counts[after_words_[a].in_order];
      ++count.after;
      count.at = a;
    }
    std::size_t least = a0;
    for (auto b = b0; b < b1; ++b) {
      const auto& count = counts[before_words_[b].in_order];
      if (count.before != 1 || count.after != 1 || count.at < least) continue;
      match(b, count.at);
      least = count.at + 1;
    }
  }

  const Transcript& before_;
  const Transcript& after_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<Words> before_words_, after_words_;
  std::vector<std::optional<TurnIndex>> found_;
};

/// The occurrence of `words` in the turn that lies nearest to where they were, counted from the turn's beginning.
std::optional<Span> find_words(const Transcript& transcript, TurnIndex turn, std::string_view words,
                               std::int64_t offset) {
  const Span whole = transcript.turns[turn].span;
  const auto talk = quote(transcript.text, whole);
  std::optional<Span> best;
  std::int64_t best_distance = 0;
  for (auto at = talk.find(words); at != std::string_view::npos; at = talk.find(words, at + 1)) {
    const auto distance = std::abs(static_cast<std::int64_t>(at) - offset);
    if (best && distance >= best_distance) continue;
    best_distance = distance;
    const auto begin = whole.begin + static_cast<std::uint32_t>(at);
    best = Span{begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  return best;
}

}  // namespace

std::string_view code(Hold value) { return row_of(holds(), value).code; }
std::optional<Hold> hold_from(std::string_view code) { return value_from(holds(), code); }
const Bilingual& title(Hold value) { return row_of(holds(), value).title; }

Reanchoring::Reanchoring(const Transcript& before, const Transcript& after)
    : before_(before), after_(after), turns_(Aligner(before, after).align()) {}

std::optional<TurnIndex> Reanchoring::turn(TurnIndex turn) const {
  return turn < turns_.size() ? turns_[turn] : std::nullopt;
}

Replaced Reanchoring::place(const Anchor& anchor) const {
  if (!anchor.turn) return {Hold::kept, anchor};
  const auto turn = this->turn(*anchor.turn);
  if (!turn) return {Hold::lost, anchor};
  Replaced out{.hold = Hold::kept, .anchor = anchor};
  out.anchor.turn = turn;
  if (anchor.response) out.anchor.response = this->turn(*anchor.response);
  if (anchor.later) out.anchor.later = this->turn(*anchor.later);
  const auto& old_turn = before_.turns[*anchor.turn];
  const auto& new_turn = after_.turns[*turn];
  const bool renumbered = old_turn.number != new_turn.number;
  if (anchor.span.empty()) {
    // The turn as a whole: corrected words are still that turn.
    if (renumbered) out.hold = Hold::moved;
    if (before_.talk(*anchor.turn) != after_.talk(*turn)) out.hold = Hold::changed;
    out.anchor.quote = after_.talk(*turn);
  } else {
    const auto offset = static_cast<std::int64_t>(anchor.span.begin) - old_turn.span.begin;
    const auto found = find_words(after_, *turn, quote(before_.text, anchor.span), offset);
    if (!found) {
      out.hold = Hold::changed;
      out.anchor.span = {};
      out.anchor.quote = after_.talk(*turn);
    } else {
      out.anchor.span = *found;
      if (renumbered || found->begin - new_turn.span.begin != offset) out.hold = Hold::moved;
    }
  }
  // A response turn that is gone makes the mark one to look at again.
  if ((anchor.response && !out.anchor.response) || (anchor.later && !out.anchor.later)) out.hold = Hold::changed;
  return out;
}

}  // namespace gribning
