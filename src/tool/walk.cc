// SPDX-License-Identifier: MIT
#include "walk.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <exception>
#include <utility>

#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "interrupt.h"
#include "outputs.h"
#include "result_pieces.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

/// So many that a long conversation does not keep the other threads waiting, so few that all of them fit in memory.
constexpr std::size_t kInFlightPerJob = 4;
/// The list at the end is for reading.
constexpr std::size_t kMostListed = 100;

constexpr std::string_view kFolderJournal = ".gribning-journal";

fs::path with_suffix(const fs::path& file, std::string_view suffix) { return file.string() + std::string(suffix); }

std::uint64_t size_of(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return error ? 0 : size;
}

/// What a second conversation of the name gets behind it: "-123456".
constexpr std::size_t kRoomForNumber = 7;

/// In bytes, without the folders.
std::size_t longest_name(const Made& made) {
  std::size_t longest = 0;
  for (const auto& file : made.files) {
    longest = std::max(longest, fs::path(file.before + made.name + file.after).filename().native().size());
  }
  return longest;
}

Failure name_too_long(const fs::path& input) {
  return {
      .code = "name-too-long",
      .message = {"Samtalens navn er for langt til, at resultatet kan få et filnavn. Giv udskriften et kortere navn.",
                  "The conversation's name is too long for its result to get a file name. Give the transcript a "
                  "shorter one."},
      .file = input.string()};
}

/// There is a journal. An empty one is what a full disk or a power cut left of the attempt to begin it.
bool is_begun(const fs::path& journal) { return size_of(journal) > 0; }

}  // namespace

bool may_begin(const Destination& destination, const Many& many, Session& session) {
  std::error_code error;
  const auto& file = destination.file;
  if (file.empty() || !fs::exists(file, error)) return true;
  // Those that were named themselves; the others are gone through before the work begins.
  for (const auto& path : many.paths) reads(path, session);
  if (!many.list.empty()) reads(many.list, session);
  if (const auto may = may_write(file, true, session); !may) return session.fail(may.error()), false;
  if (destination.overwrite) return true;
  if (!many.resume) return session.fail(file_exists(file)), false;
  const auto partial = with_suffix(file, ".partial");
  const auto journal = with_suffix(file, ".partial.journal");
  if (is_begun(journal)) {
    // Stopped while it was to be replaced, or between giving it its name and putting the journal away.
    if (fs::exists(partial, error) || is_what_was_written(file, journal)) return true;
    return session.fail(file_exists(file)), false;
  }
  if (!destination.receipt.empty() && !fs::exists(destination.receipt, error)) {
    return session.fail(file_exists(file)), false;
  }
  if (!destination.receipt.empty()) {
    if (const auto same = Journal::made_for(destination.receipt, destination.of); !same) {
      return session.fail(same.error()), false;
    }
  }
  auto said =
      session.in_language({"er færdig; der er intet at fortsætte", "is complete; there is nothing to go on with"});
  // A shard's receipt says what it was made of.
  if (destination.receipt.empty()) {
    said += session.in_language({". Den er ikke sammenlignet med det, du beder om nu; --overwrite laver den igen",
                                 ". It was not compared with what you ask for now; --overwrite makes it again"});
  }
  session.warn(fmt::format("{}: {}", file.string(), said));
  return false;
}

void Walk::take_from(std::function<std::optional<Input>()> next, std::function<void(Input&)> load, Amount amount) {
  next_ = std::move(next);
  load_ = std::move(load);
  amount_ = amount;
}

bool Walk::run(Task& task, const Destination& destination) {
  const Interruptible interruptible(session_.language);
  if (!next_) {
    inputs_ = inputs_of(many_.paths, many_.list, session_, stop_was_asked);
    next_ = [this] { return inputs_->next(); };
    load_ = [this](Input& input) { inputs_->load(input); };
  }
  if (!open_destination(task, destination)) return false;
  {
    const bool shown = shows_progress();
    Progress progress(session_.in_language(doing_), shown ? count() : Amount{}, session_.language, shown);
    progress.skip(recalled_.bytes, recalled_.inputs);
    const auto jobs = jobs_to_have();
    const auto next = [this]() -> std::unique_ptr<Load> {
      auto input = next_input();
      if (!input) return nullptr;
      auto piece = std::make_unique<Piece>();
      piece->input = *std::move(input);
      return piece;
    };
    const auto as_piece = [](Load& load) -> Piece& { return static_cast<Piece&>(load); };
    flow(jobs, jobs * kInFlightPerJob, next,
         {{.in_order = false, .work = [&](Load& load) { read(as_piece(load), task); }},
          {.in_order = true, .work = [&](Load& load) { give_names(as_piece(load)); }},
          {.in_order = false, .work = [&](Load& load) { write_files(as_piece(load), task); }},
          {.in_order = true, .work = [&](Load& load) { bring_out(as_piece(load), task, progress); }}});
  }
  if (refused_) session_.fail(*refused_);
  const bool closed = close_destination();
  tell_end();
  return closed;
}

