// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "gribning/base/result.h"

/// A file or a stream line by line. Private to pipeline.
namespace gribning {

/// A pipe that has a name.
[[nodiscard]] bool is_pipe(const std::filesystem::path& path);

class LineReader {
 public:
  /// "-" is standard input. `stopped` is asked before each read and while there is nothing to read; true ends it.
  explicit LineReader(const std::filesystem::path& path, std::function<bool()> stopped = {});
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  ~LineReader();

  /// The next line with its end, as it stands there; false at the end of the file or when it failed. A line that is too
  /// large to be a transcript is cut to nothing, and too_large() says so.
  [[nodiscard]] bool next(std::string& line);
  /// All that has not been read yet, up to `most` bytes and one more.
  [[nodiscard]] std::string rest(std::size_t most);
  /// The last line was longer than anything that is read.
  [[nodiscard]] bool too_large() const { return too_large_; }
  [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }
  /// `stopped` ended it: nobody knows what would have come.
  [[nodiscard]] bool stopped_early() const { return stopped_early_; }

 private:
  [[nodiscard]] bool wait_for_more() const;
  /// Reads more; false at the end.
  [[nodiscard]] bool fill();

  std::filesystem::path path_;
  std::function<bool()> stopped_;
  int file_ = -1;
  bool ended_ = false;
  bool stopped_early_ = false;
  bool too_large_ = false;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::optional<Failure> failure_;
};

}  // namespace gribning
