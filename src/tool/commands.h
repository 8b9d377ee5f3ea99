// SPDX-License-Identifier: MIT
#pragma once

#include "session.h"

namespace CLI {
class App;
}

namespace gribning::tool {

/// How transcripts are read: the same options for every command.
void add_reading_options(CLI::App& app, Session& session);

// One file per command: each adds itself to the command line, with an example in its help.
void add_run(CLI::App& app, Session& session);
void add_sheet(CLI::App& app, Session& session);
void add_flag(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_code(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_convert(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_formats(CLI::App& app, Session& session);
void add_annotate(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_evaluate(CLI::App& app, Session& session);
void add_learn(CLI::App& app, Session& session);
void add_codebook(CLI::App& app, Session& session);
void add_link(CLI::App& app, Session& session);
void add_project(CLI::App& app, Session& session);
void add_decide(CLI::App& app, Session& session);
void add_agree(CLI::App& app, Session& session);
void add_adjudicate(CLI::App& app, Session& session);

}  // namespace gribning::tool
