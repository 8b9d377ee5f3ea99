// SPDX-License-Identifier: MIT
#include "gribning/base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>
#include <utility>

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that is closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool open() const { return fd_ >= 0; }
  /// Closes now; false when the system reports that writing failed only at this point (network disks do).
  [[nodiscard]] bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

/// What an errno means to somebody who has never heard of errno, and what to do about it.
Bilingual cause(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return {"disken er fuld. Frigør plads, eller vælg et andet sted",
              "the disk is full. Make room or choose another place"};
    case EACCES:
    case EPERM:
      return {"du har ikke ret til det. Vælg en mappe, der er din egen, eller ret rettighederne",
              "you have no permission. Choose a folder of your own or change the permissions"};
    case EROFS:
      return {"disken kan kun læses. Vælg et andet sted", "the disk is read-only. Choose another place"};
    case ENOENT:
      return {"mappen findes ikke. Opret den først", "the folder does not exist. Create it first"};
    case ENOTDIR:
      return {"en del af stien er en fil og ikke en mappe. Ret stien",
              "a part of the path is a file, not a folder. Correct the path"};
    case EISDIR:
      return {"det er en mappe. Angiv et filnavn", "it is a folder. Give the name of a file"};
    case ENAMETOOLONG:
      return {"navnet er for langt. Vælg et kortere", "the name is too long. Choose a shorter one"};
    case EMFILE:
    case ENFILE:
      return {"der er for mange åbne filer. Luk andre programmer", "too many files are open. Close other programs"};
    default: {
      const std::string system = std::generic_category().message(error);
      return {fmt::format("systemet siger: {}", system), fmt::format("the system says: {}", system)};
    }
  }
}

tl::unexpected<Failure> failure(std::string code, const fs::path& path, std::string_view da, std::string_view en,
                                int error) {
  const Bilingual why = cause(error);
  return tl::unexpected(Failure{std::move(code),
                                {fmt::format("{}: {}.", da, why.da), fmt::format("{}: {}.", en, why.en)},
                                path.string(),
                                std::nullopt,
                                std::nullopt});
}

tl::unexpected<Failure> unreadable(const fs::path& path, int error) {
  if (error == ENOENT || error == ENOTDIR) {
    return tl::unexpected(Failure{"file-not-found",
                                  {"Filen findes ikke. Er navnet og mappen skrevet rigtigt?",
                                   "The file does not exist. Are its name and folder spelt correctly?"},
                                  path.string(),
                                  std::nullopt,
                                  std::nullopt});
  }
  return failure("file-unreadable", path, "Filen kan ikke læses", "The file cannot be read", error);
}

tl::unexpected<Failure> unwritable(const fs::path& path, int error) {
  return failure(error == ENAMETOOLONG ? "name-too-long" : "file-unwritable", path, "Filen kan ikke skrives",
                 "The file cannot be written", error);
}

/// Writes all bytes; 0 or the errno of what went wrong.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Makes the rename itself durable. Some file systems refuse to sync a folder: the file is whole all the same.
void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.open()) ::fsync(fd.get());
}

/// A name beside `target` that nobody else has; O_EXCL makes sure of it.
fs::path beside(const fs::path& target) {
  std::random_device random;
  // A long name plus our ending could pass the limit of the file system.
  const std::string name = target.filename().string().substr(0, 100);
  return target.parent_path() / fmt::format(".{}.{:08x}{:08x}.tmp", name, random(), random());
}

}  // namespace

Result<std::string> read_file(const fs::path& path) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd.open()) return unreadable(path, errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return unreadable(path, errno);
  if (S_ISDIR(info.st_mode)) return unreadable(path, EISDIR);

  std::string bytes;
  if (info.st_size > 0 && static_cast<std::uintmax_t>(info.st_size) <= kLargestFile) {
    bytes.reserve(static_cast<std::size_t>(info.st_size));
  }
  // Pipes have no size beforehand, so the limit is kept while reading.
  std::string buffer(std::size_t{1} << 16, '\0');
  while (bytes.size() <= kLargestFile && static_cast<std::uintmax_t>(info.st_size) <= kLargestFile) {
    const ssize_t got = ::read(fd.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) return bytes;
    bytes.append(buffer, 0, static_cast<std::size_t>(got));
  }
  return tl::unexpected(
      Failure{"file-too-large",
              {fmt::format("Filen er større end {} MB, som er det største, programmet læser. Del den i flere.",
                           kLargestFile >> 20U),
               fmt::format("The file is larger than {} MB, the most that the program reads. Split it into several.",
                           kLargestFile >> 20U)},
              path.string(),
              std::nullopt,
              std::nullopt});
}

std::optional<FileIdentity> identity_of(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return std::nullopt;
  return FileIdentity{.device = info.st_dev, .number = info.st_ino};
}

fs::path behind_links(const fs::path& path) {
  std::error_code error;
  fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
  if (error || target.empty()) target = path;
  return target;
}

Result<void> replaceable(const fs::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode)) return {};
  if (S_ISDIR(info.st_mode)) return unwritable(path, EISDIR);
  return tl::unexpected(
      Failure{"not-a-file",
              {"Det er en enhed eller et rør og ikke en fil og kan ikke erstattes. Skriv til standard output, og led "
               "det derhen med > eller |.",
               "It is a device or a pipe, not a file, and cannot be replaced. Write to standard output and lead that "
               "there with > or |."},
              path.string(),
              std::nullopt,
              std::nullopt});
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  if (auto may = replaceable(path); !may) return may;
  const fs::path target = behind_links(path);
  const fs::path temporary = beside(target);
  Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!fd.open()) return unwritable(path, errno);
  int failed = write_all(fd.get(), bytes);
  if (failed == 0 && ::fsync(fd.get()) != 0) failed = errno;
  if (!fd.close() && failed == 0) failed = errno;
  if (failed == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) failed = errno;
  if (failed != 0) {
    ::unlink(temporary.c_str());
    return unwritable(path, failed);
  }
  sync_folder(target.has_parent_path() ? target.parent_path() : fs::path("."));
  return {};
}

Result<void> rename_file(const fs::path& from, const fs::path& to) {
  if (auto may = replaceable(to); !may) return may;
  const fs::path target = behind_links(to);
  if (::rename(from.c_str(), target.c_str()) != 0) return unwritable(to, errno);
  sync_folder(target.has_parent_path() ? target.parent_path() : fs::path("."));
  return {};
}

Failure file_unreadable(const fs::path& path, int error) { return unreadable(path, error).value(); }

Failure file_unwritable(const fs::path& path, int error) { return unwritable(path, error).value(); }

Result<void> make_folder(const fs::path& path) {
  fs::path made;
  for (const fs::path& part : path) {
    made /= part;
    if (::mkdir(made.c_str(), 0700) == 0) continue;
    const int error = errno;
    std::error_code ignored;
    // A folder above that exists may refuse us with EACCES or EROFS; that it is there is enough.
    if (fs::is_directory(made, ignored)) continue;
    return failure("folder-unwritable", path, "Mappen kan ikke oprettes", "The folder cannot be made",
                   error == EEXIST ? ENOTDIR : error);
  }
  return {};
}

}  // namespace gribning
