// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "gribning/sheet/compose.h"
#include "sheet/talk_composer.h"

namespace gribning {
namespace {

/// `turn` moved by `steps`, stopping at the ends of the conversation.
TurnIndex back(TurnIndex turn, TurnIndex steps) { return turn > steps ? turn - steps : 0; }
TurnIndex forward(TurnIndex turn, TurnIndex steps, TurnIndex last) {
  return last > turn && last - turn > steps ? turn + steps : last;
}

bool overlaps(const Transcript& transcript, TurnIndex turn, TurnIndex other) {
  const auto& marks = transcript.turns[turn].notation.marks;
  return std::any_of(marks.begin(), marks.end(), [other](const Mark& mark) {
    return mark.kind == MarkKind::overlap && mark.partner_turn == other;
  });
}

/// `extract` with the turn before its first and after its last where it would otherwise cut an overlap in two.
Extract with_overlaps(const Transcript& transcript, Extract extract) {
  if (extract.first > 0 && overlaps(transcript, extract.first, extract.first - 1)) --extract.first;
  if (extract.last + 1 < transcript.turns.size() && overlaps(transcript, extract.last, extract.last + 1))
    ++extract.last;
  return extract;
}

}  // namespace

std::vector<Extract> choose_extracts(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                                     const SheetOptions& options) {
  if (transcript.turns.empty()) return {};
  const auto last = whole_conversation(transcript).last;
  if (opportunities.empty()) {
    const auto end = forward(forward(1, options.before, last), options.after, last);
    return {with_overlaps(transcript, {0, end})};
  }

  std::vector<Extract> around;
  around.reserve(opportunities.size());
  for (const auto& opportunity : opportunities) {
    const auto& coding = opportunity.coding();
    const auto answered = forward(coding.response.value_or(coding.turn), options.after, last);
    const auto end = std::min(last, std::max(answered, coding.later.value_or(0)));
    around.push_back(with_overlaps(transcript, {back(coding.turn, options.before), end}));
  }
  std::sort(around.begin(), around.end(),
            [](const Extract& left, const Extract& right) { return left.first < right.first; });
  std::vector<Extract> merged;
  for (const auto& extract : around) {
    if (merged.empty() || extract.first > merged.back().last + 1)
      merged.push_back(extract);
    else
      merged.back().last = std::max(merged.back().last, extract.last);
  }
  return merged;
}

Extract whole_conversation(const Transcript& transcript) {
  assert(!transcript.turns.empty());
  return {0, static_cast<TurnIndex>(transcript.turns.size() - 1)};
}

Result<Extract> extract_of_lines(const Transcript& transcript, std::int64_t first, std::int64_t last,
                                 const SheetOptions& options) {
  const TalkComposer talk(transcript, options);
  const auto count = static_cast<TurnIndex>(transcript.turns.size());
  TurnIndex begin = 0;
  while (begin < count && talk.last_line(begin) < first) ++begin;
  auto end = begin;
  while (end + 1 < count && talk.first_line(end + 1) <= last) ++end;
  if (begin == count || first > last)
    return tl::unexpected(
        Failure{.code = "no-such-lines",
                .message = {fmt::format("Samtalen har ikke linje {}–{}. Den sidste linje er nummer {}.", first, last,
                                        count == 0 ? 0 : talk.last_line(count - 1)),
                            fmt::format("The conversation has no lines {}–{}. Its last line is number {}.", first, last,
                                        count == 0 ? 0 : talk.last_line(count - 1))},
                .file = transcript.file});
  return Extract{begin, end};
}

}  // namespace gribning
