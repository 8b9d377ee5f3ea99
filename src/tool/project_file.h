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

/// A coder who is a person; nothing (reported) for one who is not there, and for an agreed coding: that is made by
/// adjudicating.
[[nodiscard]] std::optional<Coder> person(const Project& project, const std::string& name, Session& session);

/// True when nothing more can be written into the project either: a full disk, a file that is damaged or can only be
/// read.
[[nodiscard]] bool ends_all(const Failure& failure);

/// False (reported) when a coder is named twice: nobody agrees with themselves.
[[nodiscard]] bool all_different(const std::vector<std::string>& coders, Session& session);

/// What decisions may be about: the layers that people write in, and the labels of the codebook.
class KnownLayers {
 public:
  explicit KnownLayers(const Session& session) : session_(session) {}

  /// True for "code/…", "memo" and the others that people write in, and for a label of the codebook.
  [[nodiscard]] bool has(std::string_view in_layer, std::string_view label);
  /// Fails with "unknown-layer" where `has` is false.
  [[nodiscard]] Result<void> expect(std::string_view in_layer, std::string_view label);

 private:
  const Session& session_;
  /// Read when it is asked for.
  std::optional<Codebook> codebook_;
};

/// "2026-11-28 04:41" in UTC.
[[nodiscard]] std::string date_of(std::int64_t milliseconds);

/// " response=31 later=40", by the printed numbers of the turns; empty when it has neither.
[[nodiscard]] std::string other_turns(std::string_view in_layer, const Anchor& anchor, const Transcript* transcript);

/// A decision on one line: coder, number, what, where, and what it is called.
[[nodiscard]] std::string in_words(const Decision& decision, const Transcript* transcript, Language language);

}  // namespace gribning::tool
