// SPDX-License-Identifier: MIT
#include "gribning/pipeline/growing_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "gribning/base/files.h"

namespace gribning {

Result<GrowingFile> GrowingFile::open(const std::filesystem::path& path, std::uint64_t keep) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return tl::unexpected(file_unwritable(path, errno));
  GrowingFile opened(path, file, keep);
  if (::ftruncate(file, static_cast<off_t>(keep)) != 0 || ::lseek(file, static_cast<off_t>(keep), SEEK_SET) < 0) {
    return tl::unexpected(file_unwritable(path, errno));
  }
  return opened;
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
