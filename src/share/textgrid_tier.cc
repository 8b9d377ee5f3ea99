// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "added_tiers.h"
#include "edits.h"

namespace gribning::share {
namespace {

/// A value of the file: a number, a text in quotes or a flag. Everything else in it is for people.
struct Value {
  enum class Kind { number, text, flag };
  Kind kind = Kind::number;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The values of a text file of Praat, from its first byte on.
class Values {
 public:
  explicit Values(std::string_view text) : text_(text) {}

  std::optional<Value> next() {
    while (at_ < text_.size()) {
      const std::size_t begin = at_;
      const char c = text_[at_];
      if (c == '"') {
        pass_text();
        return Value{Value::Kind::text, begin, at_};
      }
      if (static_cast<unsigned char>(c) <= ' ') {
        ++at_;
        continue;
      }
      if (c == '!') {
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        continue;
      }
      while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ') ++at_;
      const char first = c == '-' || c == '+' ? (begin + 1 < at_ ? text_[begin + 1] : c) : c;
      if (first >= '0' && first <= '9') return Value{Value::Kind::number, begin, at_};
      if (c == '<') return Value{Value::Kind::flag, begin, at_};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string_view words(const Value& value) const {
    return text_.substr(value.begin, value.end - value.begin);
  }
  [[nodiscard]] double number(const Value& value) const {
    auto words = this->words(value);
    if (words.starts_with('+')) words.remove_prefix(1);
    double number = 0;
    std::from_chars(words.data(), words.data() + words.size(), number);
    return number;
  }

 private:
  /// A text in quotes; a doubled quote is one of its letters.
  void pass_text() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') continue;
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        ++at_;
        continue;
      }
      ++at_;
      return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

struct Grid {
  double begin = 0;
  double end = 0;
  Value size;
  std::size_t tiers = 0;
  /// The names of values stand beside them ("xmin = 0").
  bool long_form = false;
  /// Where the first of our own tiers begins, when nothing but our own stands behind it.
  std::optional<std::size_t> ours;
  std::size_t own_tiers = 0;
};

/// Where the lines of a tier begin, from the value that gives its class.
std::size_t line_of_tier(std::string_view text, std::size_t value, bool long_form) {
  const auto line_begin = [&](std::size_t at) {
    const auto end = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
  };
  const std::size_t line = line_begin(value);
  if (!long_form) return line;
  std::size_t before = line;
  while (before > 0 && (text[before - 1] == '\n' || text[before - 1] == '\r')) --before;
  return line_begin(before);
}

/// How many of something a file says it has; no file has more than this.
std::size_t count_from(double number) {
  constexpr double kMost = 1e8;
  return static_cast<std::size_t>(std::clamp(number, 0.0, kMost));
}

std::optional<Grid> survey(std::string_view text) {
  Values values(text);
  Grid grid;
  std::vector<double> numbers;
  while (numbers.size() < 3) {
    const auto value = values.next();
    if (!value) return std::nullopt;
    if (value->kind != Value::Kind::number) continue;
    numbers.push_back(values.number(*value));
    grid.size = *value;
  }
  grid.begin = numbers[0];
  grid.end = numbers[1];
  grid.tiers = count_from(numbers[2]);
  grid.long_form = text.substr(0, grid.size.begin).find("size") != std::string_view::npos;
  for (std::size_t tier = 0; tier < grid.tiers; ++tier) {
    const auto kind = values.next();
    const auto name = values.next();
    if (!kind || !name || kind->kind != Value::Kind::text || name->kind != Value::Kind::text) return std::nullopt;
    const bool own = values.words(*name).starts_with(fmt::format("\"{}", kTierPrefix));
    if (!own) {
      grid.ours.reset();
      grid.own_tiers = 0;
    } else {
      if (!grid.ours) grid.ours = line_of_tier(text, kind->begin, grid.long_form);
      ++grid.own_tiers;
    }
    const std::size_t each = values.words(*kind) == "\"TextTier\"" ? 2 : 3;
    (void)values.next();
    (void)values.next();
    const auto count = values.next();
    if (!count) return std::nullopt;
    const auto all = count_from(values.number(*count)) * each;
    for (std::size_t i = 0; i < all; ++i) {
      if (!values.next()) return std::nullopt;
    }
  }
  return grid;
}

struct Interval {
  double begin = 0;
  double end = 0;
  std::string text;
};

/// The whole of the grid's time in intervals; where nothing is said they are empty.
std::vector<Interval> intervals_of(const AddedTier& tier, const Places& places, const Grid& grid) {
  std::vector<std::pair<double, TurnIndex>> in_time;
  for (TurnIndex turn = 0; turn < places.size(); ++turn) {
    if (!tier.at_turn[turn].empty()) in_time.emplace_back(static_cast<double>(places[turn]->first) / 1000, turn);
  }
  std::sort(in_time.begin(), in_time.end());
  std::vector<Interval> intervals;
  double at = grid.begin;
  for (const auto& [start, turn] : in_time) {
    const double begin = std::max(start, at);
    const double end = std::min(static_cast<double>(places[turn]->second) / 1000, grid.end);
    if (end <= begin) continue;
    if (begin > at) intervals.push_back({at, begin, {}});
    intervals.push_back({begin, end, tier.at_turn[turn]});
    at = end;
  }
  if (at < grid.end) intervals.push_back({at, grid.end, {}});
  return intervals;
}

std::string textgrid_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string in_long_form(const AddedTier& tier, const std::vector<Interval>& intervals, const Grid& grid,
                         std::size_t number) {
  std::string out = fmt::format(
      "    item [{}]:\n        class = \"IntervalTier\"\n        name = {}\n        xmin = {}\n        xmax = {}\n"
      "        intervals: size = {}\n",
      number, textgrid_string(tier.name), grid.begin, grid.end, intervals.size());
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    out += fmt::format("        intervals [{}]:\n            xmin = {}\n            xmax = {}\n            text = {}\n",
                       i + 1, intervals[i].begin, intervals[i].end, textgrid_string(intervals[i].text));
  }
  return out;
}

std::string in_short_form(const AddedTier& tier, const std::vector<Interval>& intervals, const Grid& grid) {
  std::string out = fmt::format("\"IntervalTier\"\n{}\n{}\n{}\n{}\n", textgrid_string(tier.name), grid.begin, grid.end,
                                intervals.size());
  for (const Interval& each : intervals)
    out += fmt::format("{}\n{}\n{}\n", each.begin, each.end, textgrid_string(each.text));
  return out;
}

}  // namespace

Result<Shared> add_to_textgrid(std::span<const Analysed> analysed, const ShareOptions& options) {
  const Analysed& each = analysed.front();
  auto carried = carrier(each.talk->transcript, "textgrid");
  if (!carried) return tl::unexpected(carried.error());
  const Transcript& timed = carried->transcript;
  const std::string_view text = timed.original;
  const auto grid = survey(text);
  if (!grid) {
    return tl::unexpected(Failure{.code = "textgrid-incomplete",
                                  .message = {"TextGrid-filen er ufuldstændig, så der kan ikke tilføjes lag.",
                                              "The TextGrid is incomplete, so no tiers can be added."},
                                  .file = timed.file});
  }
  const auto tiers = tiers_of(each, options.language);
  const Places places = times_of(timed);
  const auto parts = parted(tiers, timed, places);
  const std::size_t kept = grid->tiers - grid->own_tiers;
  Edits edits(text);
  edits.replace(grid->size.begin, grid->size.end - grid->size.begin, std::to_string(kept + parts.size()));
  std::string added;
  const std::size_t end = grid->ours.value_or(text.size());
  if (end > 0 && text[end - 1] != '\n' && text[end - 1] != '\r') added = "\n";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto intervals = intervals_of(parts[i], places, *grid);
    added += grid->long_form ? in_long_form(parts[i], intervals, *grid, kept + i + 1)
                             : in_short_form(parts[i], intervals, *grid);
  }
  edits.replace(end, text.size() - end, std::move(added));
  add_unplaced(carried->losses, tiers, places);
  return Shared{{{each.talk->transcript.name + ".TextGrid", edits.apply()}}, std::move(carried->losses)};
}

}  // namespace gribning::share
