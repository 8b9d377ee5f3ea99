// SPDX-License-Identifier: MIT
// Each stage of the walk by itself, over the constructed conversations: words a second.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"
#include "gribning/opportunity/find.h"

namespace {

using namespace gribning;  // NOLINT(google-build-using-namespace): everything here measures it
namespace fs = std::filesystem;

const fs::path kSource = GRIBNING_SOURCE_DIR;

/// The conversations as bytes, and what loading gives.
struct Material {
  std::vector<std::string> files;
  Annotators annotators;
  Reasons reasons;
};

Material load() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "corpora")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> files;
  for (const auto& path : paths) files.push_back(read_file(path).value());
  return {std::move(files), Annotators::load(kSource / "annotations").value(),
          Reasons::load(kSource / "annotations" / "reasons.tsv").value()};
}

const Material& material() {
  static const auto kLoaded = load();
  return kLoaded;
}

std::vector<Transcript> read_all() {
  std::vector<Transcript> transcripts;
  for (const auto& bytes : material().files) transcripts.push_back(read_transcript(bytes, "talk.txt").value());
  return transcripts;
}

std::vector<AnnotatedTranscript> annotate_all() {
  std::vector<AnnotatedTranscript> talks;
  for (auto& transcript : read_all()) talks.push_back(material().annotators.annotate(std::move(transcript)));
  return talks;
}

std::int64_t words_of(const std::vector<Transcript>& transcripts) {
  std::size_t words = 0;
  for (const auto& transcript : transcripts) {
    for (const auto& turn : transcript.turns) words += turn.notation.words.size();
  }
  return static_cast<std::int64_t>(words);
}

void count_words(benchmark::State& state) {
  static const auto kWords = words_of(read_all());
  state.SetItemsProcessed(state.iterations() * kWords);
}

void load_everything(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    auto annotators = Annotators::load(kSource / "annotations");
    benchmark::DoNotOptimize(annotators);
  }
}
BENCHMARK(load_everything)->Unit(benchmark::kMillisecond);

void read(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(read_all());
  count_words(state);
}
BENCHMARK(read)->Unit(benchmark::kMillisecond);

/// Every word and way through the cues has been met before: what a long run comes to.
void annotate(benchmark::State& state) {
  benchmark::DoNotOptimize(annotate_all());
  const auto transcripts = read_all();
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& transcript : transcripts) benchmark::DoNotOptimize(material().annotators.annotate(transcript));
  }
  count_words(state);
}
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);

void find_all_opportunities(benchmark::State& state) {
  const auto talks = annotate_all();
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& talk : talks) benchmark::DoNotOptimize(find_opportunities(talk, material().reasons));
  }
  count_words(state);
}
BENCHMARK(find_all_opportunities)->Unit(benchmark::kMillisecond);

void code_all_worker_turns(benchmark::State& state) {
  const auto talks = annotate_all();
  for ([[maybe_unused]] auto _ : state) {
    for (const auto& talk : talks) benchmark::DoNotOptimize(code_worker_turns(talk));
  }
  count_words(state);
}
BENCHMARK(code_all_worker_turns)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
