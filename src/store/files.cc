// SPDX-License-Identifier: MIT
#include "files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "gribning/base/files.h"
#include "gribning/base/hash.h"

namespace gribning::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void unwritable(const fs::path& path, int error) {
  if (error != ENOSPC && error != EDQUOT && error != EFBIG) throw Broken{file_unwritable(path, error)};
  throw Broken{{.code = "disk-full",
                .message = {"Disken er fuld. Intet er tabt; frigør plads, og prøv igen.",
                            "The disk is full. Nothing is lost; make room and try again."},
                .file = path.string()}};
}

/// ".name.PID.new"
std::string ending(long pid) { return fmt::format(".{}.new", pid); }

/// Removes files of this kind whose program is gone.
void remove_leftovers(const fs::path& folder, const std::string& kind) {
  const auto start = "." + kind + ".";
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const auto name = it->path().filename().string();
    if (!name.starts_with(start) || name.find(".new") == std::string::npos) continue;
    long pid = 0;
    const auto* const first = name.data() + start.size();
    const auto parsed = std::from_chars(first, name.data() + name.size(), pid);
    if (parsed.ec != std::errc{} || pid <= 0) continue;
    if (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH) fs::remove(it->path(), error);
  }
}

void sync(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

}  // namespace

NewFile::NewFile(fs::path target, const std::string& kind) : target_(fs::absolute(target)) {
  remove_leftovers(target_.parent_path(), kind);
  path_ = target_.parent_path() / ("." + kind + ending(::getpid()));
  const int fd = ::open(path_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) unwritable(target_, errno);
  ::close(fd);
}

NewFile::~NewFile() {
  std::error_code error;
  for (const auto* rest : {"", "-wal", "-shm", "-journal"}) fs::remove(path_.string() + rest, error);
}

void NewFile::keep() {
  sync(path_);
  // A link fails where a rename would replace what somebody else has made meanwhile.
  if (::link(path_.c_str(), target_.c_str()) != 0) {
    if (errno == EEXIST) expect_free(target_);
    // File systems without links: then the name is taken in one step, but not guarded.
    if (::rename(path_.c_str(), target_.c_str()) != 0) unwritable(target_, errno);
  }
  sync(target_.parent_path());
}

void expect_free(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return;
  throw Broken{{.code = "file-exists",
                .message = {"Der er allerede en fil med det navn. Vælg et andet navn; intet er overskrevet.",
                            "There is a file of that name already. Choose another name; nothing was overwritten."},
                .file = file.string()}};
}

std::string file_sha256(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) unwritable(file, errno);
  Sha256 hash;
  std::string buffer(std::size_t{1} << 20U, '\0');
  for (;;) {
    const auto got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      const int error = errno;
      ::close(fd);
      if (got < 0) unwritable(file, error);
      return in_hex(hash.finish());
    }
    hash.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
  }
}

}  // namespace gribning::store
