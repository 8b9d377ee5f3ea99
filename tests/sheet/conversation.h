// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/sheet/compose.h"
#include "gribning/sheet/write.h"

namespace gribning::testing {

struct Said {
  std::string label;
  std::string talk;
};

/// A transcript of the turns, numbered from `first_number`. Of the signs it knows (0.4), (.), ((…)), […], °…° and ":"
/// in words; the nth bracket of a turn overlaps the nth bracket that is still free in the turn before.
[[nodiscard]] Transcript conversation(const std::vector<Said>& turns, std::int64_t first_number = 1);

/// An opportunity with one piece of evidence that quotes `quoted` from its turn.
[[nodiscard]] Opportunity opportunity(const Transcript& transcript, const OpportunityCoding& coding,
                                      std::string_view quoted = {});

/// All lines of talk of the whole conversation, on a sheet of `columns` columns.
[[nodiscard]] std::vector<std::string> lines_of(const Transcript& transcript, std::size_t columns);

/// The texts that the program ships with.
[[nodiscard]] const SheetTexts& texts();

/// All blocks of one kind on a sheet, in order.
template <class Block>
[[nodiscard]] std::vector<Block> blocks(const Sheet& sheet) {
  std::vector<Block> found;
  for (const auto& section : sheet.sections)
    for (const auto& block : section.blocks)
      if (const auto* one = std::get_if<Block>(&block)) found.push_back(*one);
  return found;
}

/// The turns of the extract at `position`.
[[nodiscard]] std::vector<SheetEntry> entries(const Sheet& sheet, std::size_t position = 0);

/// The sheet of the extracts that are chosen.
[[nodiscard]] Sheet sheet_of(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                             const SheetOptions& options);

/// A small constructed conversation with two opportunities, and the opportunities.
[[nodiscard]] Transcript constructed_conversation();
[[nodiscard]] std::vector<Opportunity> constructed_opportunities(const Transcript& transcript);

}  // namespace gribning::testing
