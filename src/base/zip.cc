// SPDX-License-Identifier: MIT
#include "gribning/base/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <utility>

namespace gribning {
namespace {

/// Text packs to a tenth or a fiftieth. What packs tighter than this, once it is large, is made to fill memory.
constexpr std::size_t kTightestPacking = 200;
constexpr std::size_t kSmallContainer = std::size_t{8} << 20;

struct Freeing {
  void operator()(archive* opened) const { archive_free(opened); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Archive = std::unique_ptr<archive, Freeing>;

tl::unexpected<Failure> not_a_zip() {
  return tl::unexpected(Failure{.code = "not-a-zip",
                                .message = {"Filen kan ikke pakkes ud: den er beskadiget, skåret af eller ikke en zip.",
                                            "The file can't be unpacked: it is damaged, cut off or no zip."}});
}

Failure too_large(std::string_view what) {
  return {.code = "zip-too-large",
          .message = {fmt::format("Filen fylder mere, når den er pakket ud, end den kan ({}). Den læses ikke.", what),
                      fmt::format("Unpacked, the file is larger than it can be ({}). It is not read.", what)}};
}

Failure encrypted() {
  return {.code = "zip-encrypted",
          .message = {"Filen er beskyttet med adgangskode. Gem en kopi uden, og læs den.",
                      "The file is protected by a password. Save a copy without one and read that."}};
}

class Unzipping {
 public:
  Unzipping(std::string_view bytes, bool (*wanted)(std::string_view), const ZipLimits& limits)
      : bytes_(bytes), wanted_(wanted), limits_(limits) {}

  Result<Unzipped> run() {
    const Archive opened(archive_read_new());
    if (archive_read_support_format_zip(opened.get()) != ARCHIVE_OK ||
        archive_read_open_memory(opened.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) {
      return not_a_zip();
    }
    for (;;) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(opened.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        unzipped_.damaged = true;
        break;
      }
      if (++seen_ > limits_.files) return tl::unexpected(too_large(fmt::format("> {} files", limits_.files)));
      if (archive_entry_is_encrypted(entry) != 0) return tl::unexpected(encrypted());
      const char* name = archive_entry_pathname_utf8(entry);
      if (name == nullptr) name = archive_entry_pathname(entry);
      if (name == nullptr || (wanted_ != nullptr && !wanted_(name))) continue;
      unzipped_.files.push_back({name, {}, false});
      if (!read_file(opened.get(), unzipped_.files.back().bytes)) return tl::unexpected(*failure_);
    }
    if (seen_ == 0) return not_a_zip();
    return std::move(unzipped_);
  }

 private:
  bool read_file(archive* opened, std::string& file) {
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(opened, &block, &size, &offset);
      if (status == ARCHIVE_EOF) return true;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        unzipped_.damaged = true;
        return true;
      }
      total_ += size;
      if (file.size() + size > limits_.file || total_ > limits_.all) {
        failure_ = too_large(fmt::format("> {} MiB", (total_ > limits_.all ? limits_.all : limits_.file) >> 20U));
        return false;
      }
      if (total_ > kSmallContainer && total_ / kTightestPacking > bytes_.size()) {
        failure_ = too_large(fmt::format("> {}:1", kTightestPacking));
        return false;
      }
      file.append(static_cast<const char*>(block), size);
    }
  }

  std::string_view bytes_;
  bool (*wanted_)(std::string_view);
  const ZipLimits& limits_;
  std::size_t seen_ = 0;
  std::size_t total_ = 0;
  Unzipped unzipped_;
  std::optional<Failure> failure_;
};

la_ssize_t append(archive* /*zip*/, void* bytes, const void* buffer, std::size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(buffer), size);
  return static_cast<la_ssize_t>(size);
}

/// Numbers of a container, least byte first.
std::size_t number_at(const std::string& zip, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(zip[at + i]);
  return number;
}

void put_number(std::string& zip, std::size_t at, std::size_t size, std::size_t number) {
  for (std::size_t i = 0; i < size; ++i) zip[at + i] = static_cast<char>(number >> (8 * i) & 0xFFU);
}

/// Programs look for the type of an OpenDocument right behind the name of its first file (OpenDocument 1.3, part 2,
/// 3.3); libarchive writes fields of its own there. Places as in APPNOTE.TXT, 4.3.
void remove_fields_of_first(std::string& zip) {
  constexpr std::size_t kHeader = 30, kEntry = 46, kEnd = 22;
  const std::size_t name = number_at(zip, 26, 2);
  const std::size_t fields = number_at(zip, 28, 2);
  put_number(zip, 28, 2, 0);
  zip.erase(kHeader + name, fields);
  const std::size_t end = zip.size() - kEnd;
  const std::size_t directory = number_at(zip, end + 16, 4) - fields;
  put_number(zip, end + 16, 4, directory);
  for (std::size_t at = directory; at + kEntry <= end;) {
    if (const std::size_t place = number_at(zip, at + 42, 4); place > 0) put_number(zip, at + 42, 4, place - fields);
    at += kEntry + number_at(zip, at + 28, 2) + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
  }
}

tl::unexpected<Failure> zip_failed(archive* zip) {
  const char* why = archive_error_string(zip);
  const std::string cause = why != nullptr ? why : "?";
  return tl::unexpected(Failure{.code = "zip-failed",
                                .message = {fmt::format("Zip-filen kunne ikke laves: {}.", cause),
                                            fmt::format("The zip file could not be made: {}.", cause)}});
}

}  // namespace

Result<std::string> write_zip(std::span<const ZippedFile> files) {
  std::string bytes;
  const Archive zip(archive_write_new());
  if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
      archive_write_set_bytes_per_block(zip.get(), 0) != ARCHIVE_OK ||
      archive_write_open(zip.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK) {
    return zip_failed(zip.get());
  }
  for (const ZippedFile& file : files) {
    constexpr unsigned kOwnerOnly = 0600;
    const auto compression = file.stored ? archive_write_zip_set_compression_store(zip.get())
                                         : archive_write_zip_set_compression_deflate(zip.get());
    const std::unique_ptr<archive_entry, Freeing> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), file.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), kOwnerOnly);
    if (compression != ARCHIVE_OK || archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK ||
        archive_write_data(zip.get(), file.bytes.data(), file.bytes.size()) !=
            static_cast<la_ssize_t>(file.bytes.size())) {
      return zip_failed(zip.get());
    }
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return zip_failed(zip.get());
  if (!files.empty() && files.front().stored) remove_fields_of_first(bytes);
  return bytes;
}

Result<Unzipped> read_zip(std::string_view bytes, bool (*wanted)(std::string_view name), const ZipLimits& limits) {
  return Unzipping(bytes, wanted, limits).run();
}

}  // namespace gribning
