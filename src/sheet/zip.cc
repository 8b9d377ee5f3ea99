// SPDX-License-Identifier: MIT
#include "sheet/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>

namespace gribning {
namespace {

struct Free {
  void operator()(archive* it) const { archive_write_free(it); }
  void operator()(archive_entry* it) const { archive_entry_free(it); }
};

la_ssize_t append(archive*, void* bytes, const void* buffer, std::size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(buffer), size);
  return static_cast<la_ssize_t>(size);
}

tl::unexpected<Failure> failed(archive* zip) {
  const char* why = archive_error_string(zip);
  const std::string cause = why != nullptr ? why : "?";
  return tl::unexpected(Failure{.code = "zip-failed",
                                .message = {fmt::format("Zip-filen kunne ikke laves: {}.", cause),
                                            fmt::format("The zip file could not be made: {}.", cause)}});
}

}  // namespace

Result<std::string> write_zip(const std::vector<ZippedFile>& files) {
  std::string bytes;
  const std::unique_ptr<archive, Free> zip(archive_write_new());
  if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block(zip.get(), 0) != ARCHIVE_OK ||
      archive_write_open(zip.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK)
    return failed(zip.get());
  for (const auto& file : files) {
    const auto compression = file.stored ? archive_write_zip_set_compression_store(zip.get())
                                         : archive_write_zip_set_compression_deflate(zip.get());
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), file.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (compression != ARCHIVE_OK || archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK ||
        archive_write_data(zip.get(), file.bytes.data(), file.bytes.size()) !=
            static_cast<la_ssize_t>(file.bytes.size()))
      return failed(zip.get());
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return failed(zip.get());
  return bytes;
}

}  // namespace gribning
