// SPDX-License-Identifier: MIT
// Any bytes as a REFI-QDA package, and as the project file and the text within one.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gribning/base/zip.h"
#include "gribning/formats/read.h"
#include "gribning/share/receive.h"

namespace {

void receive(std::string_view bytes) {
  static const auto kTranscript = gribning::read_transcript("B: jeg kunne måske\nS: okay\n", "haven.txt");
  const gribning::Transcript* one = &*kTranscript;
  const auto received = gribning::receive_refi(bytes, {&one, 1});
  if (!received) return;
  for (const auto& line : received->placements) {
    if (line.turn && *line.turn >= one->turns.size()) std::abort();
    if (line.turn.has_value() == (line.fate == gribning::Fate::lost)) std::abort();
  }
  for (const auto& coding : received->codings) {
    for (const auto& passage : coding.passages) {
      if (passage.span.end > one->text.size() || passage.span.begin > passage.span.end) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  receive(bytes);
  // The same bytes as what lies in a sound package: up to a NUL the project, behind it the text.
  const auto end = bytes.find('\0');
  const std::array files{
      gribning::ZippedFile{"project.qde", std::string(bytes.substr(0, end)), false},
      gribning::ZippedFile{"sources/text.txt",
                           end == std::string_view::npos ? std::string() : std::string(bytes.substr(end + 1)), false}};
  if (const auto zip = gribning::write_zip(files)) receive(*zip);
  return 0;
}
