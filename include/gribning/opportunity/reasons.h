// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/layers/codebook.h"

namespace gribning {

/// Which way an analyst would read a sign; a weight never goes against it.
enum class Direction { for_it, against_it, either };

/// What each sign means, in words that a practitioner understands, and which judgement may use it:
/// annotations/reasons.tsv (`model sign direction da en`; direction +, - or ?).
class Reasons {
 public:
  [[nodiscard]] static Result<Reasons> load(const std::filesystem::path& file);

  /// The words for a sign; those of the longest listed beginning when the sign itself is not listed. A label that is
  /// not listed is called what the codebook calls it; what neither knows is called by its name.
  [[nodiscard]] Bilingual words(std::string_view sign, const Codebook& codebook) const;
  /// The signs that a model may use, with their directions. Empty when the file names none: then it may use all.
  [[nodiscard]] const std::map<std::string, Direction>& signs_of(std::string_view model) const;

 private:
  [[nodiscard]] const Bilingual* listed(std::string_view sign) const;

  std::map<std::string, Bilingual, std::less<>> words_;
  std::map<std::string, std::map<std::string, Direction>, std::less<>> models_;
};

}  // namespace gribning
