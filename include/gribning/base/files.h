// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "gribning/base/result.h"

namespace gribning {

/// Transcripts larger than this are refused with a message: spans count bytes in 32 bits.
inline constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 30;

/// The bytes of a file. Fails with "file-not-found", "file-unreadable" or "file-too-large".
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

/// Writes `bytes` so that the file is either as before or whole: a temporary file beside it, fsync, rename.
/// Readable and writable for the owner only. Fails with "file-unwritable", which names the cause (disk full, no right).
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Gives a file that is whole on the disk its name, in place of what had it. Fails with "file-unwritable".
[[nodiscard]] Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

/// The failure of a file that could not be opened or read, by the errno that said so: "file-not-found", or
/// "file-unreadable" with its cause.
[[nodiscard]] Failure file_unreadable(const std::filesystem::path& path, int error);

/// The failure of a file that could not be written, by the errno that said so: "file-unwritable" with its cause.
[[nodiscard]] Failure file_unwritable(const std::filesystem::path& path, int error);

/// Makes a folder and its parents, for the owner only where they are new.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path& path);

}  // namespace gribning
