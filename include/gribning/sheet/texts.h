// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"

namespace gribning {

/// The prose of sheets: procedures, prompts, questions, headings. Data that a team may write anew: a tab-separated file
/// with the columns key, da, en. A key that stands on several lines is a list, in their order.
class SheetTexts {
 public:
  /// Reads the texts that the program ships with (annotations/sheets/texts.tsv). Fails with "texts-missing-key" when
  /// one that the sheets use is not there.
  [[nodiscard]] static Result<SheetTexts> load(const std::filesystem::path& file);

  /// Takes the keys of a team's own file instead of the shipped ones; the others stay. A language left empty stays as
  /// shipped. Fails with "texts-unknown-key" (file, line) for a key that no sheet uses.
  [[nodiscard]] Result<void> replace(const std::filesystem::path& file);

  /// The text of a key; its first line when it is a list.
  [[nodiscard]] const std::string& one(std::string_view key, Language language) const;
  /// All lines of a key.
  [[nodiscard]] std::vector<std::string> all(std::string_view key, Language language) const;

 private:
  std::map<std::string, std::vector<Bilingual>, std::less<>> texts_;
};

}  // namespace gribning
