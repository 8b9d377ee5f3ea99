// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "given_names.h"
#include "gribning/pipeline/flow.h"
#include "gribning/pipeline/inputs.h"
#include "gribning/pipeline/journal.h"
#include "many.h"
#include "session.h"

namespace gribning::tool {

/// A file that a conversation becomes. Its name is not known before all conversations ahead of it have theirs.
struct MadeFile {
  /// What stands before and behind the conversation's name: "sheets/", ".data-session.html".
  std::string before;
  std::string after;
  std::string bytes;
};

/// One conversation's results.
struct Made {
  std::string name;
  std::vector<MadeFile> files;
  /// Its part of what all conversations share.
  std::string lines = {};
};

/// An input on its way, with what was made of it so far.
class Piece final : public Load {
 public:
  Input input;
  ReadInput read;
  /// What the readers said, in words.
  std::string told;
  /// What the output gets: standard output, or the one file that all share.
  std::string out;
  std::vector<Made> made;
  Done done;
  /// The results cannot be written; nothing after it can, either.
  std::optional<Failure> unwritable;
};

/// What a command does with conversations.
class Task {
 public:
  Task() = default;
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  virtual ~Task() = default;

  /// Fills `out`, `made` and `done.counts` from `read.transcripts`. Called by several threads at once.
  virtual void work(Piece& piece) const = 0;
  /// Two conversations may have one name: this one was called `before`. Called by several threads at once.
  virtual void rename(Made& /*made*/, const std::string& /*before*/) const {}
  /// The same as work() in the order of the inputs, by one thread at a time, just before the results go out.
  virtual void take(Piece& /*piece*/) {}
  /// A run before had done this one.
  virtual void recall(const Done& /*done*/) {}
};

/// Where results go. Standard output when nothing is set.
struct Destination {
  /// One file for everything. While it grows it is FILE.partial, with FILE.partial.journal beside it.
  std::filesystem::path file;
  /// A folder of files, with .gribning-journal in it until everything is done.
  std::filesystem::path folder;
  /// What is there may be replaced. Otherwise files that are not this run's, or the one's that it goes on with, are
  /// left alone, and that ends it.
  bool overwrite = false;
  /// Files that hold already what would be written end nothing.
  bool same_again = false;
  /// Where the journal stays when everything is done; empty: nowhere.
  std::filesystem::path receipt;
  /// What has to be the same when a run goes on (Journal::begin).
  std::string of;
};

/// False, and told, when the destination is complete already and nothing says that it may be replaced.
[[nodiscard]] bool may_begin(const Destination& destination, const Many& many, Session& session);

/// Takes every input through a task, several at once, and brings the results out in the order of the inputs. What
/// cannot be read is told, listed at the end, and stops nothing. Ctrl-C ends it where the results are whole.
class Walk {
 public:
  Walk(const Many& many, const Bilingual& doing, Session& session) : many_(many), doing_(doing), session_(session) {}

  /// Inputs from elsewhere than many.paths and many.list; `load` fills the bytes of what `next` gave.
  void take_from(std::function<std::optional<Input>()> next, std::function<void(Input&)> load, Amount amount);
  /// True when every input went through, also when some of them could not be read.
  bool run(Task& task, const Destination& destination = {});

 private:
  [[nodiscard]] bool open_destination(Task& task, const Destination& destination);
  [[nodiscard]] bool begin_journal();
  [[nodiscard]] bool recall(Task& task);
  [[nodiscard]] bool spares_inputs();
  [[nodiscard]] bool is_output(const Input& input) const;
  [[nodiscard]] bool ended_early() const;
  [[nodiscard]] std::optional<Input> next_input();
  [[nodiscard]] bool shows_progress() const;
  [[nodiscard]] Amount count() const;
  [[nodiscard]] std::size_t jobs_to_have() const;
  void read(Piece& piece, const Task& task) const;
  void give_names(Piece& piece);
  void write_files(Piece& piece, const Task& task) const;
  [[nodiscard]] Result<void> write_made(const std::filesystem::path& path, const std::string& bytes) const;
  void bring_out(Piece& piece, Task& task, Progress& progress);
  void fail(const Failure& failure);
  [[nodiscard]] bool close_destination();
  void tell_end();

  const Many& many_;
  Bilingual doing_;
  Session& session_;
  std::function<std::optional<Input>()> next_;
  std::function<void(Input&)> load_;
  std::optional<Amount> amount_;
  std::optional<Inputs> inputs_;
  Destination destination_;
  std::optional<Journal> journal_;
  std::filesystem::path journal_path_;
  /// The file that is there already and is to be replaced.
  std::optional<FileIdentity> replaced_;
  /// Why no more inputs are taken.
  std::optional<Failure> refused_;
  std::optional<GrowingFile> partial_;
  GivenNames names_;
  Amount recalled_;
  std::size_t inputs_done_ = 0;
  std::string last_done_;
  /// The first of those that could not be read, and how many there were.
  std::vector<Failure> failures_;
  std::size_t failed_ = 0;
  bool stopped_ = false;
  /// Set where results come out, asked where inputs come in.
  std::atomic<bool> broken_ = false;
};

}  // namespace gribning::tool
