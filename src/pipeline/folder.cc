// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/formats/read.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

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
        any_ = true;
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
    if (fs::is_directory(path, error)) {
      if (is_corpus(path)) {
        look_at(input);
        return input;
      }
      // A link to a folder may lead in a circle.
      if (kind == fs::file_type::directory) enter(path);
      return std::nullopt;
    }
    if (!fs::is_regular_file(path, error)) return std::nullopt;
    if (is_archive_name(path)) {
      input.passed_over =
          Bilingual{"et arkiv; nævn det selv for at få det læst", "an archive; name it to have it read"};
      return input;
    }
    if (!is_transcript_name(path, input.maybe)) return std::nullopt;
    look_at(input);
    return input;
  }

  fs::path folder_;
  std::vector<Level> levels_;
  std::optional<Failure> failure_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<InputSource> files_below(const fs::path& folder) { return std::make_unique<FilesBelow>(folder); }

}  // namespace gribning
