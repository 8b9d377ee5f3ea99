// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "gribning/base/records.h"
#include "gribning/review/coded_row.h"
#include "gribning/share/receive.h"
#include "placing.h"

namespace gribning {
namespace {

/// The sign that parts the cells: what Excel's line "sep=;" says, else the one of tab, semicolon and comma that the
/// header line has most of.
char separator_of(std::string_view& text) {
  if (const char said = take_separator_line(text); said != 0) return said;
  const auto header = text.substr(0, text.find_first_of("\r\n"));
  char best = '\t';
  for (const char each : {'\t', ';', ','}) {
    if (std::count(header.begin(), header.end(), each) > std::count(header.begin(), header.end(), best)) best = each;
  }
  return best;
}

Result<Records> rows_of(std::string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const char separator = separator_of(text);
  // Hand coding is parted by tabs and not quoted, unless all of it is.
  const bool sparing = separator == '\t' && !text.starts_with('"');
  return read_records(text, separator, sparing ? Quoting::needed : Quoting::anywhere);
}

/// A row by the names of its columns.
class Cells {
 public:
  Cells(const std::map<std::string, std::size_t>& columns, const Record& row) : columns_(columns), row_(row) {}

  [[nodiscard]] std::string_view operator[](const std::string& column) const {
    const auto at = columns_.find(column);
    return at == columns_.end() || at->second >= row_.cells.size() ? std::string_view() : row_.cells[at->second];
  }
  [[nodiscard]] bool has(const std::string& column) const { return columns_.contains(column); }
  /// The bytes of a cell in the text of the table.
  [[nodiscard]] Span place(const std::string& column) const {
    const auto at = columns_.find(column);
    if (at == columns_.end() || at->second >= row_.begins.size()) return {};
    const auto begin = row_.begins[at->second];
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + row_.cells[at->second].size())};
  }

 private:
  const std::map<std::string, std::size_t>& columns_;
  const Record& row_;
};

class TableReader {
 public:
  TableReader(std::string_view file, std::string_view coder, Transcripts transcripts)
      : file_(file), coder_(coder), transcripts_(transcripts) {}

