// SPDX-License-Identifier: MIT
#include "columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "among.h"
#include "characters.h"
#include "clocks.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// Longer cells name nobody.
constexpr std::size_t kLongestLabelCell = 60;

struct KnownHeading {
  Column column;
  /// As simplified() gives them, the clearest first.
  std::vector<std::string_view> names;
};

const std::vector<KnownHeading>& headings_known() {
  static const std::vector<KnownHeading> kHeadings = {
      {Column::number,
       {"turn number", "turnummer", "tur nr", "turnr", "turn nr", "turn no", "turn id", "number", "nummer", "nr", "no",
        "#", "turn", "tur", "line", "linje", "linjenummer", "line number"}},
      {Column::speaker,
       {"speaker", "taler", "speaker name", "speakername", "speaker id", "speaker label", "talernavn", "participant",
        "deltager", "talende", "hvem", "who", "navn", "name", "person", "label"}},
      {Column::role, {"role", "rolle", "speaker role", "talerrolle"}},
      {Column::start,
       {"start", "start time", "starttime", "starttid", "begin", "begin time", "begyndelse", "onset", "tmin", "xmin",
        "fra", "from", "timestamp", "tidspunkt", "tidskode", "timecode", "time", "tid"}},
      {Column::end,
       {"end", "end time", "endtime", "sluttid", "slut", "stop", "stop time", "offset", "tmax", "xmax", "til", "to"}},
      {Column::talk,
       {"talk", "tale", "text", "tekst", "utterance", "ytring", "replik", "udsagn", "transcript", "transcription",
        "transskription", "udskrift", "content", "indhold", "taletur", "turn text", "speech", "sentence"}},
  };
  return kHeadings;
}

constexpr std::array<std::string_view, 4> kMillisecondWords = {"ms", "msec", "millisekunder", "milliseconds"};
constexpr std::array<std::string_view, 12> kUnitWords = {
    "ms", "msec", "millisekunder", "milliseconds", "s", "sec", "sek", "secs", "seconds", "sekunder", "hh:mm:ss", "ss"};

