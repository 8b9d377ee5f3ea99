// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gribning/base/lines.h"
#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

/// What a reader says of places in a document whose talk is laid out anew. Private to formats.
namespace gribning {

/// Diagnostics whose words name line and column, since their spans can't: "Linje 12, tegn 5: …". Of each kind the first
/// twenty are given, then how many more there are.
class Remarks {
 public:
  /// Both must outlive this.
  Remarks(std::string_view document, Transcript& transcript) : lines_(document), transcript_(transcript) {}

  void add(std::size_t offset, const std::string& code, Severity severity, const Bilingual& message,
           const Bilingual& advice = {});
  /// Says how many remarks of a kind were not given. Once, at the end.
  void finish();
  /// Gives a failure the place of the first remark that is no note.
  [[nodiscard]] Failure located(Failure failure) const;

 private:
  Lines lines_;
  Transcript& transcript_;
  std::map<std::string, std::size_t> count_;
  std::optional<Place> first_;
};

}  // namespace gribning
