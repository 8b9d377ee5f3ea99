// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/layers/annotate.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/review/agree.h"
#include "gribning/review/decision.h"
#include "gribning/review/reanchor.h"

namespace gribning {

/// Milliseconds since 1970 in UTC.
using Clock = std::function<std::int64_t()>;

/// Somebody who codes in a project, or the coding that a group agreed on.
struct Coder {
  std::string name;
  /// The agreed coding that `gribning adjudicate` writes; nobody codes under it by hand.
  bool agreed = false;
  /// Sees neither the program's marks nor another's, and nobody sees theirs, until they are released.
  bool blind = false;
  bool released = false;

  [[nodiscard]] bool hidden() const { return blind && !released; }

  friend bool operator==(const Coder&, const Coder&) = default;
};

/// A free code of the project's codebook.
struct FreeCode {
  std::string name;
  std::string title;
  std::string definition;

  friend bool operator==(const FreeCode&, const FreeCode&) = default;
};

/// One conversation of a project.
struct StoredConversation {
  std::string name;
  /// Counts the versions of its transcript, from 1.
  int version = 1;
  /// Name of the file that it was read from, and the SHA-256 of its bytes.
  std::string file;
  std::string sha256;
  std::uint32_t turns = 0;
  std::uint32_t citizen_turns = 0;
};

/// What the program says about a conversation, to be stored with it. Points to what others own.
struct Findings {
  const AnnotatedTranscript* talk = nullptr;
  const std::vector<Opportunity>* opportunities = nullptr;
  const std::vector<WorkerTurn>* worker_turns = nullptr;
};

/// A decision whose anchor was taken to a corrected transcript.
struct Reanchored {
  std::string coder;
  std::int64_t number = 0;
  std::string layer;
  std::string label;
  Hold hold = Hold::kept;
  /// Turn numbers as printed, before and after (0: the conversation as a whole, or gone).
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::string quote;
};

/// What `Project::add` did.
struct Added {
  enum class What {
    added,      ///< a conversation that was not there
    same,       ///< the very same file was there already
    corrected,  ///< another version of one that was there
    repaired,   ///< the file of a version that was damaged here: it is whole again
  };
  What what = What::added;
  /// For What::corrected, every decision that is not simply where it was.
  std::vector<Reanchored> reanchored;
};

/// What a coder wants to put down.
struct DecisionEntry {
  Act act = Act::add;
  std::string conversation;
  std::string layer = std::string(layer::kOpportunity);
  std::string label;
  std::optional<TurnIndex> turn;
  /// Words of the turn that it is about; empty: the turn as a whole.
  Span span;
  std::optional<TurnIndex> response;
  std::optional<TurnIndex> later;
  Fields fields;
  std::string note;
};

struct CoderStatus {
  Coder coder;
  /// Entries in the journal, marks that stand, conversations that are finished, marks that lost their place.
  std::int64_t decisions = 0, marks = 0, finished = 0, lost = 0;
};

struct Status {
  std::string title;
  Phase phase = Phase::explore;
  int codebook = 1;
  std::int64_t conversations = 0, turns = 0, opportunities = 0;
  /// In the order in which they joined. It says how far the work is, nothing about anybody.
  std::vector<CoderStatus> coders;
};

/// Something that `check` found, with what to do about it.
struct Damage {
  /// "structure", "transcript", "analysis", "journal", "placement", "settings", "marks" …
  std::string what;
  Bilingual message;
};

/// A turn that a search found.
struct FoundTurn {
  std::string conversation;
  std::int64_t number = 0;
  std::string speaker;
  std::string talk;
};

/// A backup that was made and verified.
struct Backup {
  std::filesystem::path file;
  std::string sha256;
  /// Older backups that the rotation took away.
  std::vector<std::filesystem::path> removed;
};

/// A project file: transcripts, what the program found in them, and what people decided, in one SQLite file. What is
/// acknowledged is on the disk. Everything that changes it is done whole or not at all, and several programs may work
/// on one project at once. Failures: "project-not-found", "not-a-project", "newer-project", "project-read-only",
/// "project-damaged", "project-busy", "disk-full", "project-unreadable"; others stand where they can happen.
class Project {
 public:
  enum class Access { read, change };

  /// Makes a new project, for the owner only. Fails with "file-exists" when there is something already.
  [[nodiscard]] static Result<Project> create(const std::filesystem::path& file, std::string_view title,
                                              const Clock& clock);
  /// Opens a project; a file of an earlier version is brought up to date when it is opened for changes.
  [[nodiscard]] static Result<Project> open(const std::filesystem::path& file, Access access, const Clock& clock);

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  [[nodiscard]] Result<Status> status() const;

