// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"
#include "gribning/opportunity/find.h"
#include "gribning/review/coding.h"
#include "session.h"

namespace gribning::tool {

class JsonText;

/// One transcript after the whole analysis.
struct Analysis {
  AnnotatedTranscript talk;
  std::vector<Opportunity> opportunities;
};

[[nodiscard]] Analysis analyse(Transcript transcript, const Analyst& analyst);

/// The evidence that words show, as "cue: words; cue: words".
[[nodiscard]] std::string note_of(const Opportunity& opportunity, const Transcript& transcript);

/// The program's coding of the conversation, as hand coding has it.
[[nodiscard]] Coding coding_of(const Analysis& analysis);

/// An opportunity with its evidence, turn numbers as printed, in both languages.
void write_opportunity(const Opportunity& opportunity, const Transcript& transcript, JsonText& out);
/// The same as a value.
[[nodiscard]] nlohmann::ordered_json to_json(const Opportunity& opportunity, const Transcript& transcript);

/// How many opportunities there are of each verdict.
struct Tally {
  std::size_t conversations = 0, turns = 0, opportunities = 0;
  std::size_t taken_up = 0, acknowledged = 0, not_taken_up = 0, none = 0;

  void add(const Analysis& analysis);
  /// In the order of the members.
  [[nodiscard]] std::vector<std::size_t> counts() const;
  /// What counts() gave; an empty list adds nothing.
  void add(const std::vector<std::size_t>& counts);

 private:
  [[nodiscard]] std::array<std::size_t*, 7> members();
};

/// A line of JSON per turn with all that is said about it: layers (only those named, when some are), ties, sequence,
/// worker turn, opportunity.
[[nodiscard]] std::string annotated_lines(const Analysis& analysis, const std::vector<std::string>& layers = {});
/// The lines of conversations, one behind the other, that were called `before` and are to be called `names`. Nothing
/// when there is a line of another one among them.
[[nodiscard]] std::optional<std::string> rename_conversations(std::string_view lines,
                                                              const std::vector<std::string>& before,
                                                              const std::vector<std::string>& names);

}  // namespace gribning::tool
