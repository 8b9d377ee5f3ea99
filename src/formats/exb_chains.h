// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tiers.h"

/// From the events of EXMARaLDA to turns. Private to the reader of EXB.
namespace gribning::exb {

/// A tier with what EXMARaLDA says of it.
struct ExbTier {
  Tier tier;
  /// 't' transcription, 'd' description, 'a' annotation; others are links and what users made.
  std::string type;
  std::string category;
};

/// Events that follow each other at the same point are one stretch of talk (EXMARaLDA's segment chain): they were cut
/// where somebody else begins or ends. Answers how many events were joined to the one before.
std::size_t join_chains(Tier& tier);

/// Where one tier holds everybody's words and tiers of another category tell the speakers apart, these make the turns:
/// an event's own text, or the words that stand beside it. True when it was so.
bool tell_speakers_apart(std::vector<ExbTier>& tiers);

}  // namespace gribning::exb
