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
#include "gribning/pipeline/inputs.h"

namespace gribning {

/// One input and the shard that does it.
struct PlannedInput {
  /// From 1.
  std::size_t shard = 1;
  /// As in Input.
  std::filesystem::path path;
  std::filesystem::path inside;
  bool maybe = false;
  std::uint64_t size = 0;
  /// hash_of() the input.
  std::string sha256;
};

/// What a plan says of itself in its first line.
struct PlanSummary {
  std::size_t shards = 0;
  std::size_t inputs = 0;
  /// For each shard.
  std::vector<std::size_t> shard_inputs;
  std::vector<std::uint64_t> shard_bytes;
};

/// For each size the shard (from 1) that it goes to, so that all shards get about as much: the largest first, each to
/// the shard that has least. The fullest then has at most a third more than it must (Graham 1969).
[[nodiscard]] std::vector<std::uint32_t> share_out(const std::vector<std::uint64_t>& sizes, std::size_t shards);

/// Shares the inputs out over shards and writes the plan: JSON Lines, first {"gribning_plan": 1, …}, then an input a
/// line in their order. `inputs` is called twice, for sizes and for digests, and has to give the same. Inputs that
/// cannot be read are told to `leave_out` and not planned, but for entries of archives: their shard will say so again.
/// Fails when a file cannot be written, with "nothing-to-plan" or "inputs-differ".
[[nodiscard]] Result<PlanSummary> write_plan(const std::function<Inputs()>& inputs, std::size_t shards,
                                             const std::filesystem::path& file,
                                             const std::function<void(const Input&)>& leave_out);

/// Reads a plan line by line.
class PlanReader {
 public:
  /// Fails with "file-not-found" or "not-a-plan".
  [[nodiscard]] static Result<PlanReader> open(const std::filesystem::path& file);
  PlanReader(PlanReader&&) noexcept;
  PlanReader& operator=(PlanReader&&) noexcept;
  ~PlanReader();

  [[nodiscard]] const PlanSummary& summary() const;
  /// The next input, or nothing at the end. Fails with "not-a-plan" for a line that is none, and at the end when there
  /// were not as many as the summary says; otherwise as reading does.
  [[nodiscard]] Result<std::optional<PlannedInput>> next();

 private:
  struct State;
  explicit PlanReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The inputs of one shard, in their order.
class PlannedInputs {
 public:
  PlannedInputs(PlanReader plan, std::size_t shard) : plan_(std::move(plan)), shard_(shard) {}

  /// As Inputs::next() and load(). An input that is not there any more comes as one that cannot be read.
  [[nodiscard]] std::optional<Input> next();
  void load(Input& input);

 private:
  [[nodiscard]] Input find(const PlannedInput& planned);
  /// Where the archive or file of lines is being read, and behind that.
  [[nodiscard]] std::optional<Input> find_further(const std::filesystem::path& path);

  PlanReader plan_;
  std::size_t shard_;
  /// The archive or file of lines that is being read.
  std::filesystem::path inside_;
  std::optional<Inputs> container_;
  bool broken_ = false;
};

/// Names of what a shard writes: "shard-03-of-12.jsonl" and its receipt "shard-03-of-12.receipt.jsonl".
[[nodiscard]] std::string shard_name(std::size_t shard, std::size_t shards);
[[nodiscard]] std::string receipt_name(std::size_t shard, std::size_t shards);

}  // namespace gribning
