// SPDX-License-Identifier: MIT
#include "gribning/pipeline/plan.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <numeric>
#include <queue>

#include "gribning/base/files.h"
#include "gribning/pipeline/growing_file.h"
#include "json_names.h"
#include "line_reader.h"
#include "source.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string as_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json as_json(const PlanSummary& summary) {
  return {{"gribning_plan", 1},
          {"shards", summary.shards},
          {"inputs", summary.inputs},
          {"shard_inputs", summary.shard_inputs},
          {"shard_bytes", summary.shard_bytes}};
}

Json as_json(const PlannedInput& planned) {
  Json json{{"shard", planned.shard}};
  put_name(json, "path", planned.path.string());
  json["size"] = planned.size;
  if (!planned.inside.empty()) put_name(json, "inside", planned.inside.string());
  if (planned.maybe) json["maybe"] = true;
  json["sha256"] = planned.sha256;
  return json;
}

Failure not_a_plan(const fs::path& file, std::size_t line) {
  return {.code = "not-a-plan",
          .message = {"Her skulle der stå en plan, som »gribning plan« skriver den.",
                      "Expected a plan as 'gribning plan' writes it."},
          .file = file.string(),
          .line = line};
}

Failure cut_off(const fs::path& file) {
  return {
      .code = "not-a-plan",
      .message = {"Planen har ikke så mange input, som den selv siger: den er skåret af eller rettet. Læg den igen.",
                  "The plan has not as many inputs as it says: it was cut off or edited. Make it again."},
      .file = file.string()};
}

Failure differs(const fs::path& file) {
  return {.code = "inputs-differ",
          .message = {"Filerne ændrede sig, mens planen blev lagt. Læg den igen, når de ligger stille.",
                      "The files changed while the plan was made. Make it again when they are at rest."},
          .file = file.string()};
}

std::string numbered(std::size_t shard, std::size_t shards, std::string_view ending) {
  const auto width = fmt::formatted_size("{}", shards);
  return fmt::format("shard-{:0{}}-of-{}{}", shard, width, shards, ending);
}

Failure nothing_to_plan(const fs::path& file) {
  return {.code = "nothing-to-plan",
          .message = {"Der er intet at fordele: intet af det, der blev nævnt, kan læses. Planen er ikke skrevet.",
                      "There is nothing to share out: nothing of what was named can be read. No plan was written."},
          .file = file.string()};
}

/// A file that was named and is not there.
std::optional<Failure> missing(const Input& input) {
  if (!input.inside.empty() || ::access(input.path.c_str(), F_OK) == 0) return std::nullopt;
  return file_unreadable(input.path, errno);
}

/// Inputs that are planned: all that can be, and what of an archive was refused, so that its shard says so again.
std::optional<Input> next_planned(Inputs& inputs, const std::function<void(const Input&)>& told) {
  while (auto input = inputs.next()) {
    if (!input->failure && !input->passed_over) input->failure = missing(*input);
    if (input->failure || input->passed_over) told(*input);
    if (!input->passed_over && (!input->failure || !input->inside.empty())) return input;
  }
  return std::nullopt;
}

/// Goes through the inputs a second time, for their digests, and writes the plan to `partial` and then to `file`.
Result<void> write_lines(const std::function<Inputs()>& inputs, const PlanSummary& summary,
                         const std::vector<std::uint64_t>& sizes, const std::vector<std::uint32_t>& shard_of,
                         const fs::path& partial, const fs::path& file) {
  auto out = GrowingFile::open(partial);
  if (!out) return tl::unexpected(out.error());
  if (auto added = out->add(as_line(as_json(summary))); !added) return added;
  auto second = inputs();
  const auto next = [&] { return next_planned(second, [](const Input&) {}); };
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    auto input = next();
    if (!input) return tl::unexpected(differs(file));
    if (input->size != sizes[i]) return tl::unexpected(differs(input->path));
    second.load(*input);
    auto hash = input->failure ? tl::unexpected(*input->failure) : hash_of(*input);
    // What cannot be unpacked or opened is planned all the same: its shard will say why it is not there.
    const PlannedInput planned{.shard = shard_of[i],
                               .path = input->path,
                               .inside = input->inside,
                               .maybe = input->maybe,
                               .size = input->size,
                               .sha256 = hash ? *hash : ""};
    if (auto added = out->add(as_line(as_json(planned))); !added) return added;
  }
  if (const auto more = next()) return tl::unexpected(differs(more->path));
  if (auto done = out->sync(); !done) return done;
  return rename_file(partial, file);
}

}  // namespace

std::vector<std::uint32_t> share_out(const std::vector<std::uint64_t>& sizes, std::size_t shards) {
  std::vector<std::uint32_t> by_size(sizes.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  using Filled = std::pair<std::uint64_t, std::uint32_t>;
  std::priority_queue<Filled, std::vector<Filled>, std::greater<>> least;
  for (std::uint32_t shard = 1; shard <= shards; ++shard) least.emplace(0, shard);
  std::vector<std::uint32_t> shard_of(sizes.size());
  for (const auto index : by_size) {
    auto [filled, shard] = least.top();
    least.pop();
    shard_of[index] = shard;
    // An empty file is work, too.
    least.emplace(filled + std::max<std::uint64_t>(1, sizes[index]), shard);
  }
  return shard_of;
}

Result<PlanSummary> write_plan(const std::function<Inputs()>& inputs, std::size_t shards, const fs::path& file,
                               const std::function<void(const Input&)>& leave_out) {
  std::vector<std::uint64_t> sizes;
  auto first = inputs();
  while (const auto input = next_planned(first, leave_out)) sizes.push_back(input->size);
  if (sizes.empty()) return tl::unexpected(nothing_to_plan(file));
  const auto shard_of = share_out(sizes, shards);

  PlanSummary summary{.shards = shards,
                      .inputs = sizes.size(),
                      .shard_inputs = std::vector<std::size_t>(shards),
                      .shard_bytes = std::vector<std::uint64_t>(shards)};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    ++summary.shard_inputs[shard_of[i] - 1];
    summary.shard_bytes[shard_of[i] - 1] += sizes[i];
  }
  const fs::path partial = file.string() + ".partial";
  const auto done = write_lines(inputs, summary, sizes, shard_of, partial, file);
  if (done) return summary;
  std::error_code error;
  fs::remove(partial, error);
  return tl::unexpected(done.error());
}

