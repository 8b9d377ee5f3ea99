// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"

namespace gribning::tool {

/// A filter: for each line of standard input, a conversation as JSON, one line of standard output, at once. A line that
/// cannot be read gives {"line": …, "error": …}, and the exit code is kNotAll at the end; a blank line gives a blank
/// one.
void annotate_stream(const Analyst& analyst, Session& session);

}  // namespace gribning::tool
