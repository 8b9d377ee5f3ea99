// SPDX-License-Identifier: MIT
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

struct Closer {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

/// Packed tighter than this, something is no text that people wrote.
constexpr std::uint64_t kTightestPacking = 1000;
constexpr std::uint64_t kSmallEntry = std::uint64_t{1} << 20U;

Failure too_large(const fs::path& path) {
  return {.code = "entry-too-large",
          .message = {fmt::format("Udpakket fylder filen mere, end nogen udskrift gør (> {} MiB). Den læses ikke.",
                                  kLargestEntry >> 20U),
                      fmt::format("Unpacked, the file is larger than any transcript (> {} MiB). It is not read.",
                                  kLargestEntry >> 20U)},
          .file = path.string()};
}

Failure encrypted(const fs::path& path) {
  return {.code = "entry-encrypted",
          .message = {"Filen er beskyttet med adgangskode. Pak arkivet ud, og læs mappen.",
                      "The file is protected by a password. Unpack the archive and read the folder."},
          .file = path.string()};
}

Failure damaged(const fs::path& path) {
  return {.code = "archive-damaged",
          .message = {"Arkivet er beskadiget eller skåret af; det, der kom før, er læst. Pak det igen.",
                      "The archive is damaged or cut off; what came before was read. Pack it again."},
          .file = path.string()};
}

Failure not_an_archive(const fs::path& path) {
  return {.code = "archive-damaged",
          .message = {"Filen er ikke et arkiv, eller også er den beskadiget fra begyndelsen. Pak den igen.",
                      "The file is no archive, or it is damaged from its beginning. Pack it again."},
          .file = path.string()};
}

/// The name of an entry as a path that stays below the archive's own.
std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  std::string out = name == nullptr ? "" : name;
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '_';
    if (c == '\\') c = '/';
  }
  const auto first = out.find_first_not_of('/');
  return first == std::string::npos ? "" : out.substr(first);
}

const Bilingual kOutside = {"navnet peger ud af arkivet (»..«); sprunget over. Pak arkivet igen uden »..«",
                            "its name points out of the archive ('..'); passed over. Pack it again without '..'"};
const Bilingual kLink = {"en henvisning til en anden fil; sprunget over. Pak filen selv i arkivet",
                         "a link to another file; passed over. Pack the file itself into the archive"};
const Bilingual kInnerArchive = {"et arkiv i arkivet; sprunget over. Pak det ud, og nævn det selv",
                                 "an archive in the archive; passed over. Unpack it and name it"};

/// Why an entry is none that is read. The name is of a file or a folder that is not hidden.
std::optional<Bilingual> passed_over(archive_entry* entry, const fs::path& name) {
  const auto kind = archive_entry_filetype(entry);
  if (std::ranges::find(name, fs::path("..")) != name.end()) return kOutside;
  if (kind == AE_IFLNK || archive_entry_hardlink(entry) != nullptr) return kLink;
  if (kind != AE_IFREG) return kNoFile;
  if (is_archive_name(name)) return kInnerArchive;
  return std::nullopt;
}

class EntriesOf final : public InputSource {
 public:
  explicit EntriesOf(const fs::path& path) : path_(path), archive_(archive_read_new()) {
    constexpr std::size_t kBlock = std::size_t{1} << 16U;
    archive_read_support_format_zip(archive_.get());
    archive_read_support_format_tar(archive_.get());
    // By name: "all" has filters that start other programs.
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    broken_ = archive_read_open_filename(archive_.get(), path.c_str(), kBlock) != ARCHIVE_OK;
  }

  std::optional<Input> next() override {
    while (!broken_ && !ended_) {
      const int status = archive_read_next_header(archive_.get(), &entry_);
      if (status == ARCHIVE_EOF) {
        ended_ = true;
      } else if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        broken_ = true;
      } else {
        opened_ = true;
        if (auto input = entry()) return input;
      }
    }
    if (std::exchange(broken_, false)) {
      ended_ = any_ = true;
      // The entry that could not be read to its end has told it.
      if (!told_damage_) return failed(opened_ ? damaged(path_) : not_an_archive(path_));
    }
    if (any_) return std::nullopt;
    any_ = true;
    return failed({.code = "no-transcripts",
                   .message = {"Arkivet har ingen udskrifter. »gribning formats« viser, hvilke filer der læses.",
                               "The archive has no transcripts. 'gribning formats' shows which files are read."},
                   .file = path_.string()});
  }

  void load(Input& input) override {
    if (input.failure) return;
    const auto packed_before = static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), -1));
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int status = archive_read_data_block(archive_.get(), &block, &size, &offset);
      if (status == ARCHIVE_EOF) return;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
        input.failure = damaged(input.path);
        told_damage_ = true;
        return;
      }
      // Sparse entries have holes; in text there are none.
      const auto packed = static_cast<std::uint64_t>(archive_filter_bytes(archive_.get(), -1)) - packed_before;
      const auto unpacked = input.bytes.size() + size;
      if (unpacked > kLargestEntry || (unpacked > kSmallEntry && unpacked / kTightestPacking > packed)) {
        input.bytes = {};
        input.failure = too_large(input.path);
        return;
      }
      input.bytes.append(static_cast<const char*>(block), size);
    }
  }

 private:
  static Input failed(Failure failure) {
    Input input;
    input.path = failure.file;
    input.failure = std::move(failure);
    return input;
  }

  std::optional<Input> entry() {
    const fs::path name = name_of(entry_);
    if (archive_entry_filetype(entry_) == AE_IFDIR || is_hidden(name)) return std::nullopt;
    Input input;
    // "./a.txt" is what `tar cf x.tar .` writes.
    input.path = path_ / name.lexically_normal();
    input.inside = path_;
    input.passed_over = passed_over(entry_, name);
    if (input.passed_over) {
      input.path = path_ / name;
      return input;
    }
    if (!is_transcript_name(input.path, input.maybe)) return std::nullopt;
    any_ = true;
    if (archive_entry_size_is_set(entry_) != 0) input.size = static_cast<std::uint64_t>(archive_entry_size(entry_));
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    input.changed = std::int64_t{archive_entry_mtime(entry_)} * kNanoseconds + archive_entry_mtime_nsec(entry_);
    if (archive_entry_is_encrypted(entry_) != 0) input.failure = encrypted(input.path);
    if (input.size > kLargestEntry) input.failure = too_large(input.path);
    return input;
  }

  /// Notes and hidden files, also those in hidden folders such as __MACOSX.
  static bool is_hidden(const fs::path& name) {
    for (const auto& part : name) {
      if (part == "." || part == "..") continue;
      if (is_passed_over(part.string()) || part == "__MACOSX") return true;
    }
    return name.empty();
  }

  fs::path path_;
  std::unique_ptr<archive, Closer> archive_;
  archive_entry* entry_ = nullptr;
  bool broken_ = false;
  bool ended_ = false;
  /// It had an entry, whatever that was.
  bool opened_ = false;
  /// It had a transcript, or it was told that it has none.
  bool any_ = false;
  bool told_damage_ = false;
};

}  // namespace

std::unique_ptr<InputSource> entries_of(const fs::path& archive) { return std::make_unique<EntriesOf>(archive); }

}  // namespace gribning
