// SPDX-License-Identifier: MIT
#include "gribning/base/language.h"

namespace gribning {

std::string_view code(Language language) { return language == Language::da ? "da" : "en"; }

std::optional<Language> language_from(std::string_view code) {
  std::string primary;
  for (const char c : code.substr(0, code.find_first_of("-_"))) {
    primary += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (primary == "da" || primary == "dan" || primary == "dansk" || primary == "danish") return Language::da;
  if (primary == "en" || primary == "eng" || primary == "engelsk" || primary == "english") return Language::en;
  return std::nullopt;
}

}  // namespace gribning
