// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "gribning/conversation/transcript.h"
#include "gribning/sheet/compose.h"
#include "sheet/ruler.h"

namespace gribning {

using WrappedLines = std::vector<std::string>;

/// The talk of each turn of `extract`, hard-wrapped. Where two turns of the extract overlap, the later one's bracket
/// stands in the column of the earlier one's; the earlier turn is broken before the overlap when the line would be too
/// short for both. Linear in the length of the talk.
[[nodiscard]] std::vector<WrappedLines> lay_out(const Transcript& transcript, Extract extract, std::size_t columns,
                                                Ruler& ruler);

/// Text that takes no part in overlap, hard-wrapped: an aside, or a line under a turn.
[[nodiscard]] WrappedLines lay_out(std::string_view text, Span span, const std::vector<Mark>& marks,
                                   std::size_t columns, Ruler& ruler);

}  // namespace gribning
