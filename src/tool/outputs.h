// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "session.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's name
class App;
class Option;
}  // namespace CLI

namespace gribning::tool {

// One rule for everything that a command writes: never over what it reads, never over a device or a pipe, and over
// another file only with --overwrite.

/// The command reads this file: nothing that it writes may replace it.
void reads(const std::filesystem::path& path, Session& session);

/// Fails with "output-is-input", "not-a-file" or "file-exists".
[[nodiscard]] Result<void> may_write(const std::filesystem::path& path, bool overwrite, const Session& session);
/// The same for several, so that all are written or none.
[[nodiscard]] Result<void> may_write(const std::vector<std::filesystem::path>& paths, bool overwrite,
                                     const Session& session);

/// Writes the file as write_file() does when it may.
[[nodiscard]] Result<void> write_output(const std::filesystem::path& path, std::string_view bytes, bool overwrite,
                                        const Session& session);

/// The failure of a command that would have to replace a file without having been told to.
[[nodiscard]] Failure file_exists(const std::filesystem::path& path);
/// The failure of a command that would write over what it reads.
[[nodiscard]] Failure output_is_input(const std::filesystem::path& path);

/// --overwrite
CLI::Option* add_overwrite_option(CLI::App& command, bool& overwrite);
/// Standard output cannot hold what this option names: "-" is wrong usage.
CLI::Option* needs_a_place(CLI::Option* option);

}  // namespace gribning::tool
