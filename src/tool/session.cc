// SPDX-License-Identifier: MIT
#include "session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "gribning/base/files.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

/// More than is read from standard input at once makes no transcript.
Result<std::string> read_standard_input() {
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const auto count = std::fread(buffer.data(), 1, buffer.size(), stdin);
    bytes.append(buffer.data(), count);
    if (bytes.size() > kLargestFile) {
      return tl::unexpected(Failure{.code = "file-too-large",
                                    .message = {"Standard-input er større end 1 GiB. Del materialet i flere filer.",
                                                "Standard input is larger than 1 GiB. Split the material into files."},
                                    .file = "-"});
    }
    if (count < buffer.size()) return bytes;
  }
}

/// Files of a folder that are not transcripts: notes about it, coding, hidden files.
bool is_transcript_name(const fs::path& path) {
  const auto name = path.filename().string();
  if (name.starts_with('.') || name.starts_with("README")) return false;
  const auto extension = path.extension().string();
  return extension == ".txt" || extension == ".TXT";
}

}  // namespace

void Session::say(std::string_view text) {
  const auto written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written == text.size() && std::fflush(stdout) == 0) return;
  if (exit_code != kNotAll) {
    warn(in_language({"gribning: Kan ikke skrive resultatet: er disken fuld, eller er modtageren lukket?",
                      "gribning: Can't write the result: is the disk full, or its reader gone?"}));
  }
  exit_code = kNotAll;
}

void Session::warn(std::string_view text) const { fmt::print(stderr, "{}\n", text); }

void Session::fail(const Failure& failure) {
  warn(describe(failure, language));
  exit_code = kNotAll;
}

void Session::report(const Transcript& transcript) const {
  for (const auto& diagnostic : transcript.diagnostics) {
    if (diagnostic.severity == Severity::note && !verbose) continue;
    warn(describe(diagnostic, transcript.file, transcript.text, language));
  }
}

fs::path find_annotations(const char* program) {
  if (const char* given = std::getenv("GRIBNING_ANNOTATIONS"); given != nullptr && *given != '\0') return given;
  std::error_code error;
  auto self = fs::read_symlink("/proc/self/exe", error);
  if (error) self = fs::absolute(program, error);
  auto installed = self.parent_path().parent_path() / "share" / "gribning" / "annotations";
  if (fs::is_directory(installed, error)) return installed;
  return GRIBNING_ANNOTATIONS_DIR;
}

Result<Analyst> load_analyst(const Session& session) {
  if (!fs::is_directory(session.annotations / "lexicon")) {
    return tl::unexpected(Failure{.code = "no-annotations",
                                  .message = {"Mappen med ordlister findes ikke. Giv den med --annotations MAPPE.",
                                              "The folder of lexica is not there. Give it with --annotations DIR."},
                                  .file = session.annotations.string()});
  }
  auto annotators = Annotators::load(session.annotations);
  if (!annotators) return tl::unexpected(annotators.error());
  auto reasons = Reasons::load(session.annotations / "reasons.tsv");
  if (!reasons) return tl::unexpected(reasons.error());
  return Analyst{std::move(*annotators), std::move(*reasons)};
}

std::vector<fs::path> find_inputs(const std::vector<std::string>& paths, Session& session) {
  std::vector<fs::path> inputs;
  for (const auto& given : paths) {
    std::error_code error;
    if (given == "-" || !fs::is_directory(given, error)) {
      inputs.emplace_back(given);
      continue;
    }
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator it(given, fs::directory_options::skip_permission_denied, error), end;
         !error && it != end; it.increment(error)) {
      if (it->is_regular_file(error) && is_transcript_name(it->path())) found.push_back(it->path());
    }
    if (found.empty()) {
      session.fail({.code = "no-transcripts",
                    .message = {"Mappen har ingen udskrifter (.txt).", "The folder has no transcripts (.txt)."},
                    .file = given});
    }
    std::ranges::sort(found);
    inputs.insert(inputs.end(), found.begin(), found.end());
  }
  return inputs;
}

std::optional<Transcript> read_input(const fs::path& path, Session& session) {
  const auto bytes = path == "-" ? read_standard_input() : read_file(path);
  if (!bytes) {
    session.fail(bytes.error());
    return std::nullopt;
  }
  auto transcript = read_transcript(*bytes, path == "-" ? fs::path("standard-input") : path, session.reading);
  if (!transcript) {
    session.fail(transcript.error());
    return std::nullopt;
  }
  session.report(*transcript);
  return std::move(*transcript);
}

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), shown_(total > 1 && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::step() {
  ++done_;
  if (!shown_) return;
  constexpr std::size_t kWidth = 30;
  const auto filled = kWidth * done_ / total_;
  fmt::print(stderr, "\r{} [{:<{}}] {}/{}", what_, std::string(filled, '#'), kWidth, done_, total_);
  std::fflush(stderr);
}

}  // namespace gribning::tool
