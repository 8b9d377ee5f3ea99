// SPDX-License-Identifier: MIT
#include "gribning/formats/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "csv_table.h"
#include "losses.h"
#include "one_line.h"
#include "places.h"
#include "segments.h"
#include "text_header.h"

namespace gribning {
namespace {

/// A first line that names the columns says more than anything in the cells below it, such as f4's time stamps.
constexpr int kNamedColumns = 90;

const Bilingual kTableFormat = {"tabel", "a table"};

class CsvReader {
 public:
  CsvReader(const CsvTable& table, Transcript& transcript, const ReadOptions& options)
      : table_(table), transcript_(transcript), layout_(transcript, options) {
    read_units();
  }

  Result<Transcript> run() {
    for (const Record& record : table_.above) read_above(record);
    for (const Record& record : table_.rows) read_row(record);
    if (pending_) layout_.add(*pending_);
    report_counts();
    complaints_.tell(transcript_);
    auto read = layout_.finish(kTableFormat);
    if (!read) return read;
    for (Participant& participant : read->participants) {
      const auto role = roles_.find(participant.label);
      if (role == roles_.end()) continue;
      // What a declaration in a text would say.
      const auto declared = text_reader::read_participant("x=" + role->second);
      if (!declared) continue;
      const bool only_role = declared->role_source == RoleSource::declared && declared->description == role->second;
      participant.description = only_role ? std::string() : declared->description;
      participant.role = declared->role;
      participant.role_source = declared->role_source;
    }
    return read;
  }

 private:
  [[nodiscard]] std::string_view cell(const Record& record, Column column) const {
    const auto place = table_.columns[column];
    return place && *place < record.cells.size() ? trimmed_cell(record.cells[*place]) : std::string_view();
  }

  void read_units() {
    for (const Column column : {Column::start, Column::end}) {
      if (!table_.columns[column]) continue;
      std::vector<std::string_view> cells;
      for (const Record& record : table_.rows) cells.push_back(cell(record, column));
      const TimeUnit unit = unit_of_times(table_.headings[*table_.columns[column]], cells);
      (column == Column::start ? start_unit_ : end_unit_) = unit;
      if (unit != TimeUnit::milliseconds) continue;
      const std::string& heading = table_.headings[*table_.columns[column]];
      transcript_.diagnostics.push_back(
          {"times-in-milliseconds",
           Severity::note,
           {},
           {fmt::format("Tallene i kolonnen »{}« er læst som millisekunder.", heading),
            fmt::format("The numbers of column '{}' were read as milliseconds.", heading)},
           {}});
    }
  }

  void read_above(const Record& record) {
    std::string line;
    for (const std::string& each : record.cells) {
      if (trimmed_cell(each).empty()) continue;
      line += (line.empty() ? "" : " ") + one_line(each);
    }
    layout_.add_aside(line);
    if (transcript_.header("Title").empty()) transcript_.metadata.push_back({"Title", line});
  }

  std::optional<std::int64_t> time(const Record& record, Column column, TimeUnit unit) {
    const std::string_view said = cell(record, column);
    if (said.empty()) return std::nullopt;
    const auto time = time_of_cell(said, unit);
    if (!time) {
      complaints_.add(
          {record.line, 1}, "not-a-time", Severity::warning,
          {fmt::format("»{}« er ikke en tid. Skriv 00:01:23.500 eller sekunder.", one_line(said.substr(0, 60))),
           fmt::format("'{}' is no time. Write 00:01:23.500 or seconds.", one_line(said.substr(0, 60)))});
    }
    return time;
  }

  std::int64_t number(const Record& record) {
    std::string_view said = cell(record, Column::number);
    if (said.ends_with('.')) said.remove_suffix(1);
    if (said.empty()) return 0;
    const bool digits = said.size() < 10 && said.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) {
      complaints_.add({record.line, 1}, "not-a-number", Severity::warning,
                      {fmt::format("»{}« er ikke et turnummer.", one_line(said.substr(0, 60))),
                       fmt::format("'{}' is no turn number.", one_line(said.substr(0, 60)))});
      return 0;
    }
    return std::stoll(std::string(said));
  }

  void read_row(const Record& record) {
    Segment segment;
    segment.speaker = cell(record, Column::speaker);
    if (segment.speaker.ends_with(':')) segment.speaker.pop_back();
    segment.talk = cell(record, Column::talk);
    segment.number = number(record);
    segment.start = time(record, Column::start, start_unit_);
    segment.end = time(record, Column::end, end_unit_);
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
      if (table_.columns.at(i) || trimmed_cell(record.cells[i]).empty()) continue;
      segment.under.push_back({table_.headings[i], record.cells[i]});
    }
    const std::string_view role = cell(record, Column::role);
    if (!role.empty() && !segment.speaker.empty()) roles_.emplace(segment.speaker, role);

