// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "gribning/base/language.h"

namespace gribning {

/// Why an operation could not finish, in words that say what to do about it.
struct Failure {
  /// Stable identifier, e.g. "file-not-found".
  std::string code;
  /// What happened, what was expected, what to do.
  Bilingual message;
  /// The file it concerns; empty when none.
  std::string file;
  /// 1-based, when the failure has a place in `file`.
  std::optional<std::size_t> line;
  /// 1-based, counted in code points.
  std::optional<std::size_t> column;

  friend bool operator==(const Failure&, const Failure&) = default;
};

/// A value, or the Failure that explains why there is none.
template <class T>
using Result = tl::expected<T, Failure>;

/// "file:line:column: message" in `language`, with the parts that are known.
[[nodiscard]] std::string describe(const Failure& failure, Language language);

}  // namespace gribning
