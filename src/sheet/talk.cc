// SPDX-License-Identifier: MIT
#include "sheet/talk.h"

#include <algorithm>

namespace gribning {
namespace {

bool is_white(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

void keep(JoinedTalk& talk, std::string_view text, Span source) {
  if (!talk.line.empty()) talk.line += ' ';
  talk.chunks.push_back({source, talk.line.size()});
  talk.line += quote(text, source);
}

}  // namespace

JoinedTalk join_talk(std::string_view text, const std::vector<Span>& pieces, const std::vector<Mark>& marks) {
  JoinedTalk talk;
  auto arrow = marks.begin();
  for (const auto piece : pieces) {
    const auto end = std::min(piece.end, static_cast<std::uint32_t>(text.size()));
    auto begin = piece.begin;
    for (auto at = piece.begin; at < end; ++at) {
      while (arrow != marks.end() && (arrow->kind != MarkKind::arrow || arrow->span.end <= at)) ++arrow;
      const bool pointer = arrow != marks.end() && arrow->span.begin <= at;
      if (!pointer && !is_white(text[at])) continue;
      if (begin < at) keep(talk, text, {begin, at});
      begin = at + 1;
    }
    if (begin < end) keep(talk, text, {begin, end});
  }
  return talk;
}

std::size_t JoinedTalk::place_of(std::uint32_t source) const {
  const auto after = std::partition_point(chunks.begin(), chunks.end(),
                                          [source](const Chunk& chunk) { return chunk.source.end <= source; });
  if (after == chunks.end()) return line.size();
  return after->place + (source > after->source.begin ? source - after->source.begin : 0);
}

std::string_view JoinedTalk::what_became_of(Span source) const {
  const auto begin = place_of(source.begin);
  const auto after = std::partition_point(chunks.begin(), chunks.end(),
                                          [source](const Chunk& chunk) { return chunk.source.begin < source.end; });
  if (after == chunks.begin()) return {};
  const auto& last = *std::prev(after);
  const auto end = last.place + std::min(last.source.end, source.end) - last.source.begin;
  if (end <= begin) return {};
  return std::string_view(line).substr(begin, end - begin);
}

}  // namespace gribning
