// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "gribning/base/result.h"

namespace gribning {

/// A file that grows at its end, for the owner only. What was added is with the system when add() returns, and on the
/// disk when sync() does. While it is open no other program can open it as one (flock), where the disk can do that.
class GrowingFile {
 public:
  /// Makes it, or keeps the first `keep` bytes of what is there. Fails with "file-unwritable", or with "in-use" when
  /// another program has it open; then nothing is changed.
  [[nodiscard]] static Result<GrowingFile> open(const std::filesystem::path& path, std::uint64_t keep = 0);
  /// Opens one that is there, and keeps all of it. Fails as open().
  [[nodiscard]] static Result<GrowingFile> reopen(const std::filesystem::path& path);

  GrowingFile(GrowingFile&& other) noexcept;
  GrowingFile& operator=(GrowingFile&& other) noexcept;
  ~GrowingFile();

  [[nodiscard]] Result<void> add(std::string_view bytes);
  [[nodiscard]] Result<void> sync();
  /// Keeps its first `keep` bytes and goes on behind them.
  [[nodiscard]] Result<void> cut(std::uint64_t keep);
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  GrowingFile(std::filesystem::path path, int file, std::uint64_t size);
  [[nodiscard]] Result<void> lock() const;

  std::filesystem::path path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace gribning
