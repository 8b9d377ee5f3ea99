// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gribning/store/project.h"
#include "session.h"

namespace gribning::tool {

/// The time of day; $SOURCE_DATE_EPOCH (seconds) where a run has to give the same bytes every time.
[[nodiscard]] Clock session_clock();

/// Opens a project; nothing when that failed (reported).
[[nodiscard]] std::optional<Project> open_project(const std::string& file, Project::Access access, Session& session);

/// The value, or nothing when there is none (reported).
template <class Value>
std::optional<Value> taken(Result<Value> result, Session& session) {
  if (result) return std::move(*result);
  session.fail(result.error());
  return std::nullopt;
}

/// "2026-11-28 04:41" in UTC.
[[nodiscard]] std::string date_of(std::int64_t milliseconds);

/// A decision on one line: coder, number, what, where, and what it is called.
[[nodiscard]] std::string in_words(const Decision& decision, const Transcript* transcript, Language language);

}  // namespace gribning::tool
