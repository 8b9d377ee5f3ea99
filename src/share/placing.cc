// SPDX-License-Identifier: MIT
#include "placing.h"

#include <algorithm>

#include "gribning/base/utf8.h"

namespace gribning::share {
namespace {

/// So many code points on either side decide between places with the same words.
constexpr std::size_t kContext = 48;

bool is_space(std::int32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0; }

std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
  const auto limit = std::min(a.size(), b.size());
  std::size_t count = 0;
  while (count < limit && a[count] == b[count]) ++count;
  return count;
}

/// 0 at the beginning of the range and within it.
std::size_t distance(std::size_t point, CodePoints range) {
  if (point < range.begin) return range.begin - point;
  return point < range.end || point == range.begin ? 0 : point - range.end + 1;
}

Place lost(std::string da, std::string en) { return {Fate::lost, 0, {}, {std::move(da), std::move(en)}}; }

}  // namespace

Squeezed::Squeezed(std::string_view text) {
  std::size_t point = 0;
  bool gap = false;
  for (std::size_t at = 0; at < text.size(); ++point) {
    const std::size_t begin = at;
    if (is_space(next_code_point(text, at))) {
      gap = true;
      continue;
    }
    if (gap && !text_.empty()) {
      text_ += ' ';
      points_.push_back(point);
    }
    gap = false;
    text_ += text.substr(begin, at - begin);
    points_.insert(points_.end(), at - begin, point);
  }
  points_.push_back(point);
}

std::optional<TurnIndex> turn_at(const Transcript& transcript, Span span) {
  std::optional<TurnIndex> best;
  std::uint32_t most = 0;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Span turn = transcript.turns[i].span;
    const bool touches = span.empty() ? turn.begin <= span.begin && span.begin <= turn.end : turn.overlaps(span);
    if (!touches) continue;
    const std::uint32_t shared = span.empty() ? 0 : std::min(turn.end, span.end) - std::max(turn.begin, span.begin);
    if (best && shared <= most) continue;
    best = i;
    most = shared;
  }
  for (TurnIndex i = 0; !best && i < transcript.turns.size(); ++i) {
    if (transcript.turns[i].span.begin >= span.begin) best = i;
  }
  return best;
}

Placing::Placing(const Transcript& transcript, std::string_view coded)
    : transcript_(transcript),
      coded_(coded),
      plain_(transcript),
      squeezed_(plain_.text()),
      same_(plain_.text() == coded) {}

Place Placing::at(CodePoints points, Fate fate, Bilingual reason) const {
  const Span span = plain_.span_of(points);
  const auto turn = turn_at(transcript_, span);
  if (!turn) return lost("det kodede står uden for turene", "what was coded stands outside the turns");
  return {fate, *turn, span, std::move(reason)};
}

Place Placing::place(CodePoints points) const {
  if (same_) {
    if (points.begin > plain_.length())
      return lost("stedet ligger efter tekstens slutning", "the place is behind the end of the text");
    return at({points.begin, std::min(points.end, plain_.length())}, Fate::placed, {});
  }
  const std::size_t begin = byte_of(coded_, points.begin);
  const std::size_t size = byte_of(coded_.substr(begin), points.end - std::min(points.begin, points.end));
  const std::size_t before = byte_of(coded_, points.begin > kContext ? points.begin - kContext : 0);
  const auto behind = coded_.substr(begin + size);
  return find(coded_.substr(begin, size), coded_.substr(before, begin - before),
              behind.substr(0, byte_of(behind, kContext)), {points.begin, points.begin});
}

Place Placing::find(std::string_view words, std::string_view before, std::string_view after,
                    CodePoints expected) const {
  std::string wanted = Squeezed(words).text();
  const std::string left = Squeezed(before).text();
  const std::string right = Squeezed(after).text();
  // Nothing was selected: the place is between what stood before and after it.
  std::size_t skipped = 0;
  if (wanted.empty()) {
    if (left.empty() && right.empty()) return lost("der er ikke markeret noget", "nothing is selected");
    wanted = left + (left.empty() || right.empty() ? "" : " ") + right;
    skipped = left.size();
  }
  const std::string_view text = squeezed_.text();
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (auto found = text.find(wanted); found != std::string_view::npos; found = text.find(wanted, found + 1)) {
    const auto until = text.substr(0, found == 0 ? 0 : found - (text[found - 1] == ' ' ? 1 : 0));
    auto from = text.substr(found + wanted.size());
    if (from.starts_with(' ')) from.remove_prefix(1);
    const std::size_t context = common_end(until, left) + common_beginning(from, right);
    const bool nearer = best && distance(squeezed_.point(found), expected) < distance(squeezed_.point(*best), expected);
    if (best && (context < most || (context == most && !nearer))) continue;
    best = found;
    most = context;
  }
  if (!best) return lost("ordene står ikke i samtalen", "the words are not in the conversation");
  const CodePoints points = words.empty() || skipped > 0
                                ? CodePoints{squeezed_.point(*best + skipped), squeezed_.point(*best + skipped)}
                                : CodePoints{squeezed_.point(*best), squeezed_.point(*best + wanted.size() - 1) + 1};
  if (distance(points.begin, expected) == 0) return at(points, Fate::placed, {});
  return at(points, Fate::moved,
            {"teksten er ændret; fundet igen på ordene", "the text was changed; found again by its words"});
}

}  // namespace gribning::share
