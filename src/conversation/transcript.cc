// SPDX-License-Identifier: MIT
#include "gribning/conversation/transcript.h"

#include <algorithm>

namespace gribning {
namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_without_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace

std::string Transcript::talk(TurnIndex turn) const {
  std::string out;
  for (const Span piece : turns[turn].pieces) {
    if (!out.empty() && !piece.empty()) out += ' ';
    out += quote(text, piece);
  }
  return out;
}

std::string_view Transcript::header(std::string_view key) const {
  for (const Metadata& entry : metadata) {
    if (equal_without_case(entry.key, key)) return entry.value;
  }
  return {};
}

std::optional<TurnIndex> Transcript::turn_numbered(std::int64_t number) const {
  const auto found = std::find_if(turns.begin(), turns.end(), [&](const Turn& turn) { return turn.number == number; });
  if (found == turns.end()) return std::nullopt;
  return static_cast<TurnIndex>(found - turns.begin());
}

std::string plain_words(const Turn& turn) {
  std::size_t size = 0;
  for (const Word& word : turn.notation.words) size += word.text.size() + 1;
  std::string out;
  out.reserve(size);
  for (const Word& word : turn.notation.words) {
    if (!out.empty()) out += ' ';
    out += word.text;
  }
  return out;
}

}  // namespace gribning
