// SPDX-License-Identifier: MIT
#include "coded_input.h"

#include <fmt/format.h>

#include "outputs.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

/// The transcript with the first coding that is found; a note when there is none.
std::optional<CodedInput> with_coding(Transcript transcript, const std::vector<std::string>& gold,
                                      const Analyst& analyst, Session& session) {
  for (const auto& folder : gold) {
    auto coding = read_hand_coding(folder, transcript, session);
    if (!coding) {
      session.fail(coding.error());
      continue;
    }
    if (!*coding) continue;
    for (const auto& file : coding_files(folder, transcript.name)) reads(file, session);
    return CodedInput{std::make_unique<AnnotatedTranscript>(analyst.annotators.annotate(std::move(transcript))),
                      std::make_unique<Coding>(std::move(**coding))};
  }
  if (session.verbose) {
    session.warn(fmt::format("{}: {}", transcript.file,
                             session.in_language({"ingen håndkodning; sprunget over", "no hand coding; passed over"})));
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<Coding>> read_hand_coding(const std::filesystem::path& folder, const Transcript& transcript,
                                               Session& session) {
  std::vector<CodingRemarks> remarks;
  auto coding = read_coding(folder, transcript, remarks);
  for (const auto& one : remarks) session.report_coding(one.diagnostics, one.file, one.text);
  return coding;
}

Result<Coding> coding_in(const std::string& folder, const Transcript& transcript, Session& session) {
  auto coding = read_hand_coding(folder, transcript, session);
  if (!coding) return tl::unexpected(coding.error());
  if (!*coding) {
    return tl::unexpected(Failure{.code = "no-coding",
                                  .message = {"Der er ingen kodning af samtalen i »" + folder + "«.",
                                              "There is no coding of the conversation in '" + folder + "'."},
                                  .file = transcript.file});
  }
  for (const auto& file : coding_files(folder, transcript.name)) reads(file, session);
  return std::move(**coding);
}

std::vector<CodedInput> read_coded(const std::vector<std::string>& paths, const std::vector<std::string>& gold,
                                   const Analyst& analyst, Session& session) {
  std::vector<CodedInput> coded;
  for (const auto& folder : gold) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) continue;
    session.fail({.code = "no-coding",
                  .message = {"Mappen med håndkodning findes ikke.", "The folder of hand coding is not there."},
                  .file = folder});
    return coded;
  }
  const auto inputs = find_inputs(paths, session);
  Progress progress(session.in_language({"Læser", "Reading"}), inputs.size(), session.language);
  for (const auto& path : inputs) {
    progress.step();
    for (auto& transcript : read_inputs(path, session)) {
      if (auto found = with_coding(std::move(transcript), gold, analyst, session)) coded.push_back(*std::move(found));
    }
  }
  return coded;
}

std::vector<CodedInput> read_coded_in_project(const std::string& file, const std::string& coder, const Analyst& analyst,
                                              Session& session) {
  std::vector<CodedInput> coded;
  const auto project = open_project(file, Project::Access::read, session);
  if (!project) return coded;
  auto all = taken(project->coded_by_all({coder}, nullptr), session);
  if (!all) return coded;
  for (auto& one : *all) {
    auto transcript = taken(project->transcript(one.conversation), session);
    if (!transcript) continue;
    auto& coding = one.codings.front().coding;
    coded.push_back({std::make_unique<AnnotatedTranscript>(analyst.annotators.annotate(std::move(*transcript))),
                     std::make_unique<Coding>(std::move(coding))});
  }
  return coded;
}

}  // namespace gribning::tool
