// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "gribning/pipeline/plan.h"
#include "walk.h"

namespace gribning::tool {

/// One shard of a plan, as --shard 3/8 --plan FILE say.
struct Shard {
  std::string plan;
  /// "3/8"; empty: no shard.
  std::string which;
};

/// Takes the inputs of the shard through the task; its results and their receipt lie in `folder`. `asked`: see
/// asked_of(). Throws CLI::ValidationError for a shard that the plan does not have.
void walk_shard(const Shard& shard, const std::filesystem::path& folder, const std::string& asked, bool overwrite,
                const Many& many, Task& task, Session& session);

/// What the receipts of a plan's shards have to be of: the command asked for, the plan, the shard.
[[nodiscard]] std::string of_shard(const std::string& asked, const std::string& plan_digest, std::size_t shard);

}  // namespace gribning::tool
