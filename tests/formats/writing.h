// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gribning/formats/formats.h"
#include "gribning/formats/write.h"
#include "reading.h"

/// Short ways to say what was written, and where real files lie.
namespace gribning {

/// Files that the project's own workplace has beside the repository; they may be absent.
inline std::filesystem::path beside() { return std::filesystem::path(GRIBNING_SOURCE_DIR) / ".." / "shared" / "data"; }

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

/// Files below a folder with this ending, in alphabetical order; none when there is no such folder.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view ending) {
  std::vector<std::filesystem::path> paths;
  if (!std::filesystem::exists(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(ending)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline Written written(const Transcript& transcript, std::string_view format) {
  auto out = write_transcript(transcript, format);
  if (!out) FAIL(describe(out.error(), Language::en));
  return *std::move(out);
}

/// "times 3, roles 1"
inline std::string losses(const Written& written) {
  std::string out;
  for (const Loss& loss : written.losses) {
    if (!out.empty()) out += ", ";
    out += loss.what + ' ' + std::to_string(loss.count);
  }
  return out;
}

inline Transcript read_as(std::string_view bytes, std::string_view format) {
  ReadOptions options;
  options.format = format;
  return read(bytes, options);
}

}  // namespace gribning
