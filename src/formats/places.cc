// SPDX-License-Identifier: MIT
#include "places.h"

#include <fmt/format.h>

#include <algorithm>

namespace gribning {

void Complaints::add(Place place, std::string code, Severity severity, Bilingual message) {
  const auto known = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) { return kind.code == code; });
  if (known == kinds_.end()) {
    kinds_.push_back({place, std::move(code), severity, std::move(message), 1});
  } else {
    ++known->count;
  }
}

void Complaints::tell(Transcript& transcript) const {
  for (const Kind& kind : kinds_) {
    Bilingual message{fmt::format("Linje {}, kolonne {}: {}", kind.place.line, kind.place.column, kind.message.da),
                      fmt::format("Line {}, column {}: {}", kind.place.line, kind.place.column, kind.message.en)};
    if (kind.count > 1) {
      message.da += fmt::format(" (og {} steder til)", kind.count - 1);
      message.en += fmt::format(" (and {} more places)", kind.count - 1);
    }
    transcript.diagnostics.push_back({kind.code, kind.severity, {}, std::move(message), {}});
  }
}

Failure failure_at(Place place, std::string code, Bilingual message) {
  Failure failure{.code = std::move(code), .message = std::move(message)};
  failure.line = place.line;
  failure.column = place.column;
  return failure;
}

}  // namespace gribning
