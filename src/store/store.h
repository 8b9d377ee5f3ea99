// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "database.h"
#include "gribning/base/hash.h"
#include "gribning/store/project.h"

/// What the files of this stage share. Private to store.
namespace gribning {

struct Project::Store {
  std::filesystem::path path;
  store::Database database;
  Clock clock;
};

namespace store {

/// The name that stands for the program among coders.
inline constexpr std::string_view kProgram = "gribning";

/// The hash of a row of values, each with its length, so that no two rows run into the same bytes.
class Seal {
 public:
  Seal& add(std::string_view text);
  Seal& add(std::int64_t value) { return add(std::string_view(std::to_string(value))); }
  template <class Value>
  Seal& add(const std::optional<Value>& value) {
    return value ? add(static_cast<std::int64_t>(*value)) : add(std::string_view("\0", 1));
  }
  [[nodiscard]] std::string finish() { return in_hex(hash_.finish()); }

 private:
  Sha256 hash_;
};

/// Codes as a JSON object in the order of their names, and back.
[[nodiscard]] std::string write_fields(const Fields& fields);
[[nodiscard]] Fields read_fields(std::string_view json);

/// Row ids by name. Throw Broken with "unknown-coder" or "unknown-conversation".
[[nodiscard]] std::int64_t coder_id(const Database& database, std::string_view name);
[[nodiscard]] std::int64_t conversation_id(const Database& database, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> find_conversation(const Database& database, std::string_view name);

[[nodiscard]] std::vector<Coder> read_coders(const Database& database);
[[nodiscard]] Coder read_coder(const Database& database, std::string_view name);
[[nodiscard]] Phase phase_now(const Database& database);
[[nodiscard]] int codebook_now(const Database& database);

/// The seal over title, coders, phases and codebook as they are now; `seal_settings` writes it down.
[[nodiscard]] std::string settings_seal(const Database& database);
void seal_settings(const Database& database);

/// The seals of a transcript and of what the program found in it, from the rows as they are.
[[nodiscard]] std::string transcript_seal(const std::string& name, int version, std::string_view file,
                                          std::string_view sha256, std::uint32_t turns, std::uint32_t citizen_turns,
                                          std::string_view document);
[[nodiscard]] std::string analysis_seal(const Database& database, std::int64_t conversation);

/// A transcript as it was stored: in the program's own form.
[[nodiscard]] Transcript document_from(std::string_view document, const std::string& name);

/// A stored transcript; the newest version when `version` is 0.
[[nodiscard]] Transcript read_document(const Database& database, std::int64_t conversation, int version,
                                       const std::string& name);

/// A version of a transcript, and what goes with it into a file of its own.
struct StoredVersion {
  StoredConversation about;
  std::string document;
};
/// Inserts it as it is; `about.version` has to be the next one. Answers with the conversation's id.
std::int64_t insert_version(const Database& database, const StoredVersion& version);
/// The program's findings, independent of where they come from: the analysis or an export.
struct FindingRows {
  struct Opportunity {
    TurnIndex turn = 0;
    std::optional<TurnIndex> response, later;
    Fields fields;
    /// A JSON list.
    std::string evidence;
  };
  struct Annotation {
    TurnIndex turn = 0;
    Span span;
    std::string label;
    double weight = 1;
    std::string producer;
    std::string rule;
  };
  std::vector<Opportunity> opportunities;
  std::vector<std::pair<TurnIndex, Fields>> worker_turns;
  std::vector<Annotation> annotations;
};
/// Replaces the findings of a conversation, and its turns and their words for searching, by those of `transcript`.
void replace_findings(const Database& database, std::int64_t conversation, const Transcript& transcript,
                      const FindingRows& rows);
[[nodiscard]] FindingRows read_findings(const Database& database, std::int64_t conversation);

/// Where an entry of the journal stands in a version of its transcript.
struct StoredPlacement {
  int version = 0;
  Hold hold = Hold::kept;
  Anchor anchor;
};
[[nodiscard]] std::string placement_seal(std::int64_t coder, std::int64_t number, const StoredPlacement& placement);
void insert_placement(const Database& database, std::int64_t coder, std::int64_t number,
                      const StoredPlacement& placement);
/// The placements of an entry, oldest version first.
[[nodiscard]] std::vector<StoredPlacement> read_placements(const Database& database, std::int64_t coder,
                                                           std::int64_t number);

/// Writes an entry at the end of its coder's journal, with its seal; keeps `undone` true. Marks are not touched.
void append(const Database& database, std::int64_t coder, const Decision& decision);
/// The seal of an entry after the seal before it.
[[nodiscard]] std::string entry_seal(std::string_view before, std::int64_t coder, const Decision& decision);
/// Entries by `where` (of the tables j, k for coders and c for conversations), in time. Anchors as they were made.
[[nodiscard]] std::vector<Decision> read_decisions(const Database& database, std::string_view where,
                                                   std::string_view order_and_limit);
/// The entries of one coder about one conversation by number, anchors as the newest transcript has them. Those that
/// lost their place are left out, or, when `lost` is given, put there.
[[nodiscard]] std::vector<Decision> placed_decisions(const Database& database, std::int64_t coder,
                                                     std::int64_t conversation, std::vector<Decision>* lost);

/// Makes the rows of `marks` for one coder and conversation again from the journal.
void refold(const Database& database, std::int64_t coder, std::int64_t conversation);
[[nodiscard]] std::vector<CodedMark> read_marks(const Database& database, std::int64_t coder,
                                                std::int64_t conversation);

/// The text as it is searched for.
[[nodiscard]] std::string search_words(std::string_view text);

/// A failure about the project's file.
[[nodiscard]] Broken broken(const Database& database, std::string code, std::string da, std::string en);

}  // namespace store
}  // namespace gribning
