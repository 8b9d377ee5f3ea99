// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis.h"
#include "gribning/review/learn.h"

namespace gribning::tool {

/// Transcripts that have hand coding, annotated. Addresses stay as they are when the vector grows.
struct CodedInput {
  std::unique_ptr<AnnotatedTranscript> talk;
  std::unique_ptr<Coding> coding;
};

/// The coding of a conversation in a folder of hand coding; nothing when there is none. What breaks the rules of coding
/// is printed; the command ends with kNotAll when something was left out.
[[nodiscard]] Result<std::optional<Coding>> read_hand_coding(const std::filesystem::path& folder,
                                                             const Transcript& transcript, Session& session);
/// People's coding of the conversation in `folder`. Fails with "no-coding" when it has none, and as read_hand_coding().
[[nodiscard]] Result<Coding> coding_in(const std::string& folder, const Transcript& transcript, Session& session);

/// Reads the inputs that have coding in one of the `gold` folders; those without are named in a note.
[[nodiscard]] std::vector<CodedInput> read_coded(const std::vector<std::string>& paths,
                                                 const std::vector<std::string>& gold, const Analyst& analyst,
                                                 Session& session);

/// The conversations that `coder` has coded in a project, with that coding. Nothing for a coder who is not there
/// (reported).
[[nodiscard]] std::vector<CodedInput> read_coded_in_project(const std::string& file, const std::string& coder,
                                                            const Analyst& analyst, Session& session);

}  // namespace gribning::tool