bool Walk::open_destination(Task& task, const Destination& destination) {
  destination_ = destination;
  if (!destination_.file.empty()) journal_path_ = with_suffix(destination_.file, ".partial.journal");
  if (!destination_.folder.empty()) journal_path_ = destination_.folder / kFolderJournal;
  replaced_ = destination_.file.empty() ? std::nullopt : identity_of(destination_.file);
  if (!spares_inputs()) return false;
  if (journal_path_.empty()) return true;
  if (many_.resume && is_begun(journal_path_)) return recall(task);
  if (!begin_journal()) return false;
  if (destination_.file.empty()) return true;
  auto partial = GrowingFile::open(with_suffix(destination_.file, ".partial"));
  if (!partial) return session_.fail(partial.error()), false;
  partial_ = *std::move(partial);
  return true;
}

/// What a run before was stopped in is thrown away only when that was asked for.
bool Walk::begin_journal() {
  if (!destination_.overwrite && is_begun(journal_path_)) {
    // Or not stopped at all.
    const auto left = GrowingFile::reopen(journal_path_);
    session_.fail(left ? Failure{.code = "stopped-before",
                                 .message = {"Her blev et arbejde standset. --resume fortsætter det; --overwrite "
                                             "begynder forfra.",
                                             "Work was stopped here. --resume goes on with it; --overwrite starts "
                                             "over."},
                                 .file = journal_path_.string()}
                       : left.error());
    return false;
  }
  auto journal = Journal::begin(journal_path_, destination_.of);
  if (!journal) return session_.fail(journal.error()), false;
  journal_ = *std::move(journal);
  return true;
}

/// Goes through the names beforehand when something is there that may be replaced: none of it may be an input.
bool Walk::spares_inputs() {
  std::error_code error;
  const bool in_folder =
      !destination_.folder.empty() && destination_.overwrite && !fs::is_empty(destination_.folder, error);
  if (!(replaced_ || in_folder) || amount_ || comes_once(many_.paths, many_.list)) return true;
  auto files = files_of(many_.paths, many_.list, session_, stop_was_asked);
  while (const auto input = files.next()) {
    if (in_folder) reads(input->path, session_);
    if (is_output(*input)) return session_.fail(output_is_input(destination_.file)), false;
  }
  return true;
}

bool Walk::is_output(const Input& input) const {
  return replaced_ && identity_of(input.inside.empty() ? input.path : input.inside) == replaced_;
}

/// Passes by what a run before has done, and makes sure that it is the same.
bool Walk::recall(Task& task) {
  auto journal = Journal::go_on(journal_path_, destination_.of);
  if (!journal) return session_.fail(journal.error()), false;
  journal_ = *std::move(journal);
  const auto partial = with_suffix(destination_.file, ".partial");
  std::error_code error;
  const bool in_file = !destination_.file.empty();
  if (in_file && !fs::exists(partial, error) && is_what_was_written(destination_.file, journal_path_)) {
    fs::rename(destination_.file, partial, error);
  }
  ResultPieces written(partial);
  std::uint64_t end = 0;
  for (;;) {
    auto done = journal_->next_done([&](const Done& record) { return !in_file || written.next(record); });
    if (!done) return session_.fail(done.error()), false;
    if (!*done) break;
    const auto input = next_();
    if (!input && ended_early()) {
      stopped_ = true;
      inputs_done_ = recalled_.inputs;
      return tell_end(), false;
    }
    const auto same = input ? begin_record(*input) : Done();
    if (same.input != (*done)->input || same.size != (*done)->size || same.changed != (*done)->changed) {
      session_.fail(
          {.code = "inputs-differ",
           .message = {"Filen er ikke, som den var, da arbejdet blev standset, eller der er kommet andre til. "
                       "Begynd forfra med --overwrite.",
                       "The file is not as it was when the work was stopped, or others have come in between. "
                       "Start over with --overwrite."},
           .file = (*done)->input});
      return false;
    }
    end = (*done)->end;
    ++recalled_.inputs;
    recalled_.bytes += input->size;
    last_done_ = (*done)->input;
    for (const auto& name : (*done)->names) names_.recall(name);
    if ((*done)->failure) fail(*(*done)->failure);
    task.recall(**done);
  }
  inputs_done_ = recalled_.inputs;
  if (!in_file) return true;
  auto opened = GrowingFile::open(partial, end);
  if (!opened) return session_.fail(opened.error()), false;
  partial_ = *std::move(opened);
  return true;
}

