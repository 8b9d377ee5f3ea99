// SPDX-License-Identifier: MIT
#include "gribning/pipeline/growing_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "gribning/base/files.h"

namespace gribning {

Result<GrowingFile> GrowingFile::open(const std::filesystem::path& path, std::uint64_t keep) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return tl::unexpected(file_unwritable(path, errno));
  GrowingFile opened(path, file, keep);
  if (auto alone = opened.lock(); !alone) return tl::unexpected(alone.error());
  if (auto kept = opened.cut(keep); !kept) return tl::unexpected(kept.error());
  return opened;
}

Result<GrowingFile> GrowingFile::reopen(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return tl::unexpected(file_unwritable(path, errno));
  GrowingFile opened(path, file, 0);
  if (auto alone = opened.lock(); !alone) return tl::unexpected(alone.error());
  const auto end = ::lseek(file, 0, SEEK_END);
  if (end < 0) return tl::unexpected(file_unwritable(path, errno));
  opened.size_ = static_cast<std::uint64_t>(end);
  return opened;
}

/// Ends with the program, however that ends. Disks that know no locks do without.
Result<void> GrowingFile::lock() const {
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
  return tl::unexpected(
      Failure{.code = "in-use",
              .message = {"Et andet program skriver her lige nu. Vent, til det er færdigt, eller skriv et andet sted.",
                          "Another program is writing here just now. Wait until it has finished, or write elsewhere."},
              .file = path_.string()});
}

Result<void> GrowingFile::cut(std::uint64_t keep) {
  if (::ftruncate(file_, static_cast<off_t>(keep)) != 0 || ::lseek(file_, static_cast<off_t>(keep), SEEK_SET) < 0) {
    return tl::unexpected(file_unwritable(path_, errno));
  }
  size_ = keep;
  return {};
}

GrowingFile::GrowingFile(std::filesystem::path path, int file, std::uint64_t size)
    : path_(std::move(path)), file_(file), size_(size) {}

GrowingFile::GrowingFile(GrowingFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)), size_(other.size_) {}

GrowingFile& GrowingFile::operator=(GrowingFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(size_, other.size_);
  return *this;
}

GrowingFile::~GrowingFile() {
  if (file_ >= 0) ::close(file_);
}

Result<void> GrowingFile::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return tl::unexpected(file_unwritable(path_, errno));
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> GrowingFile::sync() {
  if (::fsync(file_) != 0) return tl::unexpected(file_unwritable(path_, errno));
  return {};
}

}  // namespace gribning
