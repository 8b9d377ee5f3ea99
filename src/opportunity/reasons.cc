// SPDX-License-Identifier: MIT
#include "gribning/opportunity/reasons.h"

#include "gribning/base/files.h"
#include "gribning/base/table.h"

namespace gribning {

Result<Reasons> Reasons::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"model", "sign", "direction", "da", "en"});
  if (!table) return tl::unexpected(table.error());
  Reasons reasons;
  for (const auto& row : table->rows) {
    const auto& sign = row.cells[table->column("sign")];
    const auto& direction = row.cells[table->column("direction")];
    reasons.words_[sign] = {row.cells[table->column("da")], row.cells[table->column("en")]};
    const auto& model = row.cells[table->column("model")];
    if (model.empty()) continue;
    if (direction != "+" && direction != "-" && direction != "?") {
      return tl::unexpected(Failure{.code = "reasons-line",
                                    .message = {"Retningen skal være +, - eller ?, ikke »" + direction + "«.",
                                                "The direction should be +, - or ?, not '" + direction + "'."},
                                    .file = file.string(),
                                    .line = row.line});
    }
    reasons.models_[model][sign] = direction == "+"   ? Direction::for_it
                                   : direction == "-" ? Direction::against_it
                                                      : Direction::either;
  }
  return reasons;
}

Bilingual Reasons::words(std::string_view sign) const {
  for (auto rest = sign; !rest.empty();) {
    if (const auto it = words_.find(rest); it != words_.end()) return it->second;
    const auto slash = rest.find_last_of("/-");
    rest = rest.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  // What the response is judged by may also stand in the citizen's own turn.
  constexpr std::string_view kOwnTurn = "turn/";
  if (sign.starts_with(kOwnTurn)) {
    const auto inner = words(sign.substr(kOwnTurn.size()));
    return {"Borgerens tur: " + inner.da, "The citizen's turn: " + inner.en};
  }
  return {std::string(sign), std::string(sign)};
}

const std::map<std::string, Direction>& Reasons::signs_of(std::string_view model) const {
  static const std::map<std::string, Direction> kAll;
  const auto it = models_.find(model);
  return it == models_.end() ? kAll : it->second;
}

}  // namespace gribning
