// SPDX-License-Identifier: MIT
#include "shard.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "gribning/base/files.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Fraction {
  std::size_t shard = 0;
  std::size_t shards = 0;
};

/// "3/8"
Fraction fraction_of(std::string_view text) {
  Fraction found;
  const char* end = text.data() + text.size();
  const auto [slash, bad] = std::from_chars(text.data(), end, found.shard);
  if (bad == std::errc() && slash != end && *slash == '/') {
    const auto [rest, also_bad] = std::from_chars(slash + 1, end, found.shards);
    if (also_bad == std::errc() && rest == end && found.shard >= 1 && found.shard <= found.shards) return found;
  }
  throw CLI::ValidationError("--shard", "expected K/N, as in 3/8 for the third of eight");
}

}  // namespace

std::string of_shard(const std::string& asked, const std::string& plan_digest, std::size_t shard) {
  return fmt::format("{} {} {}", asked, plan_digest, shard);
}

void walk_shard(const Shard& shard, const fs::path& folder, const std::string& asked, bool overwrite, const Many& many,
                Task& task, Session& session) {
  const auto [number, shards] = fraction_of(shard.which);
  auto plan = PlanReader::open(shard.plan);
  if (!plan) return session.fail(plan.error());
  const auto digest = hash_of_file(shard.plan);
  if (!digest) return session.fail(digest.error());
  const auto summary = plan->summary();
  if (summary.shards != shards) {
    throw CLI::ValidationError("--shard", fmt::format("the plan has {} shards, not {}", summary.shards, shards));
  }
  if (const auto made = make_folder(folder); !made) return session.fail(made.error());
  const Destination destination{.file = folder / shard_name(number, shards),
                                .folder = {},
                                .overwrite = overwrite,
                                .receipt = folder / receipt_name(number, shards),
                                .of = of_shard(asked, *digest, number)};
  reads(shard.plan, session);
  if (!may_begin(destination, many, session)) return;
  PlannedInputs inputs(*std::move(plan), number);
  Walk walk(many, {"Annoterer", "Annotating"}, session);
  walk.take_from([&] { return inputs.next(); }, [&](Input& input) { inputs.load(input); },
                 {.inputs = summary.shard_inputs[number - 1], .bytes = summary.shard_bytes[number - 1]});
  walk.run(task, destination);
}

}  // namespace gribning::tool
