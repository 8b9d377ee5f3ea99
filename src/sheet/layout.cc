// SPDX-License-Identifier: MIT
#include "sheet/layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sheet/talk.h"
#include "sheet/wrap.h"

namespace gribning {
namespace {

/// Both turns of an overlap number their brackets in the same way: by index, then in order.
struct OverlapName {
  TurnIndex partner = 0;
  std::uint32_t index = 0;
  std::uint32_t ordinal = 0;

  friend auto operator<=>(const OverlapName&, const OverlapName&) = default;
};

/// An overlap bracket of a turn, measured but not yet placed.
struct Overlap {
  OverlapName name;
  std::size_t place = 0;
  /// Columns from the start of its unit to the bracket.
  std::size_t inside = 0;
  /// Columns from the bracket to the end of the unit, and to the end of all that overlaps.
  std::size_t unit = 0;
  std::size_t passage = 0;
};

/// A turn whose talk is measured. `units` point into `talk`.
struct MeasuredTurn {
  JoinedTalk talk;
  std::vector<Unit> units;
  std::vector<Overlap> overlaps;
  std::map<OverlapName, std::size_t> named;
  std::vector<Onset> onsets;
};

Overlap measure(const MeasuredTurn& turn, const Mark& mark, OverlapName name, Ruler& ruler) {
  const auto unit_at = [&](std::size_t place) {
    return std::prev(std::partition_point(turn.units.begin() + 1, turn.units.end(),
                                          [place](const Unit& unit) { return unit.place <= place; }));
  };
  const std::string_view line = turn.talk.line;
  const auto place = turn.talk.place_of(mark.span.begin);
  const auto covered = turn.talk.what_became_of(mark.span).size();
  const auto first = unit_at(place);
  const auto last = unit_at(place + (covered > 0 ? covered - 1 : 0));
  const auto inside = ruler.columns(line.substr(first->place, place - first->place));
  const auto end = last->place + last->text.size();
  return {name, place, inside, first->columns - inside, ruler.columns(line.substr(place, end - place))};
}

void measure(MeasuredTurn& turn, const Transcript& transcript, TurnIndex at, std::size_t columns, Ruler& ruler) {
  const auto& source = transcript.turns[at];
  turn.talk = join_talk(transcript.text, source.pieces, source.notation.marks);
  turn.units = divide(turn.talk, source.notation.marks, columns, ruler);
  if (turn.units.empty()) return;
  std::map<std::pair<TurnIndex, std::uint32_t>, std::uint32_t> counts;
  for (const auto& mark : source.notation.marks) {
    if (mark.kind != MarkKind::overlap || !mark.partner_turn || *mark.partner_turn == at) continue;
    const OverlapName name{*mark.partner_turn, mark.index, counts[{*mark.partner_turn, mark.index}]++};
    turn.named[name] = turn.overlaps.size();
    turn.overlaps.push_back(measure(turn, mark, name, ruler));
  }
}

/// The columns where the first of two overlapping brackets may stand so that both passages get room. A passage of up to
/// half a line is kept on one line; of a longer one, only its first word.
Onset onset_of_first(const Overlap& own, const Overlap& partner, std::size_t columns) {
  const auto passages = std::max(own.passage, partner.passage);
  const auto room = passages <= columns / 2 ? passages : std::max(own.unit, partner.unit);
  return {own.place, partner.inside, columns - std::min(room, columns)};
}

/// The range of columns for each bracket whose partner is in the extract.
void plan(std::vector<MeasuredTurn>& turns, std::size_t position, Extract extract, std::size_t columns) {
  auto& turn = turns[position];
  const auto own_index = extract.first + static_cast<TurnIndex>(position);
  for (const auto& overlap : turn.overlaps) {
    if (overlap.name.partner < extract.first || overlap.name.partner > extract.last) continue;
    const auto& partner = turns[overlap.name.partner - extract.first];
    const auto found = partner.named.find({own_index, overlap.name.index, overlap.name.ordinal});
    if (found == partner.named.end()) continue;
    if (overlap.name.partner > own_index) {
      turn.onsets.push_back(onset_of_first(overlap, partner.overlaps[found->second], columns));
    } else {
      const auto place = partner.overlaps[found->second].place;
      const auto placed = std::partition_point(partner.onsets.begin(), partner.onsets.end(),
                                               [place](const Onset& onset) { return onset.place < place; });
      turn.onsets.push_back({overlap.place, placed->column, placed->column});
    }
  }
}

}  // namespace

std::vector<WrappedLines> lay_out(const Transcript& transcript, Extract extract, std::size_t columns, Ruler& ruler) {
  std::vector<MeasuredTurn> turns(extract.last - extract.first + 1);
  for (std::size_t i = 0; i < turns.size(); ++i)
    measure(turns[i], transcript, extract.first + static_cast<TurnIndex>(i), columns, ruler);
  std::vector<WrappedLines> lines;
  lines.reserve(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    plan(turns, i, extract, columns);
    lines.push_back(wrap(turns[i].units, turns[i].onsets, columns, ruler));
  }
  return lines;
}

WrappedLines lay_out(std::string_view text, Span span, const std::vector<Mark>& marks, std::size_t columns,
                     Ruler& ruler) {
  const auto talk = join_talk(text, {span}, marks);
  std::vector<Onset> none;
  return wrap(divide(talk, marks, columns, ruler), none, columns, ruler);
}

}  // namespace gribning