    const bool bare = segment.speaker.empty() && segment.number == 0 && !segment.start && !segment.end;
    if (bare && table_.columns[Column::speaker]) {
      if (segment.under.empty() && !segment.talk.empty() && (!last_speaker_ || is_event(segment.talk))) {
        flush();
        layout_.add_aside(one_line(segment.talk));
        return;
      }
      // A row that names nobody goes on where the one above stopped.
      if (last_speaker_) ++continued_;
      if (pending_) {
        pending_->talk += "\n" + segment.talk;
        pending_->under.insert(pending_->under.end(), segment.under.begin(), segment.under.end());
        return;
      }
      segment.speaker = last_speaker_.value_or("");
    }
    flush();
    last_speaker_ = segment.speaker;
    if (segment.talk.empty()) ++without_talk_;
    pending_ = std::move(segment);
  }

  static bool is_event(std::string_view talk) {
    const Span whole{0, static_cast<std::uint32_t>(talk.size())};
    const Notation notation = read_notation(talk, {whole}, Convention::jefferson);
    return notation.words.empty() && std::all_of(notation.marks.begin(), notation.marks.end(), [](const Mark& mark) {
             return mark.kind == MarkKind::pause || mark.kind == MarkKind::comment || mark.kind == MarkKind::laughter ||
                    mark.kind == MarkKind::breath;
           });
  }

  void flush() {
    if (pending_) layout_.add(*pending_);
    pending_.reset();
  }

  void report_counts() {
    if (continued_ > 0) {
      note("rows-continued",
           {fmt::format("Rækker uden taler er læst som fortsættelse af rækken over ({}).", continued_),
            fmt::format("Rows without a speaker were read as going on from the row above ({}).", continued_)});
    }
    if (without_talk_ > 0) {
      note("rows-without-talk", {fmt::format("Rækker uden tale er læst som tomme ture ({}).", without_talk_),
                                 fmt::format("Rows without talk were read as empty turns ({}).", without_talk_)});
    }
    std::string beside;
    for (std::size_t i = 0; i < table_.headings.size(); ++i) {
      if (!table_.columns.at(i)) beside += (beside.empty() ? "" : ", ") + one_line(table_.headings[i]);
    }
    if (!beside.empty()) {
      note("columns-beside", {fmt::format("Kolonner, der ikke er tale, følger med turene: {}.", beside),
                              fmt::format("Columns that are no talk stay with the turns: {}.", beside)});
    }
  }

  void note(std::string code, Bilingual message) {
    transcript_.diagnostics.push_back({std::move(code), Severity::note, {}, std::move(message), {}});
  }

  const CsvTable& table_;
  Transcript& transcript_;
  Layout layout_;
  TimeUnit start_unit_ = TimeUnit::seconds;
  TimeUnit end_unit_ = TimeUnit::seconds;
  std::optional<Segment> pending_;
  std::optional<std::string> last_speaker_;
  std::map<std::string, std::string, std::less<>> roles_;
  std::size_t continued_ = 0;
  std::size_t without_talk_ = 0;
  Complaints complaints_;
};

/// What one column of the written table holds.
struct WrittenColumn {
  std::string name;
  std::optional<Column> column;
};

class CsvWriter {
 public:
  CsvWriter(const Transcript& transcript, char separator, std::string_view line_end)
      : transcript_(transcript), separator_(separator), line_end_(line_end) {}

  std::string run() && {
    choose_headings();
    std::vector<std::string> cells;
    for (const WrittenColumn& heading : headings_) cells.push_back(heading.name);
    std::string out = write_record(cells, separator_, line_end_);
    auto aside = transcript_.asides.begin();
    for (TurnIndex i = 0; i < transcript_.turns.size(); ++i) {
      for (; aside != transcript_.asides.end() && aside->before <= i; ++aside) out += aside_row(*aside);
      out += turn_row(i);
    }
    for (; aside != transcript_.asides.end(); ++aside) out += aside_row(*aside);
    return out;
  }

 private:
  /// The headings that the table was read with, in their order; then what they lack.
  void choose_headings() {
    if (!transcript_.original.empty() && (transcript_.format == "csv" || transcript_.format == "tsv")) {
      if (const auto table = read_csv_table(transcript_.original, {}); table && table->separator != 0) {
        for (std::size_t i = 0; i < table->headings.size(); ++i) {
          headings_.push_back({table->headings[i], table->columns.at(i)});
        }
        if (!columns_by_heading(table->headings)) headings_.clear();
      }
    }
    const auto need = [&](Column column, bool needed) {
      const bool there = std::any_of(headings_.begin(), headings_.end(),
                                     [&](const WrittenColumn& heading) { return heading.column == column; });
      if (needed && !there) headings_.push_back({std::string(code(column)), column});
    };
    const auto& turns = transcript_.turns;
    const auto& people = transcript_.participants;
    need(Column::number, true);
    need(Column::speaker, true);
    need(Column::role, std::any_of(people.begin(), people.end(), [](const Participant& person) {
           return person.role_source >= RoleSource::declared || !person.description.empty();
         }));
    need(Column::start, std::any_of(turns.begin(), turns.end(), [](const Turn& turn) { return turn.start; }));
    need(Column::end, std::any_of(turns.begin(), turns.end(), [](const Turn& turn) { return turn.end; }));
    need(Column::talk, true);
    for (const Turn& turn : turns) {
      for (const UnderLine& under : turn.under) add_extra(under.name);
    }
  }

