// SPDX-License-Identifier: MIT
// Partners across turns: brackets of overlap, and latches that return to the same speaker.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>

#include "gribning/base/lines.h"
#include "gribning/conversation/transcript.h"

namespace gribning {
namespace {

/// A bracket waits for its partner through this many turns: overlap that is written further away is none.
constexpr TurnIndex kReach = 3;

/// A bracket that may be overlap, while its partner is sought.
struct Onset {
  std::size_t mark = 0;
  std::uint32_t index = 0;
  /// Column of the bracket in its line, in code points.
  std::size_t column = 0;
  /// Nothing is said before it in its turn.
  bool first_in_turn = false;
};

struct OpenTurn {
  TurnIndex turn = 0;
  std::vector<Onset> onsets;
};

class Pairing {
 public:
  explicit Pairing(Transcript& transcript) : transcript_(transcript) {}

  void run() {
    for (TurnIndex turn = 0; turn < transcript_.turns.size(); ++turn) {
      OpenTurn here{turn, onsets_of(turn)};
      while (!waiting_.empty() && waiting_.front().turn + kReach < turn) waiting_.pop_front();
      for (auto earlier = waiting_.rbegin(); earlier != waiting_.rend() && !here.onsets.empty(); ++earlier) {
        if (speaker(earlier->turn) != speaker(turn)) pair(*earlier, here);
      }
      join_third_voice(here);
      if (!here.onsets.empty()) waiting_.push_back(std::move(here));
    }
    report();
  }

 private:
  [[nodiscard]] ParticipantIndex speaker(TurnIndex turn) const { return transcript_.turns[turn].speaker; }
  [[nodiscard]] Mark& mark(TurnIndex turn, const Onset& onset) {
    return transcript_.turns[turn].notation.marks[onset.mark];
  }

  std::vector<Onset> onsets_of(TurnIndex index) {
    const Turn& turn = transcript_.turns[index];
    std::vector<Onset> onsets;
    const auto& marks = turn.notation.marks;
    const std::uint32_t first_word =
        turn.notation.words.empty() ? turn.span.end : turn.notation.words.front().span.begin;
    Place place;
    std::uint32_t counted_to = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (marks[i].kind != MarkKind::unpaired) continue;
      if (counted_to == 0) {
        counted_to = turn.span.begin;
        place = lines_.place(counted_to);
      }
      for (; counted_to < marks[i].span.begin; ++counted_to) {
        const char c = transcript_.text[counted_to];
        if (c == '\n' || c == '\r') {
          place.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
          ++place.column;
        }
      }
      onsets.push_back({i, marks[i].index, place.column, marks[i].span.begin <= first_word});
    }
    return onsets;
  }

  void join(TurnIndex a, const Onset& of_a, TurnIndex b, const Onset& of_b) {
    mark(a, of_a).kind = MarkKind::overlap;
    mark(a, of_a).partner_turn = b;
    mark(b, of_b).kind = MarkKind::overlap;
    mark(b, of_b).partner_turn = a;
    last_join_ = {a, b};
  }

  /// Indices first; then, when the numbers differ, brackets that stand under each other; then the nth with the nth.
  void pair(OpenTurn& earlier, OpenTurn& later) {
    pair_where(earlier, later, [](const Onset& a, const Onset& b) { return a.index != 0 && a.index == b.index; });
    if (earlier.onsets.size() != later.onsets.size()) {
      pair_where(earlier, later,
                 [](const Onset& a, const Onset& b) { return a.index == b.index && a.column == b.column; });
    }
    pair_where(earlier, later, [](const Onset& a, const Onset& b) { return a.index == b.index; });
  }

  /// Joins each onset of `earlier` with the next of `later` that suits it, and takes both away. Order is kept: what
  /// is said later in one turn cannot overlap what is said earlier in the other.
  template <class Suits>
  void pair_where(OpenTurn& earlier, OpenTurn& later, Suits suits) {
    std::vector<bool> gone(later.onsets.size(), false);
    std::vector<Onset> left;
    std::size_t next = 0;
    for (const Onset& onset : earlier.onsets) {
      std::size_t at = next;
      while (at < later.onsets.size() && !suits(onset, later.onsets[at])) ++at;
      if (at == later.onsets.size()) {
        left.push_back(onset);
        // Without a match from here on, a rule that does not depend on the onset will find none either; columns and
        // indices may, but a turn with thousands of brackets must not be searched thousands of times.
        if (left.size() > kMostMisses) next = later.onsets.size();
        continue;
      }
      join(earlier.turn, onset, later.turn, later.onsets[at]);
      gone[at] = true;
      next = at + 1;
    }
    earlier.onsets = std::move(left);
    std::vector<Onset> rest;
    for (std::size_t i = 0; i < later.onsets.size(); ++i) {
      if (!gone[i]) rest.push_back(later.onsets[i]);
    }
    later.onsets = std::move(rest);
  }

