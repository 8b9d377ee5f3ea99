// SPDX-License-Identifier: MIT
// One small conversation through the hot path, so that callgrind can count. Everything is loaded, and the conversation
// has been through once, before counting begins; prints the number of words that were counted.
#include <cstdio>
#include <string>

#include "gribning/base/files.h"
#include "gribning/formats/read.h"
#include "gribning/opportunity/find.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#endif

namespace {

const std::string kSource = GRIBNING_SOURCE_DIR;

/// Read, annotate, find opportunities, code the worker's turns.
std::size_t walk(const std::string& bytes, const gribning::Annotators& annotators, const gribning::Reasons& reasons) {
  auto transcript = gribning::read_transcript(bytes, "talk.txt");
  if (!transcript) return 0;
  const auto talk = annotators.annotate(*std::move(transcript));
  std::size_t words = 0;
  for (const auto& tokens : talk.tokens) words += tokens.size();
  const auto opportunities = gribning::find_opportunities(talk, reasons);
  const auto worker_turns = gribning::code_worker_turns(talk);
  return opportunities.empty() || worker_turns.empty() ? 0 : words;
}

}  // namespace

int main() {
  const auto annotators = gribning::Annotators::load(kSource + "/annotations");
  const auto reasons = gribning::Reasons::load(kSource + "/annotations/reasons.tsv");
  const auto bytes = gribning::read_file(kSource + "/corpora/jobcenter/01-opfoelgning-forsamlingshuset.txt");
  if (!annotators || !reasons || !bytes) return 1;
  const auto before = walk(*bytes, *annotators, *reasons);
  CALLGRIND_START_INSTRUMENTATION;
  const auto words = walk(*bytes, *annotators, *reasons);
  CALLGRIND_STOP_INSTRUMENTATION;
  std::printf("%zu\n", words);
  return words == 0 || words != before ? 1 : 0;
}
