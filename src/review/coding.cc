// SPDX-License-Identifier: MIT
#include "gribning/review/coding.h"

#include <fmt/format.h>

#include <charconv>

#include "gribning/base/files.h"
#include "gribning/base/table.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// The cells of a row by the name of their column, with messages that say where they stand.
class Cells {
 public:
  Cells(const Table& table, const TableRow& row, const Transcript& transcript)
      : table_(table), row_(row), transcript_(transcript) {}

  [[nodiscard]] const std::string& text(std::string_view column) const {
    static const std::string kEmpty;
    const auto at = table_.column(column);
    return at < row_.cells.size() ? row_.cells[at] : kEmpty;
  }

  [[nodiscard]] Result<TurnIndex> turn(std::string_view column) const {
    const auto& cell = text(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error == std::errc{} && end == cell.data() + cell.size()) {
      if (const auto turn = transcript_.turn_numbered(number)) return *turn;
    }
    return tl::unexpected(wrong(column, "unknown-turn",
                                {"samtalen har ingen tur med nummer »" + cell + "«",
                                 "the conversation has no turn with number '" + cell + "'"}));
  }

  [[nodiscard]] Result<std::optional<TurnIndex>> optional_turn(std::string_view column) const {
    if (text(column).empty()) return std::nullopt;
    const auto found = turn(column);
    if (!found) return tl::unexpected(found.error());
    return *found;
  }

  template <class Value>
  [[nodiscard]] Result<Value> value(std::string_view column, std::optional<Value> (*from)(std::string_view)) const {
    if (const auto found = from(text(column))) return *found;
    return tl::unexpected(wrong(column, "unknown-code",
                                {"»" + text(column) + "« er ikke en kode i kodebogen",
                                 "'" + text(column) + "' is not a code of the codebook"}));
  }

  [[nodiscard]] bool yes(std::string_view column) const { return text(column) == "yes"; }

 private:
  [[nodiscard]] Failure wrong(std::string_view column, std::string code, Bilingual what) const {
    std::size_t at = 1;
    for (std::size_t i = 0; i < table_.column(column) && i < row_.cells.size(); ++i) at += row_.cells[i].size() + 1;
    return {.code = std::move(code),
            .message = {fmt::format("Kolonnen »{}«: {}.", column, what.da),
                        fmt::format("Column '{}': {}.", column, what.en)},
            .file = table_.file,
            .line = row_.line,
            .column = at};
  }

  const Table& table_;
  const TableRow& row_;
  const Transcript& transcript_;
};

Result<OpportunityCoding> read_opportunity(const Cells& cells) {
  const auto turn = cells.turn("turn");
  if (!turn) return tl::unexpected(turn.error());
  const auto perspective = cells.value<Perspective>("perspective", perspective_from);
  if (!perspective) return tl::unexpected(perspective.error());
  const auto orientation = cells.value<Orientation>("orientation", orientation_from);
  if (!orientation) return tl::unexpected(orientation.error());
  const auto response = cells.optional_turn("response_turn");
  if (!response) return tl::unexpected(response.error());
  const auto verdict = cells.value<Verdict>("verdict", verdict_from);
  if (!verdict) return tl::unexpected(verdict.error());
  const auto how = cells.value<How>("how", how_from);
  if (!how) return tl::unexpected(how.error());
  const auto later = cells.optional_turn("later");
  if (!later) return tl::unexpected(later.error());
  return OpportunityCoding{*turn,     *perspective, *orientation, cells.yes("tentative"),
                           *response, *verdict,     *how,         *later};
}

Result<WorkerTurn> read_worker_turn(const Cells& cells) {
  const auto turn = cells.turn("turn");
  if (!turn) return tl::unexpected(turn.error());
  const auto question = cells.value<QuestionForm>("question", question_form_from);
  if (!question) return tl::unexpected(question.error());
  const auto invites = cells.value<Invites>("invites", invites_from);
  if (!invites) return tl::unexpected(invites.error());
  return WorkerTurn{*turn, cells.yes("continuer"), *question, *invites, cells.yes("institutional")};
}

/// The rows of the file, each read by `read`; an absent file has none.
template <class Row, class Read>
Result<std::vector<Row>> read_rows(const fs::path& file, const std::vector<std::string_view>& columns,
                                   const Transcript& transcript, Read read, std::vector<std::string>* notes) {
  std::vector<Row> rows;
  if (!fs::exists(file)) return rows;
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), columns);
  if (!table) return tl::unexpected(table.error());
  for (const auto& line : table->rows) {
    const Cells cells(*table, line, transcript);
    auto row = read(cells);
    if (!row) return tl::unexpected(row.error());
    rows.push_back(std::move(*row));
    if (notes != nullptr) notes->push_back(cells.text("note"));
  }
  return rows;
}

}  // namespace

Result<std::optional<Coding>> read_coding(const fs::path& folder, const Transcript& transcript) {
  const auto opportunities = folder / (transcript.name + ".opportunities.tsv");
  if (!fs::exists(opportunities)) return std::nullopt;
  Coding coding{.conversation = transcript.name};
  auto found = read_rows<OpportunityCoding>(
      opportunities, {"turn", "perspective", "orientation", "tentative", "response_turn", "verdict", "how", "later"},
      transcript, read_opportunity, &coding.notes);
  if (!found) return tl::unexpected(found.error());
  auto worker_turns = read_rows<WorkerTurn>(folder / (transcript.name + ".worker_turns.tsv"),
                                            {"turn", "continuer", "question", "invites", "institutional"}, transcript,
                                            read_worker_turn, nullptr);
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
