// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "gribning/pipeline/journal.h"

namespace gribning::tool {

/// A file of results, as the inputs wrote it one behind the other, beside what its journal or receipt says of it.
class ResultPieces {
 public:
  /// A file that is not there has no pieces.
  explicit ResultPieces(const std::filesystem::path& file);

  /// What this input wrote, when it begins where the piece before ended and has the digest that the record says.
  /// Otherwise nothing, and the next one begins at the same place.
  [[nodiscard]] std::optional<std::string> next(const Done& done);
  /// The next piece begins here.
  void go_to(std::uint64_t begin) { at_ = begin; }
  /// No piece is left.
  [[nodiscard]] bool at_end() const { return at_ == size_; }

 private:
  std::ifstream file_;
  std::uint64_t size_ = 0;
  std::uint64_t at_ = 0;
};

/// The file is what the journal says, from its beginning to its end.
[[nodiscard]] bool is_what_was_written(const std::filesystem::path& file, const std::filesystem::path& journal);

}  // namespace gribning::tool
