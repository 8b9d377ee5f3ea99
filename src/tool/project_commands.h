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
/// take: coding from tables and from other programs.
void add_project_take(CLI::App& project, Session& session);
/// coding, selections: to tables, other programs and sheets.
void add_project_share(CLI::App& project, Session& session);
/// marks, memos, history, undo, redo, lost, search.
void add_project_decisions(CLI::App& project, Session& session);

}  // namespace gribning::tool
