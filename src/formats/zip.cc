// SPDX-License-Identifier: MIT
#include "zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <memory>
#include <optional>

namespace gribning {
namespace {

struct Closer {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, Closer>;

Failure not_a_zip() {
  return {
      .code = "not-a-zip",
      .message = {"Dokumentet kan ikke pakkes ud: filen er beskadiget eller skåret af. Åbn det i tekstprogrammet, og "
                  "gem det igen.",
                  "The document can't be unpacked: the file is damaged or cut off. Open it in the word processor "
                  "and save it again."}};
}

Failure too_large(std::string_view what) {
  return {
      .code = "zip-too-large",
      .message = {fmt::format("Dokumentet fylder udpakket mere, end nogen udskrift gør ({}). Det læses ikke.", what),
                  fmt::format("Unpacked, the document is larger than any transcript ({}). It is not read.", what)}};
}

Failure encrypted() {
  return {.code = "zip-encrypted",
          .message = {"Dokumentet er beskyttet med adgangskode. Gem en kopi uden, og læs den.",
                      "The document is protected by a password. Save a copy without one and read that."}};
}

class Unpacking {
 public:
  Unpacking(std::string_view bytes, bool (*wanted)(std::string_view)) : bytes_(bytes), wanted_(wanted) {}

  Result<Parts> run(bool& damaged) {
    Archive opened(archive_read_new());
    archive_read_support_format_zip(opened.get());
    if (archive_read_open_memory(opened.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) {
      return tl::unexpected(not_a_zip());
    }
    for (;;) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(opened.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        damaged = true;
        break;
      }
      if (++entries_ > kMostParts) return tl::unexpected(too_large(fmt::format("> {} files", kMostParts)));
      if (archive_entry_is_encrypted(entry) != 0) return tl::unexpected(encrypted());
      const char* name = archive_entry_pathname(entry);
      if (name == nullptr || !wanted_(name) || parts_.contains(name)) continue;
      if (!read_part(opened.get(), parts_[name], damaged)) return tl::unexpected(*failure_);
    }
    if (parts_.empty()) return tl::unexpected(not_a_zip());
    return std::move(parts_);
  }

 private:
  bool read_part(archive* opened, std::string& part, bool& damaged) {
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(opened, &block, &size, &offset);
      if (status == ARCHIVE_EOF) return true;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        damaged = true;
        return true;
      }
      total_ += size;
      if (part.size() + size > kLargestPart || total_ > kLargestDocument) {
        failure_ = too_large(fmt::format("> {} MiB", kLargestPart >> 20U));
        return false;
      }
      if (total_ > kSmallDocument && total_ / kTightestPacking > bytes_.size()) {
        failure_ = too_large(fmt::format("> {}:1", kTightestPacking));
        return false;
      }
      part.append(static_cast<const char*>(block), size);
    }
  }

  std::string_view bytes_;
  bool (*wanted_)(std::string_view);
  std::size_t entries_ = 0;
  std::size_t total_ = 0;
  Parts parts_;
  std::optional<Failure> failure_;
};

}  // namespace

Result<Parts> unpack(std::string_view bytes, bool (*wanted)(std::string_view name), bool& damaged) {
  return Unpacking(bytes, wanted).run(damaged);
}

}  // namespace gribning
