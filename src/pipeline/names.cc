// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "gribning/formats/formats.h"
#include "line_reader.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

/// Endings that files of other programs have as often as transcripts.
constexpr std::array<std::string_view, 9> kSharedEndings = {".json", ".jsonl", ".ndjson", ".csv", ".tsv",
                                                            ".tab",  ".html",  ".htm",    ".xml"};

constexpr std::array<std::string_view, 10> kArchiveEndings = {".zip",    ".tar",  ".tgz",     ".tar.gz", ".txz",
                                                              ".tar.xz", ".tbz2", ".tar.bz2", ".tzst",   ".tar.zst"};

std::string in_lower_case(std::string text) {
  for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

class NamesGiven final : public InputSource {
 public:
  explicit NamesGiven(std::vector<std::string> named) : named_(std::move(named)) {}

  std::optional<Input> next() override {
    if (at_ == named_.size()) return std::nullopt;
    Input input;
    input.path = named_[at_++];
    return input;
  }
  [[nodiscard]] bool names() const override { return true; }

 private:
  std::vector<std::string> named_;
  std::size_t at_ = 0;
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Failure no_list(const fs::path& list) {
  return {.code = "not-a-list",
          .message = {"En liste har ét navn på hver linje, som almindelig tekst i UTF-8. Her er der nultegn: filen er "
                      "gemt i UTF-16 (gem den som UTF-8) eller skrevet med »find -print0« (brug »-print«).",
                      "A list has one name a line, as plain text in UTF-8. Here are NUL characters: the file was saved "
                      "as UTF-16 (save it as UTF-8) or written by 'find -print0' (use '-print')."},
          .file = list.string()};
}

class NamesListed final : public InputSource {
 public:
  NamesListed(const fs::path& list, std::function<bool()> stopped) : lines_(list, std::move(stopped)), list_(list) {}

  std::optional<Input> next() override {
    Input input;
    std::string line;
    while (!told_ && lines_.next(line)) {
      if (std::exchange(first_, false) && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
      if (lines_.too_large() || line.find('\0') != std::string::npos) return failed(no_list(list_));
      while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
      if (line.empty()) continue;
      input.path = line;
      return input;
    }
    if (told_ || !lines_.failure()) return std::nullopt;
    return failed(*lines_.failure());
  }
  [[nodiscard]] bool names() const override { return true; }
  [[nodiscard]] bool stopped_early() const override { return lines_.stopped_early(); }

 private:
  Input failed(Failure failure) {
    told_ = true;
    Input input;
    input.path = list_;
    input.failure = std::move(failure);
    return input;
  }

  LineReader lines_;
  fs::path list_;
  bool first_ = true;
  bool told_ = false;
};

}  // namespace

std::string ending_of(const fs::path& path) { return in_lower_case(path.extension().string()); }

bool is_archive_name(const fs::path& path) {
  const auto name = in_lower_case(path.filename().string());
  return std::ranges::any_of(kArchiveEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_transcript_name(const fs::path& path, bool& maybe) {
  const auto ending = ending_of(path);
  maybe = std::ranges::find(kSharedEndings, ending) != kSharedEndings.end();
  if (ending.empty()) return false;
  const auto wanted = " " + ending + " ";
  return std::ranges::any_of(formats(), [&](const Format& format) {
    return in_lower_case(" " + std::string(format.endings) + " ").find(wanted) != std::string::npos;
  });
}

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.starts_with("README") || name.starts_with("~$");
}

void look_at(Input& input) {
  struct stat info {};
  if (::stat(input.path.c_str(), &info) != 0) return;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  input.size = S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0;
  input.changed = std::int64_t{info.st_mtim.tv_sec} * kNanoseconds + info.st_mtim.tv_nsec;
}

std::unique_ptr<InputSource> names_given(std::vector<std::string> named) {
  return std::make_unique<NamesGiven>(std::move(named));
}

std::unique_ptr<InputSource> names_listed(const fs::path& list, std::function<bool()> stopped) {
  return std::make_unique<NamesListed>(list, std::move(stopped));
}

}  // namespace gribning
