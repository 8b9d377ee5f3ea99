// SPDX-License-Identifier: MIT
#include "gribning/pipeline/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "gribning/base/hash.h"
#include "line_reader.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

const Bilingual kNoTranscript = {"ikke en udskrift; sprunget over", "not a transcript; passed over"};

/// A file of its own, or a folder that is a corpus.
bool lies_by_itself(const Input& input) { return input.inside.empty(); }

/// What an input begins with tells what it is.
bool looks_like_a_transcript(const Input& input) {
  constexpr std::size_t kBeginning = std::size_t{1} << 16U;
  std::string beginning = input.bytes.substr(0, kBeginning);
  std::error_code error;
  if (lies_by_itself(input) && fs::is_regular_file(input.path, error)) {
    std::ifstream file(input.path, std::ios::binary);
    beginning.resize(kBeginning);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(file.gcount()));
  }
  const auto format = recognise_format(beginning);
  return !format.empty() && format != "text";
}

Result<std::string> hash_of_corpus(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code gone;
    if (it->is_regular_file(gone)) files.push_back(it->path());
  }
  std::ranges::sort(files);
  std::string all;
  for (const auto& file : files) {
    auto hash = hash_of_file(file);
    if (!hash) return hash;
    all += fmt::format("{} {}\n", *hash, file.filename().string());
  }
  return sha256(all);
}

std::optional<Failure> differs_from_plan(const Input& input) {
  const auto hash = hash_of(input);
  if (!hash) return hash.error();
  if (*hash == input.sha256) return std::nullopt;
  return Failure{.code = "source-changed",
                 .message = {"Filen er ikke længere den, som planen blev lagt med. Læg planen igen.",
                             "The file is no longer the one that the plan was made with. Make the plan again."},
                 .file = input.path.string()};
}

/// Conversations of one file that have no name of their own get one each: "talks-3" for "talks.jsonl#3".
void name_parts(const Input& input, std::vector<Transcript>& transcripts) {
  if (input.part == 1) return;
  const auto whole = input.path.string();
  const fs::path file = whole.substr(0, whole.rfind('#'));
  for (auto& transcript : transcripts) {
    if (transcript.name == input.path.stem()) transcript.name = fmt::format("{}-{}", file.stem().string(), input.part);
  }
}

}  // namespace

Inputs::Inputs(std::vector<std::string> named, const std::optional<fs::path>& list, Options options)
    : options_(std::move(options)) {
  // The last is asked first.
  if (list) open_.push_back(names_listed(*list, options_.stopped));
  open_.push_back(names_given(std::move(named)));
}

Inputs::Inputs(Inputs&&) noexcept = default;
Inputs& Inputs::operator=(Inputs&&) noexcept = default;
Inputs::~Inputs() = default;

std::optional<Input> Inputs::next() {
  while (!open_.empty()) {
    auto found = open_.back()->next();
    if (!found) {
      stopped_early_ = stopped_early_ || open_.back()->stopped_early();
      open_.pop_back();
      continue;
    }
    if (found->failure || found->passed_over || !lies_by_itself(*found)) return found;
    if (auto input = open(*std::move(found), open_.back()->names())) return input;
  }
  return std::nullopt;
}

/// Opens what holds inputs; what is one comes back.
std::optional<Input> Inputs::open(Input found, bool named) {
  std::error_code error;
  if (named && found.path == "-") {
    if (options_.whole_files) return found;
    open_.push_back(stream(found.path, options_.stopped, options_.format));
    return std::nullopt;
  }
  if (named && !options_.whole_files && is_pipe(found.path)) {
    open_.push_back(stream(found.path, options_.stopped, options_.format));
    return std::nullopt;
  }
  if (named && fs::is_directory(found.path, error) && !is_corpus(found.path)) {
    open_.push_back(files_below(found.path));
    return std::nullopt;
  }
  if (named) look_at(found);
  if (options_.whole_files) return found;
  if (named && is_archive_name(found.path) && fs::is_regular_file(found.path, error)) {
    open_.push_back(entries_of(found.path));
    return std::nullopt;
  }
  if (auto conversations = conversations_in(found, named, options_.format)) {
    open_.push_back(std::move(conversations));
    return std::nullopt;
  }
  return found;
}

void Inputs::load(Input& input) {
  if (!open_.empty() && !input.failure && !input.passed_over) open_.back()->load(input);
}

ReadInput read_input(const Input& input, const ReadOptions& options) {
  ReadInput read{.transcripts = {}, .failure = input.failure, .passed_over = input.passed_over};
  if (read.failure || read.passed_over) return read;
  if (!input.sha256.empty()) {
    read.failure = differs_from_plan(input);
    if (read.failure) return read;
  }
  if (input.maybe && options.format.empty() && input.format.empty() && !looks_like_a_transcript(input)) {
    read.passed_over = kNoTranscript;
    return read;
  }
  auto in_format = options;
  if (!input.format.empty()) in_format.format = input.format;
  auto transcripts =
      lies_by_itself(input) ? read_path(input.path, options) : read_transcripts(input.bytes, input.path, in_format);
  if (transcripts) {
    read.transcripts = *std::move(transcripts);
    name_parts(input, read.transcripts);
  } else if (input.maybe && transcripts.error().code == "no-turns") {
    read.passed_over = Bilingual{kNoTranscript.da + " (no-turns)", kNoTranscript.en + " (no-turns)"};
  } else {
    read.failure = transcripts.error();
  }
  return read;
}

Result<std::string> hash_of(const Input& input) {
  if (!lies_by_itself(input)) return sha256(input.bytes);
  if (is_corpus(input.path)) return hash_of_corpus(input.path);
  return hash_of_file(input.path);
}

Result<std::string> hash_of_file(const fs::path& file) {
  LineReader bytes(file);
  if (bytes.failure()) return tl::unexpected(*bytes.failure());
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  Sha256 hash;
  for (auto piece = bytes.rest(kPiece); !piece.empty(); piece = bytes.rest(kPiece)) hash.add(piece);
  if (bytes.failure()) return tl::unexpected(*bytes.failure());
  return in_hex(hash.finish());
}

}  // namespace gribning
