// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "sheet_request.h"

namespace gribning::tool {

/// Writes each sheet in each format: to the file that was named when there is just one, else into the folder. What
/// cannot be made (a tool is missing) is reported; the rest is written.
[[nodiscard]] Result<void> write_files(const std::vector<ComposedSheet>& sheets, const SheetRequest& request,
                                       Session& session);

/// Writes everything as one zip file with an index page, the facilitator's guide and a manifest that tells what the
/// session was made from. All or nothing.
[[nodiscard]] Result<void> write_session_pack(const std::vector<ComposedSheet>& sheets,
                                              const std::vector<PreparedTalk>& talks, const SheetRequest& request,
                                              const SheetTexts& texts, Session& session);

}  // namespace gribning::tool
