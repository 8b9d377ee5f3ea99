// SPDX-License-Identifier: MIT
#include "session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "gribning/pipeline/inputs.h"
#include "many.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

}  // namespace

void SeenLabels::add(const Transcript& transcript) {
  const std::scoped_lock lock(mutex_);
  any_ = true;
  for (const auto& participant : transcript.participants) labels_.insert(participant.label);
}

bool SeenLabels::none() const {
  const std::scoped_lock lock(mutex_);
  return !any_;
}

bool SeenLabels::contains(const std::string& label) const {
  const std::scoped_lock lock(mutex_);
  return labels_.contains(label);
}

void Session::say(std::string_view text) {
  const auto written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written == text.size() && std::fflush(stdout) == 0) return;
  if (!output_lost) {
    warn(in_language({"gribning: Kan ikke skrive resultatet: er disken fuld, eller er modtageren lukket?",
                      "gribning: Can't write the result: is the disk full, or its reader gone?"}));
  }
  output_lost = true;
  exit_code = kNotAll;
}

void Session::warn(std::string_view text) const { fmt::print(stderr, "{}\n", text); }

void Session::fail(const Failure& failure) {
  warn(describe(failure, language));
  exit_code = kNotAll;
}

std::string Session::told(const Transcript& transcript) const {
  if (!reading.roles.empty()) seen_labels->add(transcript);
  std::string lines;
  if (quiet) return lines;
  for (const auto& diagnostic : transcript.diagnostics) {
    if (diagnostic.severity == Severity::note && !verbose) continue;
    lines += describe(diagnostic, transcript.file, transcript.text, language) + "\n";
  }
  return lines;
}

void Session::tell_unused_roles() const {
  if (seen_labels->none()) return;
  for (const auto& [label, role] : reading.roles) {
    if (seen_labels->contains(label)) continue;
    warn(fmt::format(fmt::runtime(in_language(
                         {"--role {}={}: Ingen af de samtaler, der blev læst, har en taler, der hedder »{}«. Skriv "
                          "navnet, som det står før kolonet.",
                          "--role {}={}: None of the conversations that were read has a speaker called '{}'. Write the "
                          "name as it stands before the colon."})),
                     label, code(role), label));
  }
}

void Session::report(const Transcript& transcript) const { fmt::print(stderr, "{}", told(transcript)); }

void Session::report_coding(const Diagnostics& diagnostics, std::string_view file, std::string_view text) {
  for (const auto& diagnostic : diagnostics) {
    warn(describe(diagnostic, file, text, language));
    coding_left_out = coding_left_out || diagnostic.severity == Severity::error;
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

std::string hash_of_annotations(const fs::path& annotations) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(annotations / "lexicon", error), end; !error && it != end;
       it.increment(error))
    if (it->is_regular_file(error)) files.push_back(it->path());
  for (const auto* name : {"weights.json", "reasons.tsv"}) files.push_back(annotations / name);
  std::ranges::sort(files);
  std::string all;
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    all += fs::relative(file, annotations, error).generic_string() + " " + (bytes ? sha256(*bytes) : "") + "\n";
  }
  return sha256(all);
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
  std::vector<fs::path> found;
  Inputs inputs(paths, std::nullopt,
                Inputs::Options{.whole_files = true, .stopped = {}, .format = session.reading.format});
  while (auto input = inputs.next()) {
    if (input->failure) {
      session.fail(*input->failure);
      continue;
    }
    if (input->passed_over) {
      session.warn(fmt::format("{}: {}", input->path.string(), session.in_language(*input->passed_over)));
      continue;
    }
    if (input->maybe) session.maybe_transcripts.insert(input->path);
    reads(input->path, session);
    found.push_back(std::move(input->path));
  }
  return found;
}

std::vector<Transcript> read_inputs(const fs::path& path, Session& session) {
  std::vector<Transcript> all;
  reads(path, session);
  auto inputs = inputs_of({path.string()}, {}, session);
  while (auto input = inputs.next()) {
    input->maybe = input->maybe || session.maybe_transcripts.contains(path);
    inputs.load(*input);
    auto read = gribning::read_input(*input, session.reading);
    if (read.failure) session.fail(*read.failure);
    if (read.passed_over) {
      session.warn(fmt::format("{}: {}", input->path.string(), session.in_language(*read.passed_over)));
    }
    for (auto& transcript : read.transcripts) {
      session.report(transcript);
      all.push_back(std::move(transcript));
    }
  }
  return all;
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

}  // namespace gribning::tool
