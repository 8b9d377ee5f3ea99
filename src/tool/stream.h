// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"

namespace gribning::tool {

/// A filter: for each line of standard input, a conversation as JSON, one line of standard output, at once. A line that
/// cannot be read gives {"line": …, "error": …}, and the exit code is kNotAll at the end; a blank line gives a blank
/// one. `layers`: only these; none: all.
void annotate_stream(const Analyst& analyst, const std::vector<std::string>& layers, Session& session);

}  // namespace gribning::tool
