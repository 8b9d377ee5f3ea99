// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gribning/base/result.h"
#include "gribning/pipeline/growing_file.h"
#include "gribning/pipeline/inputs.h"

namespace gribning {

/// What became of one input, as a line of a journal.
struct Done {
  /// Input::path, size and changed: that it is the same one.
  std::string input;
  std::uint64_t size = 0;
  std::int64_t changed = 0;
  /// How many conversations it held.
  std::size_t conversations = 0;
  /// What the command counts, in its own order.
  std::vector<std::size_t> counts;
  /// Names that its results were given.
  std::vector<std::string> names;
  /// What they were called before, where one of them was given another name.
  std::vector<std::string> own_names;
  /// Size of the output, in bytes, when its results stood there.
  std::uint64_t end = 0;
  /// Digest of its results (Sha256), where the output is one file.
  std::string sha256;
  /// It could not be read, and why.
  std::optional<Failure> failure;
};

/// The journal's record of an input, before anything is known of its results.
[[nodiscard]] Done begin_record(const Input& input);

/// Reads a journal. JSON Lines: first {"gribning_journal": 1, "of": …}, then an input a line, see Done.
class JournalReader {
 public:
  /// Fails with "file-not-found" or "not-a-journal".
  [[nodiscard]] static Result<JournalReader> open(const std::filesystem::path& path);
  JournalReader(JournalReader&&) noexcept;
  JournalReader& operator=(JournalReader&&) noexcept;
  ~JournalReader();

  [[nodiscard]] const std::string& of() const;
  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] std::optional<Done> next();
  /// Bytes up to the end of the last whole record.
  [[nodiscard]] std::uint64_t read_so_far() const;

 private:
  struct State;
  explicit JournalReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Says of each input what became of it, in their order, so that a run that was stopped can go on where it was.
class Journal {
 public:
  /// Begins a new one. `of`: what has to be the same for a run to go on: program, command, options, lexica.
  [[nodiscard]] static Result<Journal> begin(const std::filesystem::path& path, const std::string& of);
  /// Goes on with the one that is there: next_done() gives what it holds, to its end, and then add() goes on. Fails
  /// with "journal-differs" when it is of something else, with "file-not-found" when there is none, with "in-use" when
  /// another program is writing it.
  [[nodiscard]] static Result<Journal> go_on(const std::filesystem::path& path, const std::string& of);
  /// The one that is there is of the same. Fails with "journal-differs" or "file-not-found".
  [[nodiscard]] static Result<void> made_for(const std::filesystem::path& path, const std::string& of);

  /// The next record of the run before, in order; nothing after the last whole one of which `stands` says that its
  /// results are there. What comes behind it is forgotten.
  [[nodiscard]] Result<std::optional<Done>> next_done(const std::function<bool(const Done&)>& stands);
  [[nodiscard]] Result<void> add(const Done& done);
  [[nodiscard]] Result<void> sync();

 private:
  explicit Journal(GrowingFile file) : file_(std::move(file)) {}
  Journal(GrowingFile file, JournalReader past) : past_(std::move(past)), file_(std::move(file)) {}

  /// While records of the run before are being read.
  std::optional<JournalReader> past_;
  GrowingFile file_;
};

}  // namespace gribning
