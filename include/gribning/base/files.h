// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "gribning/base/result.h"

namespace gribning {

/// Transcripts larger than this are refused with a message: spans count bytes in 32 bits.
inline constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 30;

/// The bytes of a file. Fails with "file-not-found", "file-unreadable" or "file-too-large".
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// Which file a name leads to: two names that have this in common are one file.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t number = 0;
  auto operator<=>(const FileIdentity&) const = default;
};

/// That of what the name leads to, links followed; nothing when there is none.
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::filesystem::path& path);

/// Where a link leads, at its end; the path itself when it is none.
[[nodiscard]] std::filesystem::path behind_links(const std::filesystem::path& path);

/// Only files can be replaced by files. Fails with "not-a-file" for a device, a pipe or a socket, links followed.
[[nodiscard]] Result<void> replaceable(const std::filesystem::path& path);

/// Writes `bytes` so that the file is either as before or whole: a temporary file beside it, fsync, rename. A link
/// stays a link. Readable and writable for the owner only. Fails with "file-unwritable", which names the cause (disk
/// full, no right), with "name-too-long", or with "not-a-file".
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Gives a file that is whole on the disk its name, in place of what had it. A link stays a link. Fails as write_file.
[[nodiscard]] Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// The failure of a file that could not be opened or read, by the errno that said so: "file-not-found", or
/// "file-unreadable" with its cause.
[[nodiscard]] Failure file_unreadable(const std::filesystem::path& path, int error);

/// The failure of a file that could not be written, by the errno that said so: "file-unwritable" with its cause.
[[nodiscard]] Failure file_unwritable(const std::filesystem::path& path, int error);

/// Makes a folder and its parents, for the owner only where they are new.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path& path);

}  // namespace gribning
