// SPDX-License-Identifier: MIT
#include <array>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"

namespace gribning {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUtterances = "utterances.jsonl";
/// What ConvoKit keeps beside the utterances, in its older form too.
constexpr std::array<std::string_view, 4> kBeside = {"speakers.json", "users.json", "conversations.json",
                                                     "corpus.json"};

}  // namespace

bool is_corpus(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / kUtterances, error);
}

Result<std::vector<Transcript>> read_path(const fs::path& path, const ReadOptions& options) {
  const fs::path file = is_corpus(path) ? path / kUtterances : path;
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  if (file.filename() != kUtterances) return read_transcripts(*bytes, file, options);
  ReadOptions with_neighbours = options;
  for (const std::string_view name : kBeside) {
    std::error_code error;
    if (!fs::is_regular_file(file.parent_path() / name, error)) continue;
    auto beside = read_file(file.parent_path() / name);
    if (!beside) return tl::unexpected(beside.error());
    with_neighbours.beside.emplace(name, *std::move(beside));
  }
  return read_transcripts(*bytes, file, with_neighbours);
}

}  // namespace gribning