/// Lower-case words with single spaces: "Begin_Time - (ms)" is "begin time ms".
std::vector<std::string> heading_words(std::string_view heading) {
  std::vector<std::string> words(1);
  for (char c : heading) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (std::string_view(" _-.()[]/\t\r\n").find(c) == std::string_view::npos) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// The heading without case, signs and unit.
std::string simplified(std::string_view heading) {
  std::vector<std::string> words = heading_words(heading);
  while (words.size() > 1 && among(kUnitWords, words.back())) words.pop_back();
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The columns that headings name, however few.
Columns named_columns(const std::vector<std::string>& headings) {
  std::vector<std::string> simple;
  simple.reserve(headings.size());
  for (const std::string& heading : headings) simple.push_back(simplified(heading));
  Columns columns;
  for (const KnownHeading& known : headings_known()) {
    for (const std::string_view name : known.names) {
      const auto found = std::find(simple.begin(), simple.end(), name);
      if (found == simple.end()) continue;
      columns.set(known.column, static_cast<std::size_t>(found - simple.begin()));
      break;
    }
  }
  return columns;
}

std::optional<std::int64_t> whole_number(std::string_view cell) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return number;
}

/// "12.5", "12,5" and "12".
std::optional<double> plain_number(std::string_view cell) {
  std::string text(cell);
  std::replace(text.begin(), text.end(), ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

/// What the cells of one column are, blank ones aside.
struct Look {
  bool any = false;
  bool whole_numbers = true;
  bool times = true;
  bool short_cells = true;
};

Look look_of(const std::vector<std::vector<std::string>>& rows, std::size_t place) {
  Look look;
  for (const auto& row : rows) {
    const std::string_view cell = place < row.size() ? trimmed_cell(row[place]) : std::string_view();
    if (cell.empty()) continue;
    look.any = true;
    // "12." is a number too.
    const std::string_view digits = cell.ends_with('.') ? cell.substr(0, cell.size() - 1) : cell;
    look.whole_numbers = look.whole_numbers && whole_number(digits).has_value();
    look.times = look.times && (time_of_clock(cell) || (plain_number(cell) && !whole_number(cell)));
    look.short_cells =
        look.short_cells && cell.size() <= kLongestLabelCell && cell.find('\n') == std::string_view::npos;
  }
  return look;
}

}  // namespace

std::string_view code(Column column) {
  switch (column) {
    case Column::number:
      return "number";
    case Column::speaker:
      return "speaker";
    case Column::role:
      return "role";
    case Column::start:
      return "start";
    case Column::end:
      return "end";
    case Column::talk:
      return "talk";
  }
  return {};
}

std::optional<Column> Columns::at(std::size_t place) const {
  for (const Column column : kColumns) {
    if ((*this)[column] == place) return column;
  }
  return std::nullopt;
}

std::optional<Columns> columns_by_heading(const std::vector<std::string>& headings) {
  const Columns columns = named_columns(headings);
  const auto known =
      std::count_if(kColumns.begin(), kColumns.end(), [&](Column column) { return columns[column].has_value(); });
  if (!columns[Column::talk] || known < 2) return std::nullopt;
  return columns;
}

std::optional<Columns> columns_by_content(const std::vector<std::vector<std::string>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  Columns columns;
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < width; ++i) {
    const Look look = look_of(rows, i);
    if (!look.any) continue;
    if (look.whole_numbers && left.empty() && !columns[Column::number]) {
      columns.set(Column::number, i);
    } else if (look.times && !columns[Column::start]) {
      columns.set(Column::start, i);
    } else if (look.times && !columns[Column::end]) {
      columns.set(Column::end, i);
    } else {
      left.push_back(i);
    }
  }
  if (left.size() != 2 || !look_of(rows, left[0]).short_cells) return std::nullopt;
  columns.set(Column::speaker, left[0]);
  columns.set(Column::talk, left[1]);
  return columns;
}

Result<Columns> columns_as_given(Columns columns, const std::map<std::string, std::string, std::less<>>& given,
                                 const std::vector<std::string>& headings) {
  for (const auto& [name, where] : given) {
    const std::string_view wanted = name;
    const auto column =
        std::find_if(kColumns.begin(), kColumns.end(), [wanted](Column each) { return code(each) == wanted; });
    std::optional<std::size_t> place;
    if (const auto found = std::find(headings.begin(), headings.end(), where); found != headings.end()) {
      place = static_cast<std::size_t>(found - headings.begin());
    } else if (const auto number = whole_number(where);
               number && *number >= 1 && *number <= static_cast<std::int64_t>(headings.size())) {
      place = static_cast<std::size_t>(*number) - 1;
    }
    if (column == kColumns.end() || !place) {
      std::string all;
      for (const std::string& heading : headings) all += (all.empty() ? "" : ", ") + heading;
      if (all.size() > 300) all = all.substr(0, all.find(',', 250)) + " …";
      return tl::unexpected(Failure{
          .code = "unknown-column",
          .message = {fmt::format("Der er ingen kolonne »{}« til »{}«. Kolonnerne er: {}.", where, name, all),
                      fmt::format("There is no column '{}' for '{}'. The columns are: {}.", where, name, all)}});
    }
    columns.set(*column, *place);
  }
  return columns;
}

std::optional<std::int64_t> time_of_clock(std::string_view cell) {
  cell = trimmed_cell(cell);
  if (cell.size() > 2 && ((cell.front() == '#' && cell.back() == '#') || (cell.front() == '[' && cell.back() == ']'))) {
    cell = cell.substr(1, cell.size() - 2);
  }
  if (cell.size() > 24) return std::nullopt;
  std::int64_t seconds = 0;
  int fields = 0;
  std::size_t at = 0;
  for (;;) {
    std::int64_t field = 0;
    const std::size_t begin = at;
    while (at < cell.size() && is_digit(cell[at]) && at - begin < 6) field = field * 10 + (cell[at++] - '0');
    if (at == begin || (fields > 0 && (field > 59 || at - begin != 2))) return std::nullopt;
    seconds = seconds * 60 + field;
    ++fields;
    if (at == cell.size() || cell[at] != ':') break;
    ++at;
  }
  if (fields < 2 || fields > 3) return std::nullopt;
  std::int64_t milliseconds = 0;
  if (at < cell.size()) {
    // f4 writes tenths behind a hyphen.
    if (std::string_view(".,-").find(cell[at]) == std::string_view::npos) return std::nullopt;
    std::int64_t unit = 100;
    const std::size_t begin = ++at;
    for (; at < cell.size() && is_digit(cell[at]); ++at, unit /= 10) milliseconds += (cell[at] - '0') * unit;
    if (at == begin || at != cell.size()) return std::nullopt;
  }
  const std::int64_t time = seconds * 1000 + milliseconds;
  return time <= kLongestTime ? std::optional(time) : std::nullopt;
}

TimeUnit unit_of_times(std::string_view heading, const std::vector<std::string_view>& cells) {
  const std::vector<std::string> words = heading_words(heading);
  if (words.size() > 1 && among(kUnitWords, words.back())) {
    return among(kMillisecondWords, words.back()) ? TimeUnit::milliseconds : TimeUnit::seconds;
  }
  std::vector<std::int64_t> steps;
  std::optional<std::int64_t> last;
  for (const std::string_view each : cells) {
    const std::string_view cell = trimmed_cell(each);
    if (cell.empty()) continue;
    const auto number = whole_number(cell);
    if (!number) return TimeUnit::seconds;
    if (last && *number > *last) steps.push_back(*number - *last);
    last = number;
  }
  if (steps.empty()) return last.value_or(0) >= 24 * 3600 ? TimeUnit::milliseconds : TimeUnit::seconds;
  const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  return *middle >= 200 ? TimeUnit::milliseconds : TimeUnit::seconds;
}

std::optional<std::int64_t> time_of_cell(std::string_view cell, TimeUnit unit) {
  cell = trimmed_cell(cell);
  if (const auto time = time_of_clock(cell)) return time;
  const auto number = plain_number(cell);
  if (!number) return std::nullopt;
  const double milliseconds = unit == TimeUnit::seconds ? *number * 1000 : *number;
  if (milliseconds < 0 || milliseconds > static_cast<double>(kLongestTime)) return std::nullopt;
  return std::llround(milliseconds);
}

std::string_view trimmed_cell(std::string_view cell) {
  return quote(cell, text_reader::trimmed(cell, {0, static_cast<std::uint32_t>(cell.size())}));
}

}  // namespace gribning
