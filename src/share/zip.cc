// SPDX-License-Identifier: MIT
#include "zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace gribning::share {
namespace {

struct Close {
  void operator()(archive* handle) const { archive_free(handle); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Archive = std::unique_ptr<archive, Close>;
using Entry = std::unique_ptr<archive_entry, Close>;

la_ssize_t take_bytes(archive* /*handle*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

Failure failure(std::string code, Bilingual message) {
  return {.code = std::move(code), .message = std::move(message)};
}

Failure could_not_pack(archive* handle) {
  const char* why = archive_error_string(handle);
  const std::string reason = why == nullptr ? "" : std::string(": ") + why;
  return failure("zip-unwritable", {"Kunne ikke pakke filerne" + reason, "Could not pack the files" + reason});
}

Failure damaged(const std::string& path) {
  return failure("zip-damaged", {"Filen »" + path + "« i pakken er beskadiget. Hent pakken igen.",
                                 "The file '" + path + "' in the package is damaged. Get the package again."});
}

Failure too_large() {
  return failure("zip-too-large", {"Pakken fylder mere end 256 MB, når den er pakket ud, eller har for mange filer.",
                                   "The package unpacks to more than 256 MB, or holds too many files."});
}

/// The content of the entry that was just read, at most `room` bytes.
Result<std::string> content_of(archive* handle, const std::string& path, std::size_t room) {
  std::string content;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const la_ssize_t count = archive_read_data(handle, buffer.data(), buffer.size());
    if (count < 0) return tl::unexpected(damaged(path));
    if (count == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.size() > room) return tl::unexpected(too_large());
  }
}

}  // namespace

Result<std::string> write_zip(std::span<const SharedFile> files) {
  std::string out;
  const Archive handle(archive_write_new());
  if (archive_write_set_format_zip(handle.get()) != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block(handle.get(), 1) != ARCHIVE_OK ||
      archive_write_open(handle.get(), &out, nullptr, take_bytes, nullptr) != ARCHIVE_OK) {
    return tl::unexpected(could_not_pack(handle.get()));
  }
  for (const SharedFile& file : files) {
    constexpr unsigned kReadable = 0644;
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), file.path.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kReadable);
    if (archive_write_header(handle.get(), entry.get()) != ARCHIVE_OK ||
        archive_write_data(handle.get(), file.bytes.data(), file.bytes.size()) !=
            static_cast<la_ssize_t>(file.bytes.size())) {
      return tl::unexpected(could_not_pack(handle.get()));
    }
  }
  if (archive_write_close(handle.get()) != ARCHIVE_OK) return tl::unexpected(could_not_pack(handle.get()));
  return out;
}

Result<std::vector<SharedFile>> read_zip(std::string_view bytes, bool (*wanted)(std::string_view path)) {
  const Archive handle(archive_read_new());
  if (archive_read_support_format_zip(handle.get()) != ARCHIVE_OK ||
      archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return tl::unexpected(failure("not-a-zip", {"Filen er ikke en zip-pakke.", "The file is no zip package."}));
  }
  std::vector<SharedFile> files;
  std::size_t total = 0;
  std::size_t seen = 0;
  archive_entry* entry = nullptr;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(handle.get(), &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    if (++seen > kMostFiles) return tl::unexpected(too_large());
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    const std::string path = name == nullptr ? "" : name;
    if (!wanted(path)) continue;
    auto content = content_of(handle.get(), path, kLargestContent - total);
    if (!content) return tl::unexpected(content.error());
    total += content->size();
    files.push_back({path, std::move(*content)});
  }
  if (status != ARCHIVE_EOF) {
    return seen == 0
               ? tl::unexpected(failure("not-a-zip", {"Filen er ikke en zip-pakke.", "The file is no zip package."}))
               : tl::unexpected(damaged("…"));
  }
  if (seen == 0) {
    return tl::unexpected(failure("not-a-zip", {"Filen er ikke en zip-pakke.", "The file is no zip package."}));
  }
  return files;
}

}  // namespace gribning::share