struct PlanReader::State {
  explicit State(const fs::path& from) : lines(from), file(from) {}
  LineReader lines;
  fs::path file;
  PlanSummary summary;
  std::size_t line = 1;
};

PlanReader::PlanReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PlanReader::PlanReader(PlanReader&&) noexcept = default;
PlanReader& PlanReader::operator=(PlanReader&&) noexcept = default;
PlanReader::~PlanReader() = default;

const PlanSummary& PlanReader::summary() const { return state_->summary; }

Result<PlanReader> PlanReader::open(const fs::path& file) {
  auto state = std::make_unique<State>(file);
  if (state->lines.failure()) return tl::unexpected(*state->lines.failure());
  std::string line;
  if (!state->lines.next(line)) return tl::unexpected(not_a_plan(file, 1));
  try {
    const auto json = Json::parse(line);
    if (json.at("gribning_plan") != 1) return tl::unexpected(not_a_plan(file, 1));
    auto& summary = state->summary;
    summary.shards = json.at("shards").get<std::size_t>();
    summary.inputs = json.at("inputs").get<std::size_t>();
    summary.shard_inputs = json.at("shard_inputs").get<std::vector<std::size_t>>();
    summary.shard_bytes = json.at("shard_bytes").get<std::vector<std::uint64_t>>();
    if (summary.shard_inputs.size() != summary.shards || summary.shard_bytes.size() != summary.shards) {
      return tl::unexpected(not_a_plan(file, 1));
    }
  } catch (const Json::exception&) {
    return tl::unexpected(not_a_plan(file, 1));
  }
  return PlanReader(std::move(state));
}

Result<std::optional<PlannedInput>> PlanReader::next() {
  std::string line;
  if (!state_->lines.next(line)) {
    if (state_->lines.failure()) return tl::unexpected(*state_->lines.failure());
    // Every line but the first is an input.
    if (state_->line != state_->summary.inputs + 1) return tl::unexpected(cut_off(state_->file));
    return std::nullopt;
  }
  ++state_->line;
  try {
    const auto json = Json::parse(line);
    PlannedInput planned;
    planned.shard = json.at("shard").get<std::size_t>();
    planned.path = name_in(json, "path");
    planned.inside = name_in(json, "inside");
    planned.maybe = json.value("maybe", false);
    planned.size = json.at("size").get<std::uint64_t>();
    planned.sha256 = json.at("sha256").get<std::string>();
    if (planned.path.empty() || planned.shard < 1 || planned.shard > state_->summary.shards) {
      return tl::unexpected(not_a_plan(state_->file, state_->line));
    }
    return planned;
  } catch (const Json::exception&) {
    return tl::unexpected(not_a_plan(state_->file, state_->line));
  }
}

std::optional<Input> PlannedInputs::next() {
  for (;;) {
    const auto planned = plan_.next();
    if (!planned) {
      Input input;
      input.path = planned.error().file;
      input.failure = planned.error();
      return std::exchange(broken_, true) ? std::nullopt : std::optional(input);
    }
    if (!*planned) return std::nullopt;
    if ((*planned)->shard == shard_) return find(**planned);
  }
}

std::optional<Input> PlannedInputs::find_further(const fs::path& path) {
  auto found = container_->next();
  while (found && found->path != path) found = container_->next();
  return found;
}

Input PlannedInputs::find(const PlannedInput& planned) {
  Input input;
  if (planned.inside.empty()) {
    input.path = planned.path;
    look_at(input);
  } else {
    auto found = inside_ == planned.inside ? find_further(planned.path) : std::nullopt;
    if (!found) {
      // Not opened yet, or named twice: it begins anew.
      inside_ = planned.inside;
      container_.emplace(std::vector<std::string>{inside_.string()}, std::nullopt);
      found = find_further(planned.path);
    }
    if (found) {
      input = *std::move(found);
    } else {
      input.path = planned.path;
      input.failure = Failure{.code = "source-missing",
                              .message = {"Findes ikke længere der, hvor planen siger. Læg planen igen.",
                                          "Is no longer where the plan says. Make the plan again."},
                              .file = planned.path.string()};
    }
  }
  input.maybe = planned.maybe;
  input.sha256 = planned.sha256;
  return input;
}

void PlannedInputs::load(Input& input) {
  if (!input.inside.empty() && container_) container_->load(input);
}

std::string shard_name(std::size_t shard, std::size_t shards) { return numbered(shard, shards, ".jsonl"); }
std::string receipt_name(std::size_t shard, std::size_t shards) { return numbered(shard, shards, ".receipt.jsonl"); }

}  // namespace gribning
