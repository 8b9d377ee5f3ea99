// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "gribning/formats/read.h"

namespace gribning {

/// Text that Otter, Teams and Zoom export: the speaker and the time on a line, the talk below it. See
/// docs/formats/meeting.md.
[[nodiscard]] int recognise_meeting(std::string_view text);
[[nodiscard]] Result<Transcript> read_meeting(std::string_view text, const ReadOptions& options);

}  // namespace gribning
