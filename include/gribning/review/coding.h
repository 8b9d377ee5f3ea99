// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/conversation/transcript.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/opportunity/worker_turn.h"

namespace gribning {

/// One coder's coding of one conversation, human or program: the files of docs/coding.md, section 8.
struct Coding {
  std::string conversation;
  std::vector<OpportunityCoding> opportunities;
  std::vector<WorkerTurn> worker_turns;
  std::vector<Tie> ties;
  /// The coder's remark on each opportunity; as many as there are opportunities, or none.
  std::vector<std::string> notes;

  friend bool operator==(const Coding&, const Coding&) = default;
};

/// What there is to say of a coding file.
struct CodingRemarks {
  std::string file;
  /// The file's bytes, in which the spans count.
  std::string text;
  Diagnostics diagnostics;

  friend bool operator==(const CodingRemarks&, const CodingRemarks&) = default;
};

/// Reads `<conversation>.opportunities.tsv` and `<conversation>.worker_turns.tsv` from a folder. Turn numbers are those
/// of the transcript. Rows that break the rules of docs/coding.md are told in `remarks` (files without any are not
/// there), and the rest is read; review/coded_row.h says what becomes of them. The worker-turn file may be absent;
/// without the opportunity file there is no coding (nothing). Fails with "table-columns" and as read_file.
[[nodiscard]] Result<std::optional<Coding>> read_coding(const std::filesystem::path& folder,
                                                        const Transcript& transcript,
                                                        std::vector<CodingRemarks>& remarks);

/// The three files that write_coding() writes.
[[nodiscard]] std::vector<std::filesystem::path> coding_files(const std::filesystem::path& folder,
                                                              const std::string& conversation);

/// Writes the three files of the program's own coding into `folder`, in place of what is there.
[[nodiscard]] Result<void> write_coding(const std::filesystem::path& folder, const Coding& coding,
                                        const Transcript& transcript);

}  // namespace gribning
