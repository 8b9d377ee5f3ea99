// SPDX-License-Identifier: MIT
#include "sheet/legend.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sheet/phrases.h"

namespace gribning {
namespace {

using phrases::Phrase;

/// A mark as the legend shows it.
struct Reading {
  /// Position among the explanations.
  std::size_t rank;
  std::string sign;
  Phrase meaning;
  /// The sign is one example of many ("(0.4)"): the first of its shape stands for all.
  bool example = false;
};

std::string without_digits(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char byte) { return byte < '0' || byte > '9'; });
  return kept;
}

/// The sign around what it encloses: "[…]", "°…°".
std::string around(std::string_view text, const Mark& mark) {
  return without_digits(quote(text, {mark.span.begin, mark.inside.begin})) + "…" +
         without_digits(quote(text, {mark.inside.end, mark.span.end}));
}

bool encloses(const Mark& mark) { return mark.inside != mark.span && !mark.inside.empty(); }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [text](auto each) { return text.starts_with(each); });
}

Reading read_pause(std::string_view sign, const Mark& mark) {
  if (sign == "(.)") return {0, "(.)", {"kort pause, under 0,2 sekund", "short pause, less than 0.2 seconds"}};
  if (mark.milliseconds) return {1, std::string(sign), {"pause i sekunder", "pause in seconds"}, true};
  return {2, std::string(sign), {"pause, hvis længde ikke er målt", "pause, not timed"}, true};
}

std::optional<Reading> read_punctuation(std::string_view sign, Convention convention) {
  if (convention == Convention::plain) return std::nullopt;
  if (sign == ".") return Reading{19, ".", {"faldende tone", "falling tone"}};
  if (sign == ",") return Reading{20, ",", {"jævn tone, der lægger op til mere", "level tone, more to come"}};
  if (sign == "?") return Reading{21, "?", {"stigende tone", "rising tone"}};
  if (sign == "¿") return Reading{22, "¿", {"let stigende tone", "slightly rising tone"}};
  return std::nullopt;
}

std::optional<Reading> read(std::string_view text, const Mark& mark, Convention convention) {
  const auto sign = quote(text, mark.span);
  const auto shape = encloses(mark) ? around(text, mark) : std::string(sign);
  switch (mark.kind) {
    case MarkKind::pause:
      return read_pause(sign, mark);
    case MarkKind::overlap:
    case MarkKind::unpaired:
      return Reading{3, shape, {"tale, der overlapper en andens", "talk that overlaps somebody else's"}};
    case MarkKind::latch:
      return Reading{4, shape, {"ingen pause mellem to ture", "no gap between two turns"}};
    case MarkKind::continuation:
      return Reading{5, shape, {"turen fortsætter", "the turn continues"}};
    case MarkKind::cut_off:
      return Reading{6, "-", {"ordet afbrydes", "the word is cut off"}};
    case MarkKind::stretch:
      return Reading{7, std::string(sign.substr(0, 1)), {"lyden trækkes", "the sound is stretched"}};
    case MarkKind::emphasis:
      // The line below needs a letter to stand under.
      return Reading{8, sign == "\u0332" ? "a\u0332" : shape, {"betonet", "emphasised"}, !encloses(mark)};
    case MarkKind::loud:
      return Reading{9, shape, {"sagt højere end talen omkring", "louder than the talk around"}, !encloses(mark)};
    case MarkKind::quiet:
      return Reading{10, shape, {"sagt lavere end talen omkring", "quieter than the talk around"}};
    case MarkKind::fast:
      return Reading{11, shape, {"sagt hurtigere end talen omkring", "faster than the talk around"}};
    case MarkKind::slow:
      return Reading{12, shape, {"sagt langsommere end talen omkring", "slower than the talk around"}};
    case MarkKind::pitch:
      return Reading{13, std::string(sign), {"tydeligt skift i tonehøjde", "marked shift in pitch"}};
    case MarkKind::breath:
      if (starts_with_any(sign, {".", "∙", "·", "°"}))
        return Reading{14, std::string(sign), {"indånding", "in-breath"}, true};
      return Reading{15, std::string(sign), {"udånding", "out-breath"}, true};
    case MarkKind::laughter:
      return Reading{16, std::string(sign), {"latter", "laughter"}, true};
    case MarkKind::comment:
      // One bracket could be overlap: there an example says more than the sign.
      return Reading{17,
                     sign.starts_with("((") ? shape : std::string(sign),
                     {"beskrivelse af det, der høres eller ses", "description of what is heard or seen"},
                     true};
    case MarkKind::uncertain:
      return Reading{18, shape, {"usikkert, hvad der bliver sagt", "uncertain hearing"}};
    case MarkKind::masked:
      return Reading{23, std::string(sign), {"gjort anonymt", "made anonymous"}, true};
    case MarkKind::punctuation:
      return read_punctuation(sign, convention);
    case MarkKind::arrow:
    case MarkKind::other:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void Legend::add(std::string_view text, const std::vector<Mark>& marks) {
  for (const auto& mark : marks) {
    auto reading = read(text, mark, convention_);
    if (!reading) continue;
    if (!seen_.emplace(reading->rank, reading->example ? std::string() : reading->sign).second) continue;
    std::replace_if(
        reading->sign.begin(), reading->sign.end(), [](char byte) { return byte >= '\t' && byte <= '\r'; }, ' ');
    entries_.push_back({reading->rank, {std::move(reading->sign), std::string(reading->meaning.in(language_))}});
  }
}

std::vector<LegendEntry> Legend::entries() const {
  auto ordered = entries_;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Entry& left, const Entry& right) { return left.rank < right.rank; });
  std::vector<LegendEntry> shown;
  shown.reserve(ordered.size());
  for (auto& entry : ordered) shown.push_back(std::move(entry.shown));
  return shown;
}

}  // namespace gribning
