// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gribning {

/// A language that the program speaks to its users, and one that it has a lexicon for.
enum class Language { da, en };

/// "da" or "en".
[[nodiscard]] std::string_view code(Language language);
/// The language that `code` names ("da", "dan", "en", "eng", "da-DK" …), or nothing.
[[nodiscard]] std::optional<Language> language_from(std::string_view code);

/// A text for people, in both languages that they read.
struct Bilingual {
  std::string da;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::da ? da : en; }

  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

}  // namespace gribning
