// SPDX-License-Identifier: MIT
#include "session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>

#include "gribning/base/files.h"
#include "gribning/formats/formats.h"

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

/// Endings that files of other programs have as often as transcripts.
constexpr std::array<std::string_view, 9> kSharedEndings = {".json", ".jsonl", ".ndjson", ".csv", ".tsv",
                                                            ".tab",  ".html",  ".htm",    ".xml"};

std::string ending_of(const fs::path& path) {
  auto ending = path.extension().string();
  for (auto& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return ending;
}

/// Whether some format ends its names so.
bool is_ending_of_a_format(std::string_view ending) {
  if (ending.empty()) return false;
  return std::ranges::any_of(formats(), [&](const Format& format) {
    std::string known = " " + std::string(format.endings) + " ";
    for (auto& c : known) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return known.find(fmt::format(" {} ", ending)) != std::string::npos;
  });
}

/// Notes about a folder and hidden files are no transcripts.
bool is_passed_over(const fs::path& path) {
  const auto name = path.filename().string();
  return name.starts_with('.') || name.starts_with("README") || name.starts_with("~$");
}

std::vector<fs::path> transcripts_below(const fs::path& folder, Session& session) {
  if (is_corpus(folder)) return {folder};
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), end;
       !error && it != end; it.increment(error)) {
    const auto& path = it->path();
    if (is_passed_over(path)) continue;
    std::error_code gone;
    if (it->is_directory(gone) && is_corpus(path)) {
      it.disable_recursion_pending();
      found.push_back(path);
      continue;
    }
    const auto ending = ending_of(path);
    if (!it->is_regular_file(gone) || !is_ending_of_a_format(ending)) continue;
    found.push_back(path);
    if (std::ranges::find(kSharedEndings, ending) != kSharedEndings.end()) session.maybe_transcripts.insert(path);
  }
  std::ranges::sort(found);
  return found;
}

/// The beginning of a file tells what it is.
bool looks_like_a_transcript(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string beginning(std::size_t{1} << 16, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  const auto format = recognise_format(beginning);
  return !format.empty() && format != "text";
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
  if (quiet) return;
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

std::vector<fs::path> own_codebooks(const Session& session) {
  std::vector<fs::path> files;
  for (const auto& given : session.codebooks) {
    std::error_code error;
    const auto shipped = session.annotations / "codebooks" / (given + ".json");
    files.push_back(!fs::exists(given, error) && fs::exists(shipped, error) ? shipped : fs::path(given));
  }
  return files;
}

Result<Codebook> load_codebook(const Session& session) {
  auto codebook = Codebook::load(session.annotations / "codebook.json");
  if (!codebook) return codebook;
  for (const auto& file : own_codebooks(session)) {
    auto own = Codebook::load(file);
    if (!own) return own;
    if (const auto added = codebook->add(std::move(*own)); !added) return tl::unexpected(added.error());
  }
  return codebook;
}

Result<Analyst> load_analyst(const Session& session) {
  if (!fs::is_directory(session.annotations / "lexicon")) {
    return tl::unexpected(Failure{.code = "no-annotations",
                                  .message = {"Mappen med ordlister findes ikke. Giv den med --annotations MAPPE.",
                                              "The folder of lexica is not there. Give it with --annotations DIR."},
                                  .file = session.annotations.string()});
  }
  auto annotators = Annotators::load(session.annotations, own_codebooks(session));
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
    const auto found = transcripts_below(given, session);
    if (found.empty()) {
      session.fail({.code = "no-transcripts",
                    .message = {"Mappen har ingen udskrifter. »gribning formats« viser, hvilke filer der læses.",
                                "The folder has no transcripts. 'gribning formats' shows which files are read."},
                    .file = given});
    }
    inputs.insert(inputs.end(), found.begin(), found.end());
  }
  return inputs;
}

std::vector<Transcript> read_inputs(const fs::path& path, Session& session) {
  const bool maybe = session.maybe_transcripts.contains(path);
  const auto pass_over = [&](std::string_view why) {
    session.warn(fmt::format("{}: {}{}", path.string(),
                             session.in_language({"ikke en udskrift; sprunget over", "not a transcript; passed over"}),
                             why));
  };
  if (maybe && session.reading.format.empty() && !looks_like_a_transcript(path)) {
    pass_over("");
    return {};
  }
  const auto read = [&]() -> Result<std::vector<Transcript>> {
    if (path != "-") return read_path(path, session.reading);
    const auto bytes = read_standard_input();
    if (!bytes) return tl::unexpected(bytes.error());
    return read_transcripts(*bytes, "standard-input", session.reading);
  };
  auto transcripts = read();
  if (!transcripts) {
    if (maybe && transcripts.error().code == "no-turns") {
      pass_over(" (no-turns)");
    } else {
      session.fail(transcripts.error());
    }
    return {};
  }
  for (const auto& transcript : *transcripts) session.report(transcript);
  return *std::move(transcripts);
}

std::optional<Transcript> read_input(const fs::path& path, Session& session) {
  auto transcripts = read_inputs(path, session);
  if (transcripts.empty()) return std::nullopt;
  if (transcripts.size() > 1) {
    session.warn(fmt::format("{}: {}", path.string(),
                             session.in_language({"rummer flere samtaler; den første er valgt",
                                                  "holds several conversations; the first was chosen"})));
  }
  return std::move(transcripts.front());
}

std::string free_name(const std::string& name, std::set<std::string>& taken) {
  auto free = name;
  for (int n = 2; !taken.insert(free).second; ++n) free = fmt::format("{}-{}", name, n);
  return free;
}

Failure file_exists(const fs::path& path) {
  return {.code = "file-exists",
          .message = {"Filen findes i forvejen og er ikke rørt. Giv --overwrite for at erstatte den.",
                      "The file is there already and was left alone. Give --overwrite to replace it."},
          .file = path.string()};
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
