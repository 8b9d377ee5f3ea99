// SPDX-License-Identifier: MIT
#include "gribning/opportunity/reasons.h"

#include <array>

#include "gribning/base/files.h"
#include "gribning/base/table.h"

namespace gribning {
namespace {

/// Signs of another turn than the one that is judged.
struct Elsewhere {
  std::string_view prefix;
  std::string_view da;
  std::string_view en;
};

constexpr std::array kElsewhere{Elsewhere{"turn/", "Borgerens tur: ", "The citizen's turn: "},
                                Elsewhere{"before/", "Turen før: ", "The turn before: "},
                                Elsewhere{"after/", "Svaret: ", "The response: "},
                                Elsewhere{"next/", "Borgerens næste tur: ", "The citizen's next turn: "},
                                Elsewhere{"then/", "Turen derefter: ", "The turn after that: "}};

}  // namespace

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

const Bilingual* Reasons::listed(std::string_view sign) const {
  for (auto rest = sign; !rest.empty();) {
    if (const auto it = words_.find(rest); it != words_.end()) return &it->second;
    const auto cut = rest.find_last_of("/-");
    rest = rest.substr(0, cut == std::string_view::npos ? 0 : cut);
  }
  return nullptr;
}

Bilingual Reasons::words(std::string_view sign, const Codebook& codebook) const {
  if (const auto* words = listed(sign)) return *words;
  if (const auto* label = codebook.find(sign)) return label->title;
  // What a turn is judged by may also stand in the turns around it.
  for (const Elsewhere& place : kElsewhere) {
    if (!sign.starts_with(place.prefix)) continue;
    const auto inner = words(sign.substr(place.prefix.size()), codebook);
    return {std::string(place.da) + inner.da, std::string(place.en) + inner.en};
  }
  return {std::string(sign), std::string(sign)};
}

const std::map<std::string, Direction>& Reasons::signs_of(std::string_view model) const {
  static const std::map<std::string, Direction> kAll;
  const auto it = models_.find(model);
  return it == models_.end() ? kAll : it->second;
}

}  // namespace gribning