  /// Three people talk at once: a turn that begins with a bracket right after a pair joins the one it interrupts.
  void join_third_voice(OpenTurn& here) {
    if (here.onsets.empty() || !here.onsets.front().first_in_turn || !last_join_) return;
    const auto [first, second] = *last_join_;
    if (second + 1 != here.turn || speaker(first) == speaker(here.turn) || speaker(second) == speaker(here.turn))
      return;
    mark(here.turn, here.onsets.front()).kind = MarkKind::overlap;
    mark(here.turn, here.onsets.front()).partner_turn = first;
    here.onsets.erase(here.onsets.begin());
  }

  void report() {
    std::size_t unpaired = 0;
    std::optional<Span> first;
    for (const Turn& turn : transcript_.turns) {
      for (const Mark& mark : turn.notation.marks) {
        if (mark.kind != MarkKind::unpaired) continue;
        ++unpaired;
        if (!first) first = mark.span;
      }
    }
    if (unpaired == 0) return;
    transcript_.diagnostics.push_back(
        {"unpaired-overlap",
         Severity::note,
         *first,
         {fmt::format("{} {} uden makker i nabotalen; {} ikke talt som overlap. Den første står her.", unpaired,
                      unpaired == 1 ? "klamme står" : "klammer står", unpaired == 1 ? "den er" : "de er"),
          fmt::format("{} {} no partner in the neighbouring talk and {} not counted as overlap. The first is here.",
                      unpaired, unpaired == 1 ? "bracket has" : "brackets have", unpaired == 1 ? "is" : "are")},
         {"Er det overlap, så sæt også klammer om den andens ord. Er det noget andet, så skriv det i ((dobbelt "
          "parentes)).",
          "If it is overlap, bracket the other speaker's words as well. If not, write it in ((double brackets))."}});
  }

  static constexpr std::size_t kMostMisses = 64;

  Transcript& transcript_;
  Lines lines_{transcript_.text};
  std::deque<OpenTurn> waiting_;
  std::optional<std::pair<TurnIndex, TurnIndex>> last_join_;
};

/// The latch sign with which the turn's talk ends, or begins.
Mark* latch_at_end(Turn& turn) {
  auto& marks = turn.notation.marks;
  const std::uint32_t last_word = turn.notation.words.empty() ? 0 : turn.notation.words.back().span.end;
  for (auto mark = marks.rbegin(); mark != marks.rend() && mark->span.begin >= last_word; ++mark) {
    if (mark->kind == MarkKind::latch || mark->kind == MarkKind::continuation) return &*mark;
  }
  return nullptr;
}

Mark* latch_at_start(Turn& turn) {
  auto& marks = turn.notation.marks;
  const std::uint32_t first_word = turn.notation.words.empty() ? turn.span.end : turn.notation.words.front().span.begin;
  for (Mark& mark : marks) {
    if (mark.span.begin >= first_word) break;
    if (mark.kind == MarkKind::latch || mark.kind == MarkKind::continuation) return &mark;
  }
  return nullptr;
}

/// "…=" [somebody says a word in between] "=…": the same speaker goes on without a gap.
void find_continuations(std::vector<Turn>& turns) {
  for (std::size_t i = 0; i < turns.size(); ++i) {
    Mark* const end = latch_at_end(turns[i]);
    if (end == nullptr) continue;
    if (i + 1 < turns.size() && turns[i + 1].speaker == turns[i].speaker) {
      end->kind = MarkKind::continuation;
      if (Mark* const start = latch_at_start(turns[i + 1])) start->kind = MarkKind::continuation;
      continue;
    }
    if (i + 2 >= turns.size() || turns[i + 2].speaker != turns[i].speaker) continue;
    if (latch_at_start(turns[i + 1]) != nullptr) continue;
    if (Mark* const start = latch_at_start(turns[i + 2])) {
      end->kind = MarkKind::continuation;
      start->kind = MarkKind::continuation;
    }
  }
}

}  // namespace

void pair_overlaps(Transcript& transcript) {
  Pairing(transcript).run();
  find_continuations(transcript.turns);
}

}  // namespace gribning
