// SPDX-License-Identifier: MIT
#include "gribning/pipeline/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <numeric>

#include "commands.h"
#include "gribning/base/files.h"
#include "many.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

struct Plan {
  std::vector<std::string> paths;
  std::string list;
  std::size_t shards = 0;
  std::string file;
  bool overwrite = false;
};

std::string shares_in_words(const PlanSummary& plan, Language language) {
  const auto bytes = std::accumulate(plan.shard_bytes.begin(), plan.shard_bytes.end(), std::uint64_t{0});
  const auto [least, most] = std::ranges::minmax(plan.shard_bytes);
  if (language == Language::en) {
    return fmt::format("{}, {}, in {} of {} to {} bytes.\n", counted(plan.inputs, "input", "inputs"),
                       counted(bytes, "byte", "bytes"), counted(plan.shards, "shard", "shards"), least, most);
  }
  return fmt::format("{} input, {} byte, i {} på {} til {} byte.\n", plan.inputs, bytes,
                     counted(plan.shards, "del", "dele"), least, most);
}

void run_plan(const Plan& wanted, Session& session) {
  const auto inputs = [&] { return inputs_of(wanted.paths, wanted.list, session); };
  for (const auto& path : wanted.paths) reads(path, session);
  if (!wanted.list.empty()) reads(wanted.list, session);
  if (identity_of(wanted.file)) {
    auto files = files_of(wanted.paths, wanted.list, session);
    while (const auto input = files.next()) reads(input->path, session);
  }
  if (const auto may = may_write(wanted.file, wanted.overwrite, session); !may) return session.fail(may.error());
  const auto leave_out = [&](const Input& input) {
    if (input.failure) return session.fail(*input.failure);
    session.warn(fmt::format("{}: {}", input.path.string(), session.in_language(*input.passed_over)));
  };
  const auto plan = write_plan(inputs, wanted.shards, wanted.file, leave_out);
  if (!plan) return session.fail(plan.error());
  session.say(shares_in_words(*plan, session.language));
}

}  // namespace

void add_plan(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Plan>();
  auto* command = app.add_subcommand(
      "plan", "Share a corpus out over shards of about the same size, for many machines (docs/cluster.md)");
  command->add_option("INPUT", wanted->paths, "Transcripts, folders of them, archives, files of JSON Lines");
  command->add_option("--files", wanted->list, "A file that names further inputs, one a line")->type_name("LIST");
  command->add_option("--shards", wanted->shards, "How many shards")
      ->required()
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  needs_a_place(
      command->add_option("-o,--output", wanted->file, "File for the plan: each input with its size, digest and shard"))
      ->required()
      ->type_name("FILE");
  add_overwrite_option(*command, wanted->overwrite);
  command->footer("Example: gribning plan corpora/jobcenter --shards 4 -o plan.jsonl");
  command->callback([wanted, &session] {
    if (wanted->paths.empty() && wanted->list.empty()) throw CLI::RequiredError("INPUT or --files");
    if (comes_once(wanted->paths, wanted->list)) {
      throw CLI::ValidationError("plan", "standard input and pipes cannot be planned: shards have to find them again");
    }
    run_plan(*wanted, session);
  });
}

}  // namespace gribning::tool
