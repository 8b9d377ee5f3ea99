// SPDX-License-Identifier: MIT
#include "gribning/base/diagnostic.h"

#include <fmt/format.h>

#include "gribning/base/lines.h"

namespace gribning {
namespace {

const Bilingual& title(Severity severity) {
  static const Bilingual note{"bemærk", "note"};
  static const Bilingual warning{"advarsel", "warning"};
  static const Bilingual error{"fejl", "error"};
  switch (severity) {
    case Severity::note:
      return note;
    case Severity::warning:
      return warning;
    case Severity::error:
      break;
  }
  return error;
}

}  // namespace

std::string describe(const Diagnostic& diagnostic, std::string_view file, std::string_view text, Language language) {
  std::string out{file};
  // An empty span at 0 speaks of the file as a whole, which has no line.
  if (diagnostic.span != Span{}) {
    const Place place = Lines(text).place(diagnostic.span.begin);
    out += fmt::format("{}{}:{}", out.empty() ? "" : ":", place.line, place.column);
  }
  if (!out.empty()) out += ": ";
  out += fmt::format("{}: {} [{}]", title(diagnostic.severity).in(language), diagnostic.message.in(language),
                     diagnostic.code);
  if (const std::string& advice = diagnostic.advice.in(language); !advice.empty()) out += "\n  " + advice;
  return out;
}

Diagnostic at_line(std::size_t line, std::string code, Severity severity, const Bilingual& message) {
  return {std::move(code),
          severity,
          {},
          {fmt::format("Linje {}: {}", line, message.da), fmt::format("Line {}: {}", line, message.en)},
          {}};
}

}  // namespace gribning
