// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/pipeline/inputs.h"
#include "session.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
class Option;
}  // namespace CLI

namespace gribning::tool {

/// What every command that goes over many conversations can be told.
struct Many {
  std::vector<std::string> paths;
  /// A file of further inputs, one a line; empty: none.
  std::string list;
  /// How many are worked on at once; 0: as many as there are cores.
  std::size_t jobs = 0;
  /// The bar is shown even when standard error is no terminal.
  bool progress = false;
  /// Goes on where the same command was stopped.
  bool resume = false;
};

/// INPUT, --files, --jobs, --progress.
void add_many_options(CLI::App& command, Many& many);
/// --resume
CLI::Option* add_resume_option(CLI::App& command, Many& many);
/// Wrong usage when neither INPUT nor --files was given.
void require_inputs(const Many& many);

/// Standard input or a pipe is among them: who has read them once cannot do it again.
[[nodiscard]] bool comes_once(const std::vector<std::string>& paths, const std::string& list);

/// The inputs that `paths` and `list` (see Many) name, read as the session says. `stopped`: see Inputs::Options.
[[nodiscard]] Inputs inputs_of(std::vector<std::string> paths, const std::string& list, const Session& session,
                               std::function<bool()> stopped = {});

/// The same, but archives and files of lines as the files that they are: what lies in them is not looked for.
[[nodiscard]] Inputs files_of(std::vector<std::string> paths, const std::string& list, const Session& session,
                              std::function<bool()> stopped = {});

/// "1 samtale", "2 samtaler".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view several);

/// "1 samtale", "2 conversations".
[[nodiscard]] std::string counted_conversations(std::size_t count, Language language);
/// "1 tur", "2 turns".
[[nodiscard]] std::string counted_turns(std::size_t count, Language language);

/// What has to be the same for a run to go on with what another began: version, reading options, language, lexica.
[[nodiscard]] std::string asked_of(const Session& session, std::string_view command);

}  // namespace gribning::tool
