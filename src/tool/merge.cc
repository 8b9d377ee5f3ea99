// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/pipeline/journal.h"
#include "gribning/pipeline/plan.h"
#include "outputs.h"
#include "result_pieces.h"
#include "shard.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Merge {
  std::string folder;
  std::string plan;
  std::string file;
  bool overwrite = false;
};

/// What one shard wrote, read from its beginning to its end.
struct ShardResult {
  JournalReader receipt;
  /// How far its results were taken.
  std::uint64_t at = 0;
};

/// Shards of one plan have this in common: what was asked for. `of`: see of_shard().
std::string asked_in(const std::string& of) { return of.substr(0, of.find(' ')); }

class Merging {
 public:
  Merging(const Merge& wanted, Session& session) : wanted_(wanted), session_(session) {}

  void run() {
    auto plan = PlanReader::open(wanted_.plan);
    if (!plan) return session_.fail(plan.error());
    shards_ = plan->summary().shards;
    if (const auto may = may_begin_merging(); !may) return session_.fail(may.error());
    if (!open_shards()) return;
    const auto file = behind_links(wanted_.file);
    const auto partial = fs::path(file.string() + ".partial");
    auto out = GrowingFile::open(partial);
    if (!out) return session_.fail(out.error());
    if (const auto merged = take_all(*plan, *out); !merged) session_.fail(merged.error());
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      if (!rerun_.contains(shard) && results_[shard - 1]->receipt.next()) {
        damaged(shard, {"har noget, som planen ikke giver den", "has something that the plan does not give it"});
      }
    }
    if (session_.exit_code == kFine && rerun_.empty()) {
      auto done = out->sync();
      if (done) done = rename_file(partial, file);
      if (!done) session_.fail(done.error());
    }
    if (session_.exit_code == kFine && rerun_.empty()) return sum_up();
    std::error_code error;
    fs::remove(partial, error);
    tell_rerun();
  }

 private:
  [[nodiscard]] fs::path in_folder(const std::string& name) const { return fs::path(wanted_.folder) / name; }

  [[nodiscard]] Result<void> may_begin_merging() {
    std::error_code error;
    if (!fs::is_directory(wanted_.folder, error)) {
      return tl::unexpected(Failure{.code = "no-shards",
                                    .message = {"Mappen med dele findes ikke. Er navnet skrevet rigtigt?",
                                                "The folder of shards is not there. Is its name spelt correctly?"},
                                    .file = wanted_.folder});
    }
    reads(wanted_.plan, session_);
    bool any = false;
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      for (const auto& name : {shard_name(shard, shards_), receipt_name(shard, shards_)}) {
        any = any || fs::exists(in_folder(name), error);
        reads(in_folder(name), session_);
      }
    }
    if (!any && holds_other_shards()) {
      return tl::unexpected(Failure{
          .code = "other-shards",
          .message = {fmt::format("Mappen har dele af en anden plan: denne har {}. Er det den rigtige plan?",
                                  counted(shards_, "del", "dele")),
                      fmt::format("The folder holds shards of another plan: this one has {}. Is it the right plan?",
                                  counted(shards_, "shard", "shards"))},
          .file = wanted_.folder});
    }
    return may_write(wanted_.file, wanted_.overwrite, session_);
  }

  [[nodiscard]] bool holds_other_shards() const {
    std::error_code error;
    for (fs::directory_iterator it(wanted_.folder, error), end; !error && it != end; it.increment(error)) {
      const auto name = it->path().filename().string();
      if (name.starts_with("shard-") && name.find("-of-") != std::string::npos) return true;
    }
    return false;
  }

  bool open_shards() {
    allow_open_files();
    const auto digest = hash_of_file(wanted_.plan);
    if (!digest) return session_.fail(digest.error()), false;
    results_.resize(shards_);
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      if (!open_receipt(shard)) return false;
    }
    const auto asked = asked_by_most(*digest);
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      auto& result = results_[shard - 1];
      if (!result || result->receipt.of() == of_shard(asked, *digest, shard)) continue;
      damaged(shard, {"er lavet efter en anden plan, med andre valg eller af en anden udgave af programmet",
                      "was made by another plan, with other options or by another version of the program"});
      result.reset();
    }
    if (!rerun_.empty()) tell_rerun();
    return rerun_.empty();
  }

  /// False when that says nothing about the shard, and was told.
  bool open_receipt(std::size_t shard) {
    auto receipt = JournalReader::open(in_folder(receipt_name(shard, shards_)));
    if (receipt) {
      results_[shard - 1] = ShardResult{.receipt = *std::move(receipt), .at = 0};
    } else if (receipt.error().code == "file-not-found") {
      damaged(shard, {"er ikke færdig", "is not finished"});
    } else {
      session_.fail(receipt.error());
      if (receipt.error().code != "not-a-journal") return false;
      rerun_.insert(shard);
    }
    return true;
  }

  /// What most of the shards of this plan were asked for, so that few have to be run again.
  [[nodiscard]] std::string asked_by_most(const std::string& digest) const {
    std::map<std::string, std::size_t> shards_of;
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      const auto& result = results_[shard - 1];
      if (!result) continue;
      const auto asked = asked_in(result->receipt.of());
      if (result->receipt.of() == of_shard(asked, digest, shard)) ++shards_of[asked];
    }
    const auto most = std::ranges::max_element(shards_of, {}, [](const auto& entry) { return entry.second; });
    return most == shards_of.end() ? "" : most->first;
  }

  /// A receipt is open for every shard.
  static void allow_open_files() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }

  /// Every input of the plan, from the shard that had it, in the order of the plan.
  Result<void> take_all(PlanReader& plan, GrowingFile& out) {
    for (;;) {
      const auto planned = plan.next();
      if (!planned) return tl::unexpected(planned.error());
      if (!*planned) return {};
      const auto shard = (*planned)->shard;
      if (rerun_.contains(shard)) continue;
      auto& result = *results_[shard - 1];
      const auto done = result.receipt.next();
      if (!done || done->input != (*planned)->path.string()) {
        damaged(shard, {fmt::format("mangler {}", (*planned)->path.string()),
                        fmt::format("lacks {}", (*planned)->path.string())});
        continue;
      }
      const auto written = piece_of(shard, *done);
      const auto bytes = written ? with_names(*done, *written) : std::nullopt;
      if (!bytes) {
        damaged(shard, {fmt::format("har ikke længere, hvad den skrev for {}", done->input),
                        fmt::format("no longer has what it wrote for {}", done->input)});
        continue;
      }
      result.at = done->end;
      ++inputs_;
      conversations_ += done->conversations;
      if (done->failure) unread_.emplace_back(shard, *done->failure);
      if (auto added = out.add(*bytes); !added) return added;
    }
  }

  /// Two conversations of two shards may have one name: the second becomes name-2, as on one machine.
  [[nodiscard]] std::optional<std::string> with_names(const Done& done, const std::string& bytes) {
    std::vector<std::string> names;
    for (const auto& name : done.own_names.empty() ? done.names : done.own_names) names.push_back(names_.give(name));
    if (names == done.names) return bytes;
    return rename_conversations(bytes, done.names, names);
  }

  /// What the shard wrote next. Only the file that was read last is open: with thousands of shards not all can be.
  [[nodiscard]] std::optional<std::string> piece_of(std::size_t shard, const Done& done) {
    if (open_shard_ != shard) pieces_.emplace(in_folder(shard_name(shard, shards_)));
    open_shard_ = shard;
    pieces_->go_to(results_[shard - 1]->at);
    return pieces_->next(done);
  }

  void damaged(std::size_t shard, const Bilingual& why) {
    rerun_.insert(shard);
    session_.exit_code = kNotAll;
    session_.warn(fmt::format("{}: {}", in_folder(shard_name(shard, shards_)).string(), session_.in_language(why)));
  }

  /// The numbers on standard output, as `sbatch --array` takes them.
  void tell_rerun() {
    if (rerun_.empty()) return;
    std::string numbers;
    for (const auto shard : rerun_) numbers += (numbers.empty() ? "" : ",") + std::to_string(shard);
    session_.warn(
        session_.in_language({"Intet er samlet. Disse dele skal køres igen (--resume, eller --overwrite for dem, der "
                              "er beskadiget eller lavet med andet):",
                              "Nothing was merged. These shards have to be run again (--resume, or --overwrite for "
                              "those that are damaged or made otherwise):"}));
    session_.say(numbers + "\n");
  }

  void sum_up() {
    const bool danish = session_.language == Language::da;
    session_.say(danish ? fmt::format("{} fra {} input i {}, hver præcis én gang.\n",
                                      counted(conversations_, "samtale", "samtaler"), inputs_,
                                      counted(shards_, "del", "dele"))
                        : fmt::format("{} from {} in {}, each exactly once.\n",
                                      counted(conversations_, "conversation", "conversations"),
                                      counted(inputs_, "input", "inputs"), counted(shards_, "shard", "shards")));
    if (unread_.empty()) return;
    session_.exit_code = kNotAll;
    session_.warn(danish ? fmt::format("{} af {} kunne ikke læses (del, grund):", unread_.size(), inputs_)
                         : fmt::format("{} of {} could not be read (shard, reason):", unread_.size(), inputs_));
    for (const auto& [shard, failure] : unread_) {
      session_.warn(fmt::format("  {}: {}", shard, describe(failure, session_.language)));
    }
  }

  const Merge& wanted_;
  Session& session_;
  std::size_t shards_ = 0;
  std::vector<std::optional<ShardResult>> results_;
  std::optional<ResultPieces> pieces_;
  /// Whose they are; 0: no shard's.
  std::size_t open_shard_ = 0;
  std::set<std::size_t> rerun_;
  GivenNames names_;
  std::size_t inputs_ = 0;
  std::size_t conversations_ = 0;
  std::vector<std::pair<std::size_t, Failure>> unread_;
};

}  // namespace

void add_merge(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Merge>();
  auto* command = app.add_subcommand(
      "merge", "Join what the shards of a plan wrote, when every conversation is there exactly once (docs/cluster.md)");
  command->add_option("FOLDER", wanted->folder, "Where the shards wrote: annotate --shard … -o FOLDER")->required();
  command->add_option("--plan", wanted->plan, "The plan that they worked by")->required()->type_name("FILE");
  needs_a_place(command->add_option("-o,--output", wanted->file, "File for everything, in the order of the plan"))
      ->required()
      ->type_name("FILE");
  add_overwrite_option(*command, wanted->overwrite);
  command->footer("Example: gribning merge shards/ --plan plan.jsonl -o annotated.jsonl");
  command->callback([wanted, &session] { Merging(*wanted, session).run(); });
}

}  // namespace gribning::tool
