// SPDX-License-Identifier: MIT
#include "remarks.h"

#include <fmt/format.h>

#include <utility>

namespace gribning {
namespace {

constexpr std::size_t kMostGiven = 20;

}  // namespace

void Remarks::add(std::size_t offset, const std::string& code, Severity severity, const Bilingual& message,
                  const Bilingual& advice) {
  if (++count_[code] > kMostGiven) return;
  const Place place = lines_.place(static_cast<std::uint32_t>(offset));
  if (severity != Severity::note && !first_) first_ = place;
  transcript_.diagnostics.push_back({code,
                                     severity,
                                     {},
                                     {fmt::format("Linje {}, tegn {}: {}", place.line, place.column, message.da),
                                      fmt::format("Line {}, column {}: {}", place.line, place.column, message.en)},
                                     advice});
}

void Remarks::finish() {
  for (const auto& [code, count] : count_) {
    if (count <= kMostGiven) continue;
    const std::size_t more = count - kMostGiven;
    transcript_.diagnostics.push_back({code,
                                       Severity::note,
                                       {},
                                       {fmt::format("Det samme gælder {} steder mere.", more),
                                        fmt::format("The same holds for {} more places.", more)},
                                       {}});
  }
}

Failure Remarks::located(Failure failure) const {
  if (first_ && !failure.line) {
    failure.line = first_->line;
    failure.column = first_->column;
  }
  return failure;
}

}  // namespace gribning
