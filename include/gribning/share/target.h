// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/base/result.h"
#include "gribning/formats/write.h"
#include "gribning/layers/annotate.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/review/coding.h"
#include "gribning/share/passage.h"

namespace gribning {

/// One conversation with what is said about it. Points to what others own and must not outlive it.
struct Analysed {
  const AnnotatedTranscript* talk = nullptr;
  /// What is shared as codes: by the program or by people.
  const Coding* coding = nullptr;
  /// The program's reasons, looked up by turn; people's coding has none (nullptr).
  const std::vector<Opportunity>* opportunities = nullptr;
  /// People's passages with notes, and their memos; the passages stand among the annotations of `talk` too. Taken along
  /// by targets that hold notes.
  const std::vector<CodedPassage>* passages = nullptr;
};

/// What the program found in `turn`, with its reasons; nullptr when there is nothing.
[[nodiscard]] const Opportunity* opportunity_in(const Analysed& analysed, TurnIndex turn);

struct ShareOptions {
  /// Language of names and explanations. Codes and columns are the same in both.
  Language language = Language::da;
  /// Whose coding it is.
  std::string coder = "gribning";
  /// Name of the project or corpus, where the target has one.
  std::string name = "gribning";
};

/// One file to be written.
struct SharedFile {
  /// Below the place of output, parted by '/'.
  std::string path;
  std::string bytes;

  friend bool operator==(const SharedFile&, const SharedFile&) = default;
};

struct Shared {
  std::vector<SharedFile> files;
  /// What the target cannot hold, a line per kind.
  std::vector<Loss> losses;
};

/// Another program's format that the analysis can be written in.
struct Target {
  /// "qdpx", "graphml" …
  std::string_view name;
  Bilingual title;
  /// Ending of its files, with the dot; empty for a folder of files with fixed names.
  std::string_view ending;
  /// All conversations go into one output; otherwise each has its own.
  bool together = false;
  /// The same input gives the same bytes. Where `together` is false it is given one conversation.
  Result<Shared> (*write)(std::span<const Analysed> analysed, const ShareOptions& options) = nullptr;
  /// Notes on passages and memos are taken along.
  bool notes = false;
};

/// All targets. A new one is a row here and a file of its own.
[[nodiscard]] std::span<const Target> targets();

/// The target with this name, or nullptr.
[[nodiscard]] const Target* target_named(std::string_view name);

}  // namespace gribning
