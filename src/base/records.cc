// SPDX-License-Identifier: MIT
#include "gribning/base/records.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace gribning {
namespace {

/// No table of talk is so wide; a file that is bounds the memory that it takes.
constexpr std::size_t kMostColumns = 1000;
/// How much of a file tells what kind it is.
constexpr std::size_t kBeginning = std::size_t{1} << 16;
constexpr std::size_t kFirstRecords = 20;

class RecordReader {
 public:
  RecordReader(std::string_view text, char separator, Quoting quoting, std::size_t most)
      : text_(text), separator_(separator), quoting_(quoting), most_(most) {}

  Result<Records> run() && {
    while (at_ < text_.size() && records_.records.size() < most_) {
      Record record;
      record.line = line_;
      do {
        record.begins.push_back(at_);
        record.cells.push_back(read_cell());
        if (record.cells.size() > kMostColumns) {
          if (most_ == kFirstRecords) return std::move(records_);
          return too_many(record.line);
        }
      } while (take(separator_));
      end_line();
      const bool blank = std::all_of(record.cells.begin(), record.cells.end(), [](const std::string& cell) {
        return cell.find_first_not_of(" \t") == std::string::npos;
      });
      if (!blank) records_.records.push_back(std::move(record));
    }
    return std::move(records_);
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void end_line() {
    const bool carriage = take('\r');
    const bool feed = take('\n');
    if (carriage || feed) ++line_;
  }

  std::string read_cell() {
    if (here() == '"' && at_ < text_.size() && quotes_count_) {
      const std::size_t begin = at_;
      const std::size_t line = line_;
      if (auto cell = read_quoted()) return *std::move(cell);
      at_ = begin;
      line_ = line;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\r' && text_[at_] != '\n') ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::optional<std::string> read_quoted() {
    const std::size_t line = line_;
    std::string cell;
    ++at_;
    for (;;) {
      const std::size_t next = std::min(text_.find('"', at_), text_.size());
      count_lines(text_.substr(at_, next - at_));
      looked_at_ += next - at_;
      cell.append(text_, at_, next - at_);
      at_ = next + 1;
      if (next == text_.size()) {
        report(line, "open-quote",
               {"Et anførselstegn åbner en celle og lukkes aldrig. Det og de følgende læses som tegn i teksten.",
                "A quotation mark opens a cell and is never closed. It and those after it are read as signs in the "
                "text."});
        quotes_count_ = false;
        return std::nullopt;
      }
      if (at_ < text_.size() && text_[at_] == '"') {
        cell += '"';
        ++at_;
        continue;
      }
      if (at_ >= text_.size() || here() == separator_ || here() == '\r' || here() == '\n') {
        if (quoting_ == Quoting::needed && !needs_quotes(cell)) return std::nullopt;
        return cell;
      }
      report(line, "quote-in-cell",
             {"Et anførselstegn lukkes midt i en celle. Cellen er læst, som den står, med sine anførselstegn.",
              "A quotation mark closes in the middle of a cell. The cell was read as it stands, with its quotation "
              "marks."});
      // A file made of such cells is not read over and over.
      if (looked_at_ > 4 * text_.size()) quotes_count_ = false;
      return std::nullopt;
    }
  }

  [[nodiscard]] bool needs_quotes(std::string_view cell) const {
    return cell.find_first_of("\"\r\n") != std::string_view::npos || cell.find(separator_) != std::string_view::npos;
  }

  void count_lines(std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i] == '\n' || (part[i] == '\r' && (i + 1 == part.size() || part[i + 1] != '\n'))) ++line_;
    }
  }

  /// The first of its kind; a thousand would say no more.
  void report(std::size_t line, std::string code, const Bilingual& message) {
    const bool said = std::any_of(records_.diagnostics.begin(), records_.diagnostics.end(),
                                  [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
    if (!said) records_.diagnostics.push_back(at_line(line, std::move(code), Severity::warning, message));
  }

  static tl::unexpected<Failure> too_many(std::size_t line) {
    return tl::unexpected(Failure{.code = "too-many-columns",
                                  .message = {"Rækken har over 1000 kolonner. Er det en udskrift?",
                                              "The row has more than 1000 columns. Is it a transcript?"},
                                  .file = "",
                                  .line = line});
  }

  std::string_view text_;
  char separator_;
  Quoting quoting_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t looked_at_ = 0;
  bool quotes_count_ = true;
  Records records_;
};

}  // namespace

Result<Records> read_records(std::string_view text, char separator, Quoting quoting) {
  return RecordReader(text, separator, quoting, std::numeric_limits<std::size_t>::max()).run();
}

Records first_records(std::string_view text, char separator) {
  return RecordReader(text.substr(0, kBeginning), separator, Quoting::anywhere, kFirstRecords)
      .run()
      .value_or(Records{});
}

char take_separator_line(std::string_view& text) {
  if (!text.starts_with("sep=") && !text.starts_with("SEP=")) return 0;
  const std::size_t end = text.find_first_of("\r\n");
  if (end != 5) return 0;
  const char separator = text[4];
  text.remove_prefix(end);
  return separator;
}

std::string write_record(const std::vector<std::string>& cells, char separator, std::string_view line_end) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += separator;
    const std::string& cell = cells[i];
    const bool quoted = cell.find_first_of(std::string("\"\r\n") + separator) != std::string::npos ||
                        (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
    if (!quoted) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out += line_end;
}

}  // namespace gribning
