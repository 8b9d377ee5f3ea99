// SPDX-License-Identifier: MIT
#include "gribning/conversation/notation.h"

#include <array>

#include "scanner.h"

namespace gribning {

std::string_view code(MarkKind kind) {
  constexpr std::array<std::string_view, 21> kCodes = {
      "pause",    "overlap", "unpaired",  "latch",  "continuation", "cut_off", "stretch",
      "laughter", "breath",  "quiet",     "loud",   "emphasis",     "fast",    "slow",
      "pitch",    "comment", "uncertain", "masked", "punctuation",  "arrow",   "other"};
  return kCodes[static_cast<std::size_t>(kind)];
}

Notation read_notation(std::string_view text, const std::vector<Span>& pieces, Convention convention) {
  return notation::Scanner(text, pieces, convention).run();
}

std::string_view code(Convention convention) {
  switch (convention) {
    case Convention::plain:
      return "plain";
    case Convention::jefferson:
      return "jefferson";
    case Convention::chat_ca:
      return "chat_ca";
    case Convention::gat2:
      return "gat2";
  }
  return "plain";
}

std::optional<Convention> convention_from(std::string_view code) {
  for (const Convention convention :
       {Convention::plain, Convention::jefferson, Convention::chat_ca, Convention::gat2}) {
    if (gribning::code(convention) == code) return convention;
  }
  return std::nullopt;
}

}  // namespace gribning
