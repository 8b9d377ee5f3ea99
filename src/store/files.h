// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "database.h"

/// Project files on the disk. Private to store.
namespace gribning::store {

/// An empty file beside `target`, for the owner only, that becomes `target` when all went well and is gone otherwise.
/// What an interrupted program left there before, for the same `kind`, is removed first. Throws Broken.
class NewFile {
 public:
  /// `kind` is in the name until it is kept: the target's own where it is always the same.
  NewFile(std::filesystem::path target, const std::string& kind);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// On the disk and under its name; "file-exists" when the name has been taken.
  void keep();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
};

/// Throws Broken with "file-exists" when there is something under that name.
void expect_free(const std::filesystem::path& file);

/// SHA-256 of a file, read in pieces.
[[nodiscard]] std::string file_sha256(const std::filesystem::path& file);

}  // namespace gribning::store
