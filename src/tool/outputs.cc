// SPDX-License-Identifier: MIT
#include "outputs.h"

#include <CLI/CLI.hpp>

#include "gribning/base/files.h"

namespace gribning::tool {

namespace fs = std::filesystem;

void reads(const fs::path& path, Session& session) {
  if (const auto identity = identity_of(path)) session.read.insert(*identity);
}

Result<void> may_write(const fs::path& path, bool overwrite, const Session& session) {
  const auto identity = identity_of(path);
  if (!identity) return {};
  if (session.read.contains(*identity)) return tl::unexpected(output_is_input(path));
  if (auto may = replaceable(path); !may) return may;
  if (!overwrite) return tl::unexpected(file_exists(path));
  return {};
}

Result<void> may_write(const std::vector<fs::path>& paths, bool overwrite, const Session& session) {
  for (const auto& path : paths) {
    if (auto may = may_write(path, overwrite, session); !may) return may;
  }
  return {};
}

Result<void> write_output(const fs::path& path, std::string_view bytes, bool overwrite, const Session& session) {
  if (auto may = may_write(path, overwrite, session); !may) return may;
  return write_file(path, bytes);
}

Failure file_exists(const fs::path& path) {
  return {.code = "file-exists",
          .message = {"Filen findes i forvejen og er ikke rørt. Giv --overwrite for at erstatte den.",
                      "The file is there already and was left alone. Give --overwrite to replace it."},
          .file = path.string()};
}

Failure output_is_input(const fs::path& path) {
  return {.code = "output-is-input",
          .message = {"Filen er en af dem, der læses, og er ikke rørt. Skriv resultatet et andet sted.",
                      "The file is one of those that are read, and was left alone. Write the result elsewhere."},
          .file = path.string()};
}

CLI::Option* add_overwrite_option(CLI::App& command, bool& overwrite) {
  return command.add_flag("--overwrite", overwrite, "Replace files that are there already");
}

CLI::Option* needs_a_place(CLI::Option* option) {
  return option->check([](const std::string& given) {
    return given == "-" ? std::string("this does not go to standard output; a file of this name is ./-")
                        : std::string();
  });
}

}  // namespace gribning::tool
