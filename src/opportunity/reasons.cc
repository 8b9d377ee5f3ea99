// SPDX-License-Identifier: MIT
#include "gribning/opportunity/reasons.h"

#include "gribning/base/files.h"
#include "gribning/base/table.h"

namespace gribning {

Result<Reasons> Reasons::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto table = read_table(*bytes, file.string(), {"sign", "da", "en"});
  if (!table) return tl::unexpected(table.error());
  Reasons reasons;
  for (const auto& row : table->rows) {
    reasons.words_[row.cells[table->column("sign")]] = {row.cells[table->column("da")], row.cells[table->column("en")]};
  }
  return reasons;
}

Bilingual Reasons::words(std::string_view sign) const {
  for (auto rest = sign; !rest.empty();) {
    if (const auto it = words_.find(rest); it != words_.end()) return it->second;
    const auto slash = rest.find_last_of("/-");
    rest = rest.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return {std::string(sign), std::string(sign)};
}

}  // namespace gribning