  void add_extra(const std::string& name) {
    const bool there = std::any_of(headings_.begin(), headings_.end(), [&](const WrittenColumn& heading) {
      return !heading.column && heading.name == name;
    });
    if (!there) headings_.push_back({name, std::nullopt});
  }

  [[nodiscard]] std::string row_of(const std::function<std::string(const WrittenColumn&)>& cell) const {
    std::vector<std::string> cells;
    cells.reserve(headings_.size());
    for (const WrittenColumn& heading : headings_) cells.push_back(cell(heading));
    return write_record(cells, separator_, line_end_);
  }

  std::string turn_row(TurnIndex index) {
    const Turn& turn = transcript_.turns[index];
    const Participant& speaker = transcript_.participants[turn.speaker];
    return row_of([&](const WrittenColumn& heading) -> std::string {
      if (!heading.column) return under_of(turn, heading.name);
      switch (*heading.column) {
        case Column::number:
          return std::to_string(turn.number);
        case Column::speaker:
          return speaker.label;
        case Column::role:
          return described_.insert(turn.speaker).second ? description_of(speaker) : std::string();
        case Column::start:
          return turn.start ? clock(*turn.start) : std::string();
        case Column::end:
          return turn.end ? clock(*turn.end) : std::string();
        case Column::talk:
          return talk_of(turn);
      }
      return {};
    });
  }

  static std::string description_of(const Participant& participant) {
    const bool certain = participant.role_source >= RoleSource::declared && participant.role != Role::unknown;
    if (!certain) return participant.description;
    if (participant.description.empty()) return std::string(code(participant.role));
    return fmt::format("{} ({})", participant.description, code(participant.role));
  }

  static std::string under_of(const Turn& turn, std::string_view name) {
    std::string out;
    for (const UnderLine& under : turn.under) {
      if (under.name == name) out += (out.empty() ? "" : "\n") + under.text;
    }
    return out;
  }

  [[nodiscard]] std::string talk_of(const Turn& turn) const {
    std::string talk;
    for (const Span piece : turn.pieces) {
      if (!talk.empty()) talk += '\n';
      talk += quote(transcript_.text, piece);
    }
    return talk;
  }

  [[nodiscard]] std::string aside_row(const Aside& aside) const {
    std::string line = one_line(quote(transcript_.text, aside.span));
    if (line.empty()) return {};
    if (aside.before > 0 && aside.notation.marks.empty()) line = fmt::format("(({}))", line);
    return row_of([&](const WrittenColumn& heading) { return heading.column == Column::talk ? line : std::string(); });
  }

  const Transcript& transcript_;
  char separator_;
  std::string_view line_end_;
  std::vector<WrittenColumn> headings_;
  std::set<ParticipantIndex> described_;
};

/// What was read from a table and not changed is written as it was.
bool unchanged(const Transcript& transcript, std::string_view format) {
  if (transcript.original.empty() || transcript.format != format) return false;
  ReadOptions options;
  options.format = format;
  const auto again = read_transcript(transcript.original, transcript.file, options);
  if (!again || !same_turns(transcript, *again) || transcript.metadata != again->metadata) return false;
  return transcript.participants == again->participants && transcript.asides == again->asides;
}

Written write_table_of_talk(const Transcript& transcript, std::string_view format, char separator,
                            std::string_view before, std::string_view line_end) {
  if (unchanged(transcript, format)) return {std::string(before) + transcript.original, {}};
  return {std::string(before) + CsvWriter(transcript, separator, line_end).run(), {}};
}

}  // namespace

int recognise_csv(std::string_view text) {
  const char separator = separator_of(text);
  return separator != 0 && separator != '\t' ? kNamedColumns : 0;
}

int recognise_tsv(std::string_view text) { return separator_of(text) == '\t' ? kNamedColumns : 0; }

Result<Transcript> read_csv(std::string_view text, const ReadOptions& options) {
  const auto table = read_csv_table(text, options.columns);
  if (!table) return tl::unexpected(table.error());
  Transcript transcript;
  transcript.original = text;
  transcript.diagnostics = table->diagnostics;
  return CsvReader(*table, transcript, options).run();
}

Result<Written> write_csv(const Transcript& transcript) {
  return write_table_of_talk(transcript, "csv", ';', "\xEF\xBB\xBF", "\r\n");
}

Result<Written> write_tsv(const Transcript& transcript) {
  return write_table_of_talk(transcript, "tsv", '\t', "", "\n");
}

}  // namespace gribning
