// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"

namespace gribning {

/// A folder of its own under the system's temporary folder, for the owner only; removed with everything in it when it
/// goes out of scope.
class TemporaryFolder {
 public:
  /// Fails with "file-unwritable".
  [[nodiscard]] static Result<TemporaryFolder> make();

  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

/// Another program and how to run it. No shell takes part: each argument arrives as it is.
struct Command {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  /// Where it works, and its home: it sees none of the user's settings.
  std::filesystem::path folder;
  /// It is ended when it takes longer.
  std::chrono::seconds limit{600};
};

/// How a program ended.
struct Ended {
  /// Exit code; 128 and the signal's number when one ended it.
  int status = 0;
  std::string output;
  std::string errors;
};

/// Runs a program to its end. Standard input is empty; of the environment it gets the search path, a plain locale, UTC
/// and SOURCE_DATE_EPOCH=0, so that what it writes does not depend on when and where. `on_line` gets each line of its
/// output as it comes. Fails with "program-failed" when it cannot be started or takes too long.
[[nodiscard]] Result<Ended> run_program(const Command& command,
                                        const std::function<void(std::string_view)>& on_line = {});

/// The program of this name on the search path, or nothing.
[[nodiscard]] std::optional<std::filesystem::path> find_program(std::string_view name);

}  // namespace gribning
