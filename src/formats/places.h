// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/lines.h"
#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"

/// Places in documents that are not Transcript::text: they are named in the messages. Private to formats.
namespace gribning {

/// What a reader has to say about a document, one message per kind however often it happens: a file of a million
/// mistakes is told in a few lines.
class Complaints {
 public:
  /// Messages of one kind have the same code. The first keeps its words and its place.
  void add(Place place, std::string code, Severity severity, Bilingual message);
  [[nodiscard]] bool empty() const { return kinds_.empty(); }
  /// "Line 12, column 3: … (and 4 more places)", one diagnostic a kind.
  void tell(Transcript& transcript) const;

 private:
  struct Kind {
    Place place;
    std::string code;
    Severity severity = Severity::warning;
    Bilingual message;
    std::size_t count = 0;
  };
  std::vector<Kind> kinds_;
};

/// A failure at this place.
[[nodiscard]] Failure failure_at(Place place, std::string code, Bilingual message);

}  // namespace gribning
