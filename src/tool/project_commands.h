// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"

namespace CLI {
class App;
}

namespace gribning::tool {

/// A command below `gribning project`, with its example.
CLI::App* add_project_command(CLI::App& project, const char* name, const char* help, const char* example);

/// coder, release, phase, codebook.
void add_project_people(CLI::App& project, Session& session);
/// marks, history, undo, redo, lost, search, coding.
void add_project_decisions(CLI::App& project, Session& session);

}  // namespace gribning::tool