/// Reading ended because of the wish to stop: nobody knows what would have come.
bool Walk::ended_early() const { return inputs_ && inputs_->stopped_early(); }

std::optional<Input> Walk::next_input() {
  if (broken_) return std::nullopt;
  auto input = next_();
  if (stop_was_asked()) {
    stopped_ = stopped_ || input.has_value() || ended_early();
    return std::nullopt;
  }
  // Names that come through a pipe could not be gone through beforehand.
  if (input && is_output(*input)) {
    refused_ = output_is_input(destination_.file);
    broken_ = true;
    return std::nullopt;
  }
  if (input) load_(*input);
  return input;
}

/// Results that are printed on a terminal are what somebody wants to see there.
bool Walk::shows_progress() const {
  const bool printed = destination_.file.empty() && destination_.folder.empty();
  return many_.progress || (isatty(STDERR_FILENO) == 1 && !(printed && isatty(STDOUT_FILENO) == 1));
}

/// Goes through the names alone. Nothing when a part of them is not known beforehand.
Amount Walk::count() const {
  if (amount_) return *amount_;
  if (comes_once(many_.paths, many_.list)) return {};
  Amount amount;
  auto all = inputs_of(many_.paths, many_.list, session_);
  while (const auto input = all.next()) {
    if (!input->inside.empty() || stop_was_asked()) return {};
    ++amount.inputs;
    amount.bytes += input->size;
  }
  return amount;
}

/// As many as were asked for, or as many as the system gives.
std::size_t Walk::jobs_to_have() const {
  const auto wanted = many_.jobs == 0 ? available_jobs() : many_.jobs;
  const auto possible = possible_jobs(wanted);
  if (possible < wanted) {
    session_.warn(session_.language == Language::da
                      ? fmt::format("Systemet giver ikke plads til {} ad gangen; der arbejdes med {}. Giv --jobs et "
                                    "mindre tal, eller få grænsen hævet (ulimit -u).",
                                    wanted, possible)
                      : fmt::format("The system has no room for {} at a time; {} are worked on. Give --jobs a smaller "
                                    "number or have the limit raised (ulimit -u).",
                                    wanted, possible));
  }
  return possible;
}

void Walk::read(Piece& piece, const Task& task) const {
  piece.done = begin_record(piece.input);
  try {
    piece.read = read_input(piece.input, session_.reading);
    piece.input.bytes = {};
    for (const auto& transcript : piece.read.transcripts) piece.told += session_.told(transcript);
    piece.done.conversations = piece.read.transcripts.size();
    if (!piece.read.transcripts.empty()) task.work(piece);
  } catch (const std::exception& error) {
    // What one conversation does to the program is no reason to lose the others.
    piece.out.clear();
    piece.made.clear();
    piece.done = begin_record(piece.input);
    piece.read.failure =
        Failure{.code = "analysis-failed",
                .message = {fmt::format("Kunne ikke gøres færdig: {}. De andre er ikke berørt.", error.what()),
                            fmt::format("Could not be finished: {}. The others are not affected.", error.what())},
                .file = piece.input.path.string()};
  }
  piece.read.transcripts = {};
}

/// Two conversations may have one name: the second becomes name-2. What has a name too long for a file is told and not
/// written: it would be the same the next time.
void Walk::give_names(Piece& piece) {
  for (auto& made : piece.made) {
    if (!made.files.empty() && longest_name(made) > NAME_MAX - kRoomForNumber) {
      made.files.clear();
      if (!piece.read.failure) piece.read.failure = name_too_long(piece.input.path);
    }
    piece.done.names.push_back(names_.give(made.name));
  }
  const auto same = [](const Made& made, const std::string& name) { return made.name == name; };
  if (std::ranges::equal(piece.made, piece.done.names, same)) return;
  for (const auto& made : piece.made) piece.done.own_names.push_back(made.name);
}

void Walk::write_files(Piece& piece, const Task& task) const {
  for (std::size_t i = 0; i < piece.made.size(); ++i) {
    auto& made = piece.made[i];
    const auto before = std::exchange(made.name, piece.done.names[i]);
    if (made.name != before) task.rename(made, before);
    for (auto& file : made.files) {
      const auto path = destination_.folder / (file.before + made.name + file.after);
      if (auto done = write_made(path, file.bytes); !done && !piece.unwritable) piece.unwritable = done.error();
      file.bytes = {};
    }
    auto lines = std::exchange(made.lines, {});
    if (piece.out.empty()) {
      piece.out = std::move(lines);
    } else {
      piece.out += lines;
    }
  }
}

