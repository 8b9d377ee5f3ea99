// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "gribning/base/language.h"
#include "gribning/base/result.h"

namespace gribning {

/// What each sign means, in words that a practitioner understands: annotations/reasons.tsv (`sign da en`).
class Reasons {
 public:
  [[nodiscard]] static Result<Reasons> load(const std::filesystem::path& file);

  /// The words for a sign; those of the longest listed beginning when the sign itself is not listed, else its name.
  [[nodiscard]] Bilingual words(std::string_view sign) const;

 private:
  std::map<std::string, Bilingual, std::less<>> words_;
};

}  // namespace gribning
