// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "gribning/base/diagnostic.h"
#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/worker_turn.h"

namespace gribning {

/// A row of hand coding before it is understood.
struct CodedRow {
  /// What stands in a column; nothing where the table does not have it.
  std::function<std::optional<std::string_view>(std::string_view column)> text;
  /// The turn that a column means, or why the conversation does not have it, as in "the conversation has no …".
  std::function<tl::expected<TurnIndex, Bilingual>(std::string_view column)> turn;
};

/// Where a row breaks the rules of docs/coding.md. Errors cost the row or the cell, warnings say what was made of it.
struct Fault {
  /// The cell that it is about.
  std::string_view column;
  /// Its span is for the reader of the table to set: the cell in the file.
  Diagnostic diagnostic;
};

/// What was made of a row; nothing where it is left out, and then a fault says why.
template <class Value>
struct Understood {
  std::optional<Value> value;
  std::vector<Fault> faults;
};

/// Reads a row of opportunities and holds it to sections 2 to 6 and 8 of docs/coding.md. A row without a turn or a code
/// that has to be there is left out, and so are `away` and a turn that `before` (the rows above it) holds. The verdict
/// stands: a cell that may be empty and that cannot be understood, or cannot be with that verdict or that order of
/// turns, is taken as empty. What only another role would mend is read as it stands.
[[nodiscard]] Understood<OpportunityCoding> understand_opportunity(const CodedRow& row, const Transcript& transcript,
                                                                   std::span<const OpportunityCoding> before);
/// The same for a row of professionals' turns, by section 7.
[[nodiscard]] Understood<WorkerTurn> understand_worker_turn(const CodedRow& row, const Transcript& transcript,
                                                            std::span<const WorkerTurn> before);

}  // namespace gribning
