// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cerrno>
#include <system_error>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

const Bilingual kArchive = {"et arkiv; nævn det selv for at få det læst", "an archive; name it to have it read"};
/// It may lead in a circle.
const Bilingual kLinkToFolder = {"en henvisning til en mappe; sprunget over. Nævn mappen selv for at få den læst",
                                 "a link to a folder; passed over. Name the folder itself to have it read"};
const Bilingual kLinkToNothing = {"Henvisningen peger på en fil, der ikke findes. Hent filen, eller slet henvisningen.",
                                  "The link points to a file that does not exist. Fetch the file or delete the link."};
const Bilingual kGone = {"Filen forsvandt, mens mappen blev gennemgået. Kør kommandoen igen, når mappen ligger stille.",
                         "The file vanished while the folder was walked. Run the command again when it is at rest."};

/// Walks down a folder. Of each folder on the way to where it is, it holds the names that come yet.
class FilesBelow final : public InputSource {
 public:
  explicit FilesBelow(const fs::path& folder) : folder_(folder) { enter(folder); }

  std::optional<Input> next() override {
    while (!levels_.empty()) {
      if (failure_) return failed();
      if (levels_.back().names.empty()) {
        levels_.pop_back();
        continue;
      }
      const fs::path path = levels_.back().folder / levels_.back().names.back();
      levels_.back().names.pop_back();
      if (auto input = visit(path)) {
        any_ = any_ || !input->passed_over;
        return input;
      }
    }
    if (any_) return std::nullopt;
    any_ = true;
    Input input;
    input.path = folder_;
    input.failure =
        Failure{.code = "no-transcripts",
                .message = {"Mappen har ingen udskrifter. »gribning formats« viser, hvilke filer der læses.",
                            "The folder has no transcripts. 'gribning formats' shows which files are read."},
                .file = folder_.string()};
    return input;
  }

 private:
  struct Level {
    fs::path folder;
    /// The last comes first.
    std::vector<std::string> names;
  };

  void enter(const fs::path& folder) {
    auto& level = levels_.emplace_back(Level{folder, {}});
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      auto name = it->path().filename().string();
      if (!is_passed_over(name)) level.names.push_back(std::move(name));
    }
    std::ranges::sort(level.names, std::greater<>());
    if (!error) return;
    failure_ = Failure{
        .code = "file-unreadable",
        .message = {"Mappen kan ikke læses. Har du ret til det?", "The folder cannot be read. Do you have permission?"},
        .file = folder.string()};
  }

  std::optional<Input> failed() {
    Input input;
    input.path = failure_->file;
    input.failure = std::move(failure_);
    failure_.reset();
    any_ = true;
    return input;
  }

  std::optional<Input> visit(const fs::path& path) {
    Input input;
    input.path = path;
    std::error_code error;
    const auto kind = fs::symlink_status(path, error).type();
    const auto leads_to = fs::status(path, error).type();
    if (leads_to == fs::file_type::directory) {
      if (is_corpus(path)) {
        look_at(input);
        return input;
      }
      if (kind == fs::file_type::directory) {
        enter(path);
        return std::nullopt;
      }
      input.passed_over = kLinkToFolder;
      return input;
    }
    // What has no ending may have been a folder.
    if (kind == fs::file_type::not_found && ending_of(path).empty()) {
      input.passed_over = kGone;
      return input;
    }
    const bool is_archive = is_archive_name(path);
    if (!is_archive && !is_transcript_name(path, input.maybe)) return std::nullopt;
    if (leads_to == fs::file_type::regular) {
      if (is_archive) input.passed_over = kArchive;
      look_at(input);
    } else if (leads_to == fs::file_type::not_found || leads_to == fs::file_type::none ||
               leads_to == fs::file_type::unknown) {
      tell_why_not(input, kind, error);
    } else {
      input.passed_over = kNoFile;
    }
    return input;
  }

  /// What was listed and is not there. What may be none at all is no failure.
  static void tell_why_not(Input& input, fs::file_type kind, const std::error_code& error) {
    const bool is_link = kind == fs::file_type::symlink;
    if (input.maybe) {
      input.passed_over = is_link ? kLinkToNothing : kGone;
    } else if (is_link) {
      input.failure = Failure{.code = "file-not-found", .message = kLinkToNothing, .file = input.path.string()};
    } else if (kind == fs::file_type::not_found) {
      input.failure = Failure{.code = "file-not-found", .message = kGone, .file = input.path.string()};
    } else {
      input.failure = file_unreadable(input.path, error ? error.value() : ENOENT);
    }
  }

  fs::path folder_;
  std::vector<Level> levels_;
  std::optional<Failure> failure_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<InputSource> files_below(const fs::path& folder) { return std::make_unique<FilesBelow>(folder); }

}  // namespace gribning
