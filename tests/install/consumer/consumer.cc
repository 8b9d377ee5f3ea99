// SPDX-License-Identifier: MIT
// A program of another project: it reads a transcript and counts its turns.
#include <gribning/base/files.h>
#include <gribning/formats/read.h>

#include <iostream>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const auto transcript = gribning::read_file(arguments[1]).and_then([&](const std::string& bytes) {
    return gribning::read_transcript(bytes, arguments[1]);
  });
  if (!transcript) {
    std::cerr << gribning::describe(transcript.error(), gribning::Language::en) << '\n';
    return 1;
  }
  std::cout << transcript->name << ": " << transcript->turns.size() << " turns\n";
  return transcript->turns.empty() ? 1 : 0;
}
