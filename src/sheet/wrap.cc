// SPDX-License-Identifier: MIT
#include "sheet/wrap.h"

#include <algorithm>

namespace gribning {
namespace {

/// Signs that read as one thing, although there may be white space in them.
bool is_whole(MarkKind kind) {
  return kind == MarkKind::pause || kind == MarkKind::comment || kind == MarkKind::masked ||
         kind == MarkKind::uncertain || kind == MarkKind::laughter;
}

/// For each chunk, whether the line may not be broken after it.
std::vector<bool> find_ties(const JoinedTalk& talk, const std::vector<Mark>& marks) {
  std::vector<bool> tied(talk.chunks.size(), false);
  std::size_t done = 0;
  for (const auto& mark : marks) {
    if (!is_whole(mark.kind) || mark.span.empty()) continue;
    const auto first = std::partition_point(talk.chunks.begin(), talk.chunks.end(),
                                            [&](const Chunk& chunk) { return chunk.source.end <= mark.span.begin; });
    auto chunk = std::max(done, static_cast<std::size_t>(first - talk.chunks.begin()));
    for (; chunk + 1 < talk.chunks.size() && talk.chunks[chunk + 1].source.begin < mark.span.end; ++chunk)
      tied[chunk] = true;
    done = chunk;
  }
  return tied;
}

/// One line that is being filled.
class Filler {
 public:
  Filler(std::size_t columns, std::vector<std::string>& lines) : columns_(columns), lines_(lines) {}

  /// Where a unit would begin on the present line.
  [[nodiscard]] std::size_t start_of(const Unit& unit) const {
    return line_.empty() ? 0 : width_ + (unit.space_before ? 1 : 0);
  }

  /// Makes room so that a unit whose onset stands `inside` columns from its own start gets it into the onset's range.
  void prepare(const Unit& unit, std::size_t inside, const Onset& onset) {
    if (reach(unit, inside, onset)) return;
    const auto column = std::max(inside, onset.least);
    const bool possible = column <= onset.most && column - inside + unit.columns <= columns_;
    if (!possible || line_.empty()) return;
    end_line();
    reach(unit, inside, onset);
  }

  void add(const Unit& unit) {
    if (!line_.empty() && start_of(unit) + gap_ + unit.columns > columns_) end_line();
    const auto start = start_of(unit) + gap_;
    line_.append(start - width_, ' ');
    line_ += unit.text;
    width_ = start + unit.columns;
    gap_ = 0;
  }

  /// From now on nothing may move this line sideways.
  void hold() { held_ = true; }

  void end_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    width_ = 0;
    gap_ = 0;
    held_ = false;
  }

  [[nodiscard]] bool empty() const { return line_.empty(); }
  [[nodiscard]] std::size_t end_column() const { return width_; }

 private:
  /// Puts the onset into its range on the present line, if the line can be moved or stretched so far.
  bool reach(const Unit& unit, std::size_t inside, const Onset& onset) {
    const auto start = start_of(unit);
    const auto column = start + inside;
    const auto shift = column < onset.least ? onset.least - column : 0;
    if (column > onset.most || start + shift + unit.columns > columns_) return false;
    if (held_ || line_.empty()) {
      gap_ = shift;
    } else {
      line_.insert(0, shift, ' ');
      width_ += shift;
    }
    return true;
  }

  std::size_t columns_;
  std::vector<std::string>& lines_;
  std::string line_;
  std::size_t width_ = 0;
  /// Columns to leave empty before the next unit.
  std::size_t gap_ = 0;
  bool held_ = false;
};

}  // namespace

std::vector<Unit> divide(const JoinedTalk& talk, const std::vector<Mark>& marks, std::size_t columns, Ruler& ruler) {
  const auto tied = find_ties(talk, marks);
  const std::string_view line = talk.line;
  std::vector<Unit> units;
  const auto end_of = [&](std::size_t chunk) { return talk.chunks[chunk].place + talk.chunks[chunk].source.size(); };
  const auto add = [&](std::size_t begin, std::size_t end, bool space_before) {
    const auto text = line.substr(begin, end - begin);
    units.push_back({text, begin, ruler.columns(text), space_before});
    return units.back().columns <= columns;
  };
  const auto add_word = [&](std::size_t chunk) {
    auto begin = talk.chunks[chunk].place;
    bool space_before = begin > 0;
    while (begin < end_of(chunk) && !add(begin, end_of(chunk), space_before)) {
      units.pop_back();
      const auto fits = ruler.fit(line.substr(begin, end_of(chunk) - begin), columns);
      add(begin, begin + fits, space_before);
      begin += fits;
      space_before = false;
    }
  };
  for (std::size_t first = 0; first < talk.chunks.size(); ++first) {
    auto last = first;
    while (tied[last]) ++last;
    if (first == last) {
      add_word(first);
    } else if (!add(talk.chunks[first].place, end_of(last), first > 0)) {
      units.pop_back();
      for (auto chunk = first; chunk <= last; ++chunk) add_word(chunk);
    }
    first = last;
  }
  return units;
}

std::vector<std::string> wrap(const std::vector<Unit>& units, std::vector<Onset>& onsets, std::size_t columns,
                              Ruler& ruler) {
  std::vector<std::string> lines;
  Filler filler(columns, lines);
  auto onset = onsets.begin();
  for (const auto& unit : units) {
    const auto first = onset;
    while (onset != onsets.end() && onset->place < unit.place + unit.text.size()) ++onset;
    const auto inside = [&](const Onset& each) { return ruler.columns(unit.text.substr(0, each.place - unit.place)); };
    if (first != onset) filler.prepare(unit, inside(*first), *first);
    filler.add(unit);
    for (auto each = first; each != onset; ++each) each->column = filler.end_column() - unit.columns + inside(*each);
    if (first != onset) filler.hold();
  }
  if (!filler.empty()) filler.end_line();
  return lines;
}

}  // namespace gribning
