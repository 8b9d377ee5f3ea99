// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <set>

#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/base/hash.h"
#include "gribning/pipeline/journal.h"
#include "gribning/pipeline/plan.h"
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
  std::uint64_t at = 0;
};

class Merging {
 public:
  Merging(const Merge& wanted, Session& session) : wanted_(wanted), session_(session) {}

  void run() {
    std::error_code error;
    if (!wanted_.overwrite && fs::exists(wanted_.file, error)) return session_.fail(file_exists(wanted_.file));
    auto plan = PlanReader::open(wanted_.plan);
    if (!plan) return session_.fail(plan.error());
    shards_ = plan->summary().shards;
    if (!open_shards()) return;
    const fs::path partial = wanted_.file + ".partial";
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
      if (done) done = rename_file(partial, wanted_.file);
      if (!done) session_.fail(done.error());
    }
    if (session_.exit_code == kFine && rerun_.empty()) return sum_up();
    fs::remove(partial, error);
    tell_rerun();
  }

 private:
  bool open_shards() {
    allow_open_files();
    const auto digest = hash_of_file(wanted_.plan);
    if (!digest) return session_.fail(digest.error()), false;
    std::string asked;
    for (std::size_t shard = 1; shard <= shards_; ++shard) {
      auto receipt = JournalReader::open(fs::path(wanted_.folder) / receipt_name(shard, shards_));
      results_.emplace_back();
      if (!receipt) {
        damaged(shard, {"er ikke færdig", "is not finished"});
        continue;
      }
      if (asked.empty()) asked = receipt->of().substr(0, receipt->of().find(' '));
      if (receipt->of() != of_shard(asked, *digest, shard)) {
        damaged(shard, {"er lavet efter en anden plan, med andre valg eller af en anden udgave af programmet",
                        "was made by another plan, with other options or by another version of the program"});
        continue;
      }
      results_.back() = ShardResult{.receipt = *std::move(receipt), .at = 0};
    }
    if (!rerun_.empty()) tell_rerun();
    return rerun_.empty();
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
      if (!done || done->input != (*planned)->path.string() || done->end < result.at) {
        damaged(shard, {fmt::format("mangler {}", (*planned)->path.string()),
                        fmt::format("lacks {}", (*planned)->path.string())});
        continue;
      }
      const auto bytes = piece_of(shard, result.at, done->end);
      if (!bytes || sha256(*bytes) != done->sha256) {
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

  [[nodiscard]] std::optional<std::string> piece_of(std::size_t shard, std::uint64_t begin, std::uint64_t end) const {
    std::ifstream file(fs::path(wanted_.folder) / shard_name(shard, shards_), std::ios::binary);
    std::string bytes(end - begin, '\0');
    file.seekg(static_cast<std::streamoff>(begin));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file || static_cast<std::size_t>(file.gcount()) != bytes.size()) return std::nullopt;
    return bytes;
  }

  void damaged(std::size_t shard, const Bilingual& why) {
    rerun_.insert(shard);
    session_.exit_code = kNotAll;
    session_.warn(fmt::format("{}: {}", shard_name(shard, shards_), session_.in_language(why)));
  }

  /// The numbers on standard output, as `sbatch --array` takes them.
  void tell_rerun() {
    if (rerun_.empty()) return;
    std::string numbers;
    for (const auto shard : rerun_) numbers += (numbers.empty() ? "" : ",") + std::to_string(shard);
    session_.warn(session_.in_language(
        {"Intet er samlet. Disse dele skal køres igen (--resume, eller --overwrite for dem, der er beskadiget):",
         "Nothing was merged. These shards have to be run again (--resume, or --overwrite for damaged ones):"}));
    session_.say(numbers + "\n");
  }

  void sum_up() {
    const bool danish = session_.language == Language::da;
    session_.say(danish ? fmt::format("{} samtaler fra {} input i {} dele, hver præcis én gang.\n", conversations_,
                                      inputs_, shards_)
                        : fmt::format("{} conversations from {} inputs in {} shards, each exactly once.\n",
                                      conversations_, inputs_, shards_));
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
  std::set<std::size_t> rerun_;
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
  command->add_option("-o,--output", wanted->file, "File for everything, in the order of the plan")
      ->required()
      ->type_name("FILE");
  command->add_flag("--overwrite", wanted->overwrite, "Replace the file when it is there already");
  command->footer("Example: gribning merge shards/ --plan plan.jsonl -o annotated.jsonl");
  command->callback([wanted, &session] { Merging(*wanted, session).run(); });
}

}  // namespace gribning::tool
