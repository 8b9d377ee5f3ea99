// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"
#include "gribning/layers/annotate.h"
#include "gribning/opportunity/reasons.h"
#include "progress.h"

namespace gribning::tool {

// How a command ends; documented in `gribning --help`.

/// Everything was done.
inline constexpr int kFine = 0;
/// Something could not be done; messages say what, the rest was done.
inline constexpr int kNotAll = 1;
/// The command line is wrong; nothing was done.
inline constexpr int kWrongUsage = 2;

/// Stopped by Ctrl-C where the results are whole; --resume goes on.
inline constexpr int kStopped = 3;

/// Labels of speakers, gathered by several threads.
class SeenLabels {
 public:
  /// Those of the transcript.
  void add(const Transcript& transcript);
  /// True when no transcript was added.
  [[nodiscard]] bool none() const;
  [[nodiscard]] bool contains(const std::string& label) const;

 private:
  mutable std::mutex mutex_;
  std::set<std::string> labels_;
  bool any_ = false;
};

/// What every command knows: the language it speaks, where the annotations lie, and how transcripts are read.
struct Session {
  Language language = Language::da;
  /// Of the program: "0.1.0".
  std::string version;
  std::filesystem::path annotations;
  /// Codebooks that a team adds: files, or names of files in annotations/codebooks/.
  std::vector<std::string> codebooks;
  ReadOptions reading;
  /// Notes of the readers are printed too, not only warnings and errors.
  bool verbose = false;
  /// What the readers say stands in the command's own output.
  bool quiet = false;
  /// Inputs that were found in a folder and whose endings other programs use too: what is no transcript among them is
  /// named and passed over, and nothing has gone wrong.
  std::set<std::filesystem::path> maybe_transcripts;
  /// Labels of --role that a conversation had; several threads read.
  std::shared_ptr<SeenLabels> seen_labels = std::make_shared<SeenLabels>();
  /// What the command reads and may not write over (outputs.h).
  std::set<FileIdentity> read;
  /// Something that was said did not reach standard output.
  bool output_lost = false;
  /// Part of the coding that was given was left out, and messages say so: when all else went well, the exit code is
  /// kNotAll in the end.
  bool coding_left_out = false;
  /// Set by the command that ran.
  int exit_code = kFine;

  [[nodiscard]] const std::string& in_language(const Bilingual& text) const { return text.in(language); }
  /// To standard output. A full disk or a closed pipe makes the exit code kNotAll and sets output_lost.
  void say(std::string_view text);
  /// A line to standard error.
  void warn(std::string_view text) const;
  /// Prints the failure and makes the exit code kNotAll.
  void fail(const Failure& failure);
  /// What a reader had to say about a transcript, as lines; notes only when they are wanted.
  [[nodiscard]] std::string told(const Transcript& transcript) const;
  /// Says which --role is of nobody in any of the conversations that were read.
  void tell_unused_roles() const;
  /// Prints it.
  void report(const Transcript& transcript) const;
  /// Prints what there is to say of coding in `file`, whose bytes are `text`; an error there sets coding_left_out.
  void report_coding(const Diagnostics& diagnostics, std::string_view file, std::string_view text);
};

/// The folder of lexica and weights: what the user gave, $GRIBNING_ANNOTATIONS, the installed one, the source tree's.
[[nodiscard]] std::filesystem::path find_annotations(const char* program);

/// The files of the codebooks that the user adds: "samtalemodel" is annotations/codebooks/samtalemodel.json.
[[nodiscard]] std::vector<std::filesystem::path> own_codebooks(const Session& session);

/// The codebook with those that the user adds.
[[nodiscard]] Result<Codebook> load_codebook(const Session& session);

/// A digest of the lexica, weights and reasons that an analysis goes by.
[[nodiscard]] std::string hash_of_annotations(const std::filesystem::path& annotations);

/// What the analysis needs, loaded once a command.
struct Analyst {
  Annotators annotators;
  Reasons reasons;
};
[[nodiscard]] Result<Analyst> load_analyst(const Session& session);

/// The transcripts that `paths` name: files as they are, folders by all files in them that some format ends its names
/// like, in alphabetical order, "-" for standard input. A folder that is a corpus (ConvoKit) is one input.
[[nodiscard]] std::vector<std::filesystem::path> find_inputs(const std::vector<std::string>& paths, Session& session);

/// Reads one input, which may hold many conversations, and prints what its reader had to say. None when it could not
/// be read (reported).
[[nodiscard]] std::vector<Transcript> read_inputs(const std::filesystem::path& path, Session& session);

/// The same for a command that looks at one conversation: the first.
[[nodiscard]] std::optional<Transcript> read_input(const std::filesystem::path& path, Session& session);

/// Two inputs may have one name: the second becomes name-2.
[[nodiscard]] std::string free_name(const std::string& name, std::set<std::string>& taken);

}  // namespace gribning::tool
