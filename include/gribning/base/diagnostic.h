// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/span.h"

namespace gribning {

enum class Severity {
  note,     ///< something a reader decided that a user may want to know (a guessed role, an encoding)
  warning,  ///< content that was read, but not as its writer may have meant it
  error,    ///< content that could not be understood; it is kept, and the rest is read
};

/// What a reader has to say about one place in a transcript. Reading goes on; nothing is dropped.
struct Diagnostic {
  /// Stable identifier, e.g. "unknown-label".
  std::string code;
  Severity severity = Severity::warning;
  /// Where, in the text that was read. An empty span at 0 means the file as a whole.
  Span span;
  /// What was found and what was expected.
  Bilingual message;
  /// What to do about it; may be empty.
  Bilingual advice;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// What a reader says of a place in a document that is not Transcript::text: "Linje 12: …".
[[nodiscard]] Diagnostic at_line(std::size_t line, std::string code, Severity severity, const Bilingual& message);

/// "file:line:column: warning: message [code]" and the advice on a line of its own, as compilers print them.
/// `text` is what the span counts in; columns are code points, from 1.
[[nodiscard]] std::string describe(const Diagnostic& diagnostic, std::string_view file, std::string_view text,
                                   Language language);

}  // namespace gribning
