// SPDX-License-Identifier: MIT
#pragma once

#include "gribning/share/target.h"

/// Private to share.
namespace gribning::share {

/// A ConvoKit corpus folder: utterances, speakers, conversations and their index. See docs/formats/convokit.md.
[[nodiscard]] Result<Shared> write_convokit(std::span<const Analysed> analysed, const ShareOptions& options);

}  // namespace gribning::share