Result<void> Walk::write_made(const fs::path& path, const std::string& bytes) const {
  auto done = write_output(path, bytes, destination_.overwrite, session_);
  // A run that was killed has written some that are not in its journal yet, and one that is done has written all.
  if (!done && done.error().code == "file-exists" && (many_.resume || destination_.same_again)) {
    const auto before = read_file(path);
    if (before && *before == bytes) return {};
  }
  return done;
}

void Walk::bring_out(Piece& piece, Task& task, Progress& progress) {
  if (broken_) return;
  const bool silent = piece.told.empty() && !piece.read.passed_over && !piece.read.failure && !piece.unwritable;
  if (!silent || (!partial_ && !piece.out.empty())) progress.clear();
  if (!piece.told.empty()) session_.warn(std::string_view(piece.told).substr(0, piece.told.size() - 1));
  if (piece.read.passed_over) {
    session_.warn(fmt::format("{}: {}", piece.input.path.string(), piece.read.passed_over->in(session_.language)));
  }
  if (piece.read.failure) {
    session_.fail(*piece.read.failure);
    fail(*piece.read.failure);
    piece.done.failure = piece.read.failure;
  }
  if (!piece.unwritable) {
    task.take(piece);
    if (partial_) {
      if (auto added = partial_->add(piece.out); !added) piece.unwritable = added.error();
      piece.done.end = partial_->size();
      piece.done.sha256 = sha256(piece.out);
    } else if (!piece.out.empty()) {
      session_.say(piece.out);
      broken_ = session_.output_lost;
    }
  }
  if (!piece.unwritable && journal_) {
    if (auto added = journal_->add(piece.done); !added) piece.unwritable = added.error();
  }
  if (piece.unwritable) {
    broken_ = true;
    return session_.fail(*piece.unwritable);
  }
  ++inputs_done_;
  last_done_ = piece.done.input;
  progress.step(piece.input.size);
}

void Walk::fail(const Failure& failure) {
  ++failed_;
  if (failures_.size() < kMostListed) failures_.push_back(failure);
}

/// What is whole gets its name; what is not stays to be gone on with, when there is anything of it.
bool Walk::close_destination() {
  if (journal_path_.empty()) return !stopped_ && !broken_;
  const auto partial = with_suffix(destination_.file, ".partial");
  std::error_code error;
  if ((broken_ || stopped_) && inputs_done_ > 0) return false;
  if (broken_ || stopped_) {
    journal_.reset();
    fs::remove(journal_path_, error);
    if (!destination_.file.empty()) fs::remove(partial, error);
    return false;
  }
  if (partial_) {
    auto done = partial_->sync();
    // Whoever goes on from here asks the journal whether this is what it was written for.
    if (done) done = journal_->sync();
    // Nobody had said that what has come in the meantime may be replaced.
    if (done && !replaced_) done = may_write(destination_.file, destination_.overwrite, session_);
    if (done) done = rename_file(partial, destination_.file);
    if (!done) return session_.fail(done.error()), false;
  }
  if (destination_.receipt.empty()) {
    fs::remove(journal_path_, error);
    return true;
  }
  const auto done = rename_file(journal_path_, destination_.receipt);
  if (!done) return session_.fail(done.error()), false;
  return true;
}

void Walk::tell_end() {
  const bool danish = session_.language == Language::da;
  if (failed_ > 0) session_.exit_code = kNotAll;
  if (failed_ > 0 && inputs_done_ > 1) {
    session_.warn(danish ? fmt::format("{} af {} kunne ikke læses:", failed_, inputs_done_)
                         : fmt::format("{} of {} could not be read:", failed_, inputs_done_));
    for (const auto& failure : failures_) session_.warn("  " + describe(failure, session_.language));
    if (failed_ > failures_.size()) {
      session_.warn(danish ? fmt::format("  og {} til, som står ovenfor", failed_ - failures_.size())
                           : fmt::format("  and {} more, named above", failed_ - failures_.size()));
    }
  }
  if (!stopped_) return;
  session_.exit_code = kStopped;
  auto where = danish ? fmt::format("Standset efter {}", inputs_done_) : fmt::format("Stopped after {}", inputs_done_);
  if (!last_done_.empty()) where += (danish ? "; sidst færdig: " : "; last done: ") + last_done_;
  if (!journal_path_.empty() && inputs_done_ > 0) {
    where += danish ? ". Den samme kommando med --resume fortsætter." : ". The same command with --resume goes on.";
  }
  session_.warn(where);
}

}  // namespace gribning::tool