  // Conversations.
  /// Adds a conversation, or a corrected transcript of one that is there; decisions are then anchored anew.
  /// `sha256` is that of the file's bytes.
  [[nodiscard]] Result<Added> add(const Findings& findings, std::string_view sha256);
  /// In the order of their names.
  [[nodiscard]] Result<std::vector<StoredConversation>> conversations() const;
  /// A version of a conversation's transcript, the newest when `version` is 0. Fails with "unknown-conversation".
  [[nodiscard]] Result<Transcript> transcript(std::string_view conversation, int version = 0) const;
  /// The program's marks: opportunities and workers' turns, and the annotations when asked for.
  [[nodiscard]] Result<std::vector<CodedMark>> program_marks(std::string_view conversation, bool annotations) const;
  /// Turns that hold all the words, in any case; å is aa, æ ae and ø oe; a word may end in * for any ending.
  /// Fails with "no-words".
  [[nodiscard]] Result<std::vector<FoundTurn>> search(std::string_view words, std::size_t most) const;

  // People, phases and the codebook.
  /// Fails with "coder-exists" or "bad-name" (empty, or "gribning", which is the program).
  [[nodiscard]] Result<void> add_coder(const Coder& coder);
  [[nodiscard]] Result<std::vector<Coder>> coders() const;
  /// Fails with "unknown-coder".
  [[nodiscard]] Result<Coder> coder(std::string_view name) const;
  /// Ends a coder's blindness.
  [[nodiscard]] Result<void> release(std::string_view coder);
  [[nodiscard]] Result<void> begin_phase(Phase phase, std::string_view note);
  /// The codes of a version of the codebook, of the newest when `version` is 0, by name.
  [[nodiscard]] Result<std::vector<FreeCode>> codebook(int version = 0) const;
  /// A new version of the codebook with this code in it, new or changed.
  [[nodiscard]] Result<int> define_code(const FreeCode& code, std::string_view note);
  /// A new version without it; decisions that used it keep it. Fails with "unknown-code".
  [[nodiscard]] Result<int> retire_code(std::string_view name, std::string_view note);

  // Decisions.
  /// Appends a decision and answers with it as it stands in the journal. Fails with "unknown-coder",
  /// "unknown-conversation", "unknown-turn", "unknown-code", "unknown-field", "missing-field", "missing-note",
  /// "turn-order", "no-such-mark" (accept, change or reject what is not there), "hidden" (what a blind coder may not
  /// see).
  [[nodiscard]] Result<Decision> decide(std::string_view coder, const DecisionEntry& entry);
  /// Takes back the coder's latest decision that stands, or puts back what was undone last. Fails with
  /// "nothing-to-undo", "nothing-to-redo".
  [[nodiscard]] Result<Decision> undo(std::string_view coder);
  [[nodiscard]] Result<Decision> redo(std::string_view coder);
  /// The newest decisions last; of all conversations where the name is empty, and without a coder of all but those who
  /// still code blind. `most` 0: all.
  [[nodiscard]] Result<std::vector<Decision>> history(std::string_view coder, std::string_view conversation,
                                                      std::size_t most) const;
  /// What stands of one coder in one conversation, as its newest transcript has it.
  [[nodiscard]] Result<std::vector<CodedMark>> marks(std::string_view coder, std::string_view conversation) const;
  /// A coder's memos and comments that stand and have their place, by conversation (the project as a whole first) and
  /// number; of all conversations where the name is empty.
  [[nodiscard]] Result<std::vector<Decision>> memos(std::string_view coder, std::string_view conversation) const;
  /// Decisions that stand but have no place in the newest transcript, with the words that they were about.
  [[nodiscard]] Result<std::vector<Decision>> lost(std::string_view coder) const;
  /// The conversations that all of them have coded (finished, or marked at least one place in), ready for agree().
  /// "gribning" is the program. `left_out` gets the conversations that only some have coded.
  [[nodiscard]] Result<std::vector<CodedByAll>> coded_by_all(const std::vector<std::string>& coders,
                                                             std::vector<std::string>* left_out) const;

  // Safety.
  /// Everything that is wrong with the file; empty when it is whole.
  [[nodiscard]] Result<std::vector<Damage>> check() const;
  /// A copy in `folder`, read back and compared, and only then the oldest beyond `keep` are removed.
  /// Fails with "backup-bad" when the copy is not what it should be.
  [[nodiscard]] Result<Backup> backup(const std::filesystem::path& folder, std::size_t keep) const;
  /// The whole project as readable JSON, a file for each conversation and for each coder's decisions about it. Files
  /// that did not change are left alone; ours that are no longer needed are removed. Fails with "not-an-export" when
  /// the folder holds something else.
  [[nodiscard]] Result<void> export_to(const std::filesystem::path& folder) const;
  /// Makes a project from an export: the same again. Fails with "bad-export" (file, what was expected).
  [[nodiscard]] static Result<Project> import_from(const std::filesystem::path& folder,
                                                   const std::filesystem::path& file, const Clock& clock);

 private:
  struct Store;
  explicit Project(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

}  // namespace gribning
