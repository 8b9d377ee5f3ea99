// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <vector>

#include "gribning/formats/read.h"
#include "writing.h"

namespace gribning {

inline const std::filesystem::path kGolden =
    std::filesystem::path(GRIBNING_SOURCE_DIR) / "tests" / "formats" / "golden";

/// The golden files that hold a transcript: golden/<format>/<case>.<ending>.
inline std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> paths;
  for (const auto& path : files_in(kGolden, "")) {
    if (!std::filesystem::is_regular_file(path) || path.string().find(".expected.json") != std::string::npos) continue;
    // A corpus is read from its utterances; what lies beside them belongs to it.
    if (is_corpus(path.parent_path()) && path.filename() != "utterances.jsonl") continue;
    paths.push_back(path);
  }
  return paths;
}

/// The transcript of a golden file; the first one of a corpus.
inline Result<Transcript> read_golden(const std::filesystem::path& input) {
  auto all = read_path(input, {});
  if (!all) return tl::unexpected(all.error());
  return std::move(all->front());
}

}  // namespace gribning