  Result<Received> run(std::string_view text) {
    const auto whole = text.size();
    const auto read = rows_of(text);
    before_ = static_cast<std::uint32_t>(whole - text.size());
    if (!read) {
      auto failure = read.error();
      failure.file = std::string(file_);
      return tl::unexpected(std::move(failure));
    }
    const auto& rows = read->records;
    if (rows.empty()) return tl::unexpected(no_columns());
    std::map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < rows.front().cells.size(); ++i) columns.emplace(rows.front().cells[i], i);
    const auto has = [&](const char* column) { return columns.contains("turn") && columns.contains(column); };
    if (has("verdict")) {
      kind_ = Kind::opportunities;
    } else if (has("question")) {
      kind_ = Kind::worker_turns;
    } else if (has("layer") && has("label")) {
      kind_ = Kind::passages;
    } else {
      return tl::unexpected(no_columns());
    }
    for (std::size_t i = 1; i < rows.size(); ++i) read_row({columns, rows[i]});
    for (const Transcript* transcript : transcripts_) {
      for (auto& received : codings_) {
        if (received.coding.conversation == transcript->name) received_.codings.push_back(std::move(received));
      }
    }
    return std::move(received_);
  }

 private:
  enum class Kind { opportunities, worker_turns, passages };

  [[nodiscard]] Failure no_columns() const {
    return {.code = "table-columns",
            .message = {"Første linje skal nævne kolonnerne: »turn« og enten »verdict« eller »question« "
                        "(docs/kodning.md, afsnit 8), eller »turn«, »layer« og »label«.",
                        "The first line has to name the columns: 'turn' and either 'verdict' or 'question' "
                        "(docs/coding.md, section 8), or 'turn', 'layer' and 'label'."},
            .file = std::string(file_),
            .line = 1,
            .column = 1};
  }

  [[nodiscard]] const Transcript* transcript_named(std::string_view name) const {
    if (name.empty()) return transcripts_.size() == 1 ? transcripts_.front() : nullptr;
    for (const Transcript* each : transcripts_) {
      if (each->name == name) return each;
    }
    return nullptr;
  }

  static std::optional<TurnIndex> turn_numbered(const Transcript& transcript, std::string_view cell) {
    const auto number = whole_number(cell);
    return number ? transcript.turn_numbered(*number) : std::nullopt;
  }

  /// By its number; where the row says what the turn says and that turn says something else, by its words.
  static share::Place find_turn(const Transcript& transcript, std::string_view number, std::string_view talk) {
    const auto numbered = turn_numbered(transcript, number);
    const std::string wanted = share::Squeezed(talk).text();
    const auto says = [&](TurnIndex turn) { return share::Squeezed(transcript.talk(turn)).text() == wanted; };
    if (numbered && (wanted.empty() || says(*numbered))) {
      return {Fate::placed, *numbered, transcript.turns[*numbered].span, {}};
    }
    std::optional<TurnIndex> nearest;
    for (TurnIndex i = 0; !wanted.empty() && i < transcript.turns.size(); ++i) {
      if (!says(i)) continue;
      const auto from = [&](TurnIndex turn) {
        const auto centre = numbered.value_or(0);
        return turn > centre ? turn - centre : centre - turn;
      };
      if (!nearest || from(i) < from(*nearest)) nearest = i;
    }
    if (nearest) {
      return {Fate::moved,
              *nearest,
              transcript.turns[*nearest].span,
              {"turen har et andet nummer; fundet igen på ordene",
               "the turn has another number; found again by its words"}};
    }
    if (!wanted.empty())
      return {Fate::lost, 0, {}, {"ordene står ikke i samtalen", "the words are not in the conversation"}};
    return {Fate::lost,
            0,
            {},
            {"samtalen har ingen tur med dette nummer", "the conversation has no turn with this number"}};
  }

  /// What came before of this coder in this conversation; nothing so far.
  ReceivedCoding* coding_so_far(std::string_view coder, const Transcript& transcript) {
    const auto found = std::ranges::find_if(codings_, [&](const ReceivedCoding& each) {
      return each.coder == coder && each.coding.conversation == transcript.name;
    });
    return found == codings_.end() ? nullptr : &*found;
  }

  ReceivedCoding& coding_of(std::string_view coder, const Transcript& transcript) {
    if (auto* found = coding_so_far(coder, transcript)) return *found;
    codings_.push_back({std::string(coder), Coding{.conversation = transcript.name}, {}});
    return codings_.back();
  }

  [[nodiscard]] std::string code_in(const Cells& cells) const {
    if (kind_ != Kind::passages) return kind_ == Kind::opportunities ? "gribning/opportunity" : "turn/professional";
    return std::string(cells["layer"]) + (cells["label"].empty() ? "" : "/") + std::string(cells["label"]);
  }

  void read_row(const Cells& cells) {
    const auto coder = cells["coder"].empty() ? coder_ : cells["coder"];
    Placement line{Fate::lost,
                   std::string(coder),
                   std::string(cells["conversation"]),
                   code_in(cells),
                   std::string(cells[kind_ == Kind::passages ? "quote" : "talk"]),
                   std::nullopt,
                   {}};
    const Transcript* transcript = transcript_named(cells["conversation"]);
    if (transcript == nullptr) {
      line.reason = {"samtalen er ikke givet med", "the conversation was not given"};
    } else {
      const auto place = kind_ == Kind::passages ? find_words(*transcript, cells)
                                                 : find_turn(*transcript, cells["turn"], cells["talk"]);
      line.fate = place.fate;
      line.reason = place.reason;
      if (place.fate == Fate::lost) {
        tell_lost(cells, place.reason);
      } else {
        line.turn = place.turn;
        take(cells, *transcript, place, coder, line);
      }
    }
    received_.placements.push_back(std::move(line));
  }

  void take(const Cells& cells, const Transcript& transcript, const share::Place& place, std::string_view coder,
            Placement& line) {
    switch (kind_) {
      case Kind::opportunities:
        return read_opportunity(cells, transcript, place.turn, coder, line);
      case Kind::worker_turns:
        return read_worker_turn(cells, transcript, place.turn, coder, line);
      case Kind::passages:
        coding_of(coder, transcript)
            .passages.push_back({line.code, place.turn, place.span, std::string(cells["note"])});
    }
  }

  /// The words of a row; its turn when it quotes none. Of several places with these words the nearest to where the row
  /// says that they stood.
  share::Place find_words(const Transcript& transcript, const Cells& cells) {
    const auto turn = find_turn(transcript, cells["turn"], cells["talk"]);
    const auto words = cells["quote"];
    if (words.empty()) return turn;
    auto& [plain, placing] = texts_[&transcript];
    if (!placing) {
      plain = std::make_unique<share::PlainText>(transcript);
      placing = std::make_unique<share::Placing>(transcript, "");
    }
    const auto begin = whole_number(cells["begin"]);
    const auto size = static_cast<std::int64_t>(transcript.text.size());
    const bool known = begin && *begin >= 0 && *begin <= size;
    const auto from = static_cast<std::uint32_t>(known ? *begin : 0);
    // Without a position the turn is all that the row says.
    auto place = placing->find(words, "", "", plain->of(known ? Span{from, from} : turn.span));
    if (!known && turn.fate == Fate::moved && place.fate == Fate::placed) {
      place.fate = Fate::moved;
      place.reason = turn.reason;
    }
    return place;
  }

  static std::optional<std::int64_t> whole_number(std::string_view cell) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    return number;
  }

  void tell(Diagnostic diagnostic, Span cell) {
    diagnostic.span = {before_ + cell.begin, before_ + cell.end};
    received_.diagnostics.push_back(std::move(diagnostic));
  }

  void tell_lost(const Cells& cells, const Bilingual& why) {
    if (kind_ == Kind::passages) return;
    tell({.code = "unknown-turn",
          .severity = Severity::error,
          .span = {},
          .message = {fmt::format("Kolonnen »turn«: »{}«: {}. Rækken er udeladt.", cells["turn"], why.da),
                      fmt::format("Column 'turn': '{}': {}. The row is left out.", cells["turn"], why.en)},
          .advice = {}},
         cells.place("turn"));
  }

  /// A row by the rules of coding. What it breaks is told; a row that is left out is lost.
  template <class Value>
  std::optional<Value> understood_in(const Cells& cells, const Transcript& transcript, TurnIndex placed,
                                     Understood<Value> (*understand)(const CodedRow&, const Transcript&,
                                                                     std::span<const Value>),
                                     std::span<const Value> before, Placement& line) {
    const auto text = [&](std::string_view column) -> std::optional<std::string_view> {
      const std::string name(column);
      if (!cells.has(name)) return std::nullopt;
      return cells[name];
    };
    const auto turn = [&](std::string_view column) -> tl::expected<TurnIndex, Bilingual> {
      if (column == "turn") return placed;
      const auto place = find_turn(transcript, cells[std::string(column)],
                                   column == "response_turn" ? cells["response"] : std::string_view());
      if (place.fate == Fate::lost) return tl::unexpected(place.reason);
      return place.turn;
    };
    auto understood = understand({text, turn}, transcript, before);
    for (auto& fault : understood.faults) {
      if (fault.diagnostic.severity == Severity::error) line.reason = fault.diagnostic.message;
      tell(std::move(fault.diagnostic), cells.place(std::string(fault.column)));
    }
    if (!understood.value) {
      line.fate = Fate::lost;
      line.turn.reset();
    }
    return understood.value;
  }

  void read_opportunity(const Cells& cells, const Transcript& transcript, TurnIndex turn, std::string_view coder,
                        Placement& line) {
    std::span<const OpportunityCoding> before;
    if (const auto* so_far = coding_so_far(coder, transcript)) before = so_far->coding.opportunities;
    const auto found = understood_in(cells, transcript, turn, understand_opportunity, before, line);
    if (!found) return;
    auto& coding = coding_of(coder, transcript).coding;
    coding.opportunities.push_back(*found);
    coding.notes.emplace_back(cells["note"]);
  }

  void read_worker_turn(const Cells& cells, const Transcript& transcript, TurnIndex turn, std::string_view coder,
                        Placement& line) {
    std::span<const WorkerTurn> before;
    if (const auto* so_far = coding_so_far(coder, transcript)) before = so_far->coding.worker_turns;
    const auto found = understood_in(cells, transcript, turn, understand_worker_turn, before, line);
    if (found) coding_of(coder, transcript).coding.worker_turns.push_back(*found);
  }

  std::string_view file_;
  std::string_view coder_;
  Transcripts transcripts_;
  Kind kind_ = Kind::opportunities;
  /// Bytes of the table that stand before its first row of cells: a byte order mark, a line "sep=;".
  std::uint32_t before_ = 0;
  /// Transcripts as texts to find words in, made when they are needed.
  struct Text {
    std::unique_ptr<share::PlainText> plain;
    std::unique_ptr<share::Placing> placing;
  };
  std::map<const Transcript*, Text> texts_;
  std::vector<ReceivedCoding> codings_;
  Received received_;
};

}  // namespace

Result<Received> receive_table(std::string_view text, std::string_view file, std::string_view coder,
                               Transcripts transcripts) {
  return TableReader(file, coder, transcripts).run(text);
}

}  // namespace gribning
