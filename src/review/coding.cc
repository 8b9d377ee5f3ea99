// SPDX-License-Identifier: MIT
#include "gribning/review/coding.h"

#include <fmt/format.h>

#include <charconv>

#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "gribning/review/coded_row.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// A table as it was read: where its lines begin, and what was said of its cells.
class CodingTable {
 public:
  CodingTable(std::string bytes, Table table, const Transcript& transcript)
      : table_(std::move(table)), transcript_(transcript), said_{table_.file, std::move(bytes), {}} {
    for (std::size_t at = 0; at != std::string::npos; at = said_.text.find('\n', at)) {
      if (!starts_.empty()) ++at;
      starts_.push_back(at);
    }
  }

  /// Its rows, each read by `understand`, and the notes of those that are not left out.
  template <class Value>
  std::vector<Value> rows(Understood<Value> (*understand)(const CodedRow&, const Transcript&, std::span<const Value>),
                          std::vector<std::string>& notes) {
    std::vector<Value> values;
    for (const auto& line : table_.rows) {
      const auto text = [&](std::string_view column) -> std::optional<std::string_view> {
        const auto at = table_.column(column);
        if (at == table_.header.size()) return std::nullopt;
        return line.cells[at];
      };
      const auto turn = [&](std::string_view column) { return turn_in(text(column).value_or("")); };
      auto understood = understand({text, turn}, transcript_, values);
      for (auto& fault : understood.faults) {
        fault.diagnostic.span = place(line, fault.column);
        said_.diagnostics.push_back(std::move(fault.diagnostic));
      }
      if (!understood.value) continue;
      values.push_back(*understood.value);
      notes.emplace_back(text("note").value_or(""));
    }
    return values;
  }

  [[nodiscard]] CodingRemarks said() && { return std::move(said_); }

 private:
  [[nodiscard]] tl::expected<TurnIndex, Bilingual> turn_in(std::string_view cell) const {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc{} && end == cell.data() + cell.size()) {
      if (const auto turn = transcript_.turn_numbered(number)) return *turn;
    }
    return tl::unexpected(
        Bilingual{"samtalen har ingen tur med dette nummer", "the conversation has no turn with this number"});
  }

  [[nodiscard]] Span place(const TableRow& row, std::string_view column) const {
    auto begin = starts_[row.line - 1];
    const auto at = table_.column(column);
    for (std::size_t i = 0; i < at; ++i) begin += row.cells[i].size() + 1;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + row.cells[at].size())};
  }

  Table table_;
  const Transcript& transcript_;
  CodingRemarks said_;
  std::vector<std::size_t> starts_;
};

/// The rows of the file; an absent file has none.
template <class Value>
Result<std::vector<Value>> read_rows(const fs::path& file, const std::vector<std::string_view>& columns,
                                     const Transcript& transcript,
                                     Understood<Value> (*understand)(const CodedRow&, const Transcript&,
                                                                     std::span<const Value>),
                                     std::vector<std::string>& notes, std::vector<CodingRemarks>& remarks) {
  if (!fs::exists(file)) return std::vector<Value>{};
  auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto table = read_table(*bytes, file.string(), columns);
  if (!table) return tl::unexpected(table.error());
  CodingTable coding(std::move(*bytes), std::move(*table), transcript);
  auto rows = coding.rows<Value>(understand, notes);
  auto said = std::move(coding).said();
  if (!said.diagnostics.empty()) remarks.push_back(std::move(said));
  return rows;
}

}  // namespace

Result<std::optional<Coding>> read_coding(const fs::path& folder, const Transcript& transcript,
                                          std::vector<CodingRemarks>& remarks) {
  const auto opportunities = folder / (transcript.name + ".opportunities.tsv");
  if (!fs::exists(opportunities)) return std::nullopt;
  Coding coding{.conversation = transcript.name};
  auto found = read_rows<OpportunityCoding>(
      opportunities, {"turn", "perspective", "orientation", "tentative", "response_turn", "verdict", "how", "later"},
      transcript, understand_opportunity, coding.notes, remarks);
  if (!found) return tl::unexpected(found.error());
  std::vector<std::string> unused;
  auto worker_turns = read_rows<WorkerTurn>(folder / (transcript.name + ".worker_turns.tsv"),
                                            {"turn", "continuer", "question", "invites", "institutional"}, transcript,
                                            understand_worker_turn, unused, remarks);
  if (!worker_turns) return tl::unexpected(worker_turns.error());
  coding.opportunities = std::move(*found);
  coding.worker_turns = std::move(*worker_turns);
  return coding;
}

std::vector<fs::path> coding_files(const fs::path& folder, const std::string& conversation) {
  return {folder / (conversation + ".opportunities.tsv"), folder / (conversation + ".worker_turns.tsv"),
          folder / (conversation + ".ties.tsv")};
}

Result<void> write_coding(const fs::path& folder, const Coding& coding, const Transcript& transcript) {
  const auto number = [&](TurnIndex turn) { return std::to_string(transcript.turns[turn].number); };
  const auto optional_number = [&](std::optional<TurnIndex> turn) { return turn ? number(*turn) : std::string(); };
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < coding.opportunities.size(); ++i) {
    const auto& found = coding.opportunities[i];
    rows.push_back({coding.conversation, number(found.turn), std::string(code(found.perspective)),
                    std::string(code(found.orientation)), yes_no(found.tentative), optional_number(found.response),
                    std::string(code(found.verdict)), std::string(code(found.how)), optional_number(found.later),
                    i < coding.notes.size() ? coding.notes[i] : std::string()});
  }
  const auto files = coding_files(folder, coding.conversation);
  if (auto done = write_file(files[0], write_table({"conversation", "turn", "perspective", "orientation", "tentative",
                                                    "response_turn", "verdict", "how", "later", "note"},
                                                   rows));
      !done) {
    return done;
  }
  rows.clear();
  for (const auto& turn : coding.worker_turns) {
    rows.push_back({coding.conversation, number(turn.turn), yes_no(turn.continuer), std::string(code(turn.question)),
                    std::string(code(turn.invites)), yes_no(turn.institutional)});
  }
  if (auto done = write_file(
          files[1], write_table({"conversation", "turn", "continuer", "question", "invites", "institutional"}, rows));
      !done) {
    return done;
  }
  rows.clear();
  for (const auto& tie : coding.ties) {
    rows.push_back({coding.conversation, number(tie.turn), number(tie.to), fmt::format("{:.3f}", tie.strength)});
  }
  return write_file(files[2], write_table({"conversation", "turn", "to", "tie"}, rows));
}

}  // namespace gribning
