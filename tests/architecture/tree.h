// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gribning::architecture {

/// A text file of the project, read line by line.
struct SourceFile {
  /// From the root of the project: "src/formats/text.cc".
  std::string path;
  std::vector<std::string> lines;

  [[nodiscard]] bool in(std::string_view folder) const { return path.starts_with(folder); }
  [[nodiscard]] bool is(std::string_view ending) const { return path.ends_with(ending); }
  /// "formats" for src/formats/… and include/gribning/formats/…; empty for what belongs to no stage.
  [[nodiscard]] std::string stage() const;
};

/// An `#include` line.
struct Include {
  /// What stands between the quotes or angle brackets.
  std::string what;
  bool quoted = false;
  std::size_t line = 0;
};

/// The root of the project.
[[nodiscard]] std::filesystem::path root();

/// Code under the given folders (C++, CMake, shell, web), ordered by path.
[[nodiscard]] std::vector<SourceFile> code_in(const std::vector<std::string>& folders);

[[nodiscard]] SourceFile read_source(const std::string& path);

[[nodiscard]] std::vector<Include> includes_of(const SourceFile& file);

/// A finding in the form of a compiler message: "path:line: what".
[[nodiscard]] std::string finding(const SourceFile& file, std::size_t line, const std::string& what);

}  // namespace gribning::architecture
