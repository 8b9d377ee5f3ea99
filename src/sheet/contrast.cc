// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "gribning/sheet/compose.h"
#include "sheet/opening.h"
#include "sheet/talk_composer.h"

namespace gribning {
namespace {

constexpr std::size_t kLinesForAnswers = 8;

/// An opportunity and the extract that shows it.
struct Shown {
  const Opportunity* opportunity = nullptr;
  Extract extract;
};

struct Pair {
  Shown taken_up;
  Shown not_taken_up;
};

/// The same talk would stand on both sides.
bool overlap(const Pair& pair) {
  return pair.taken_up.extract.first <= pair.not_taken_up.extract.last &&
         pair.not_taken_up.extract.first <= pair.taken_up.extract.last;
}

TurnIndex apart(const Pair& pair) {
  const auto left = pair.taken_up.opportunity->turn();
  const auto right = pair.not_taken_up.opportunity->turn();
  return left > right ? left - right : right - left;
}

/// Those that show different talk first. Of them the most alike: the same perspective, the same orientation, both or
/// neither cautious; then the nearest.
auto unlikeness(const Pair& pair) {
  const auto& left = pair.taken_up.opportunity->coding();
  const auto& right = pair.not_taken_up.opportunity->coding();
  const auto differences = int{left.perspective != right.perspective} + int{left.orientation != right.orientation} +
                           int{left.tentative != right.tentative};
  return std::tuple(overlap(pair), differences, apart(pair), left.turn);
}

std::optional<Pair> choose_pair(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                                const SheetOptions& options) {
  std::vector<Shown> taken_up;
  std::vector<Shown> flagged;
  for (const auto& opportunity : opportunities) {
    const bool left = opportunity.coding().verdict == Verdict::taken_up;
    if (!left && !opportunity.flagged()) continue;
    const auto extract = choose_extracts(transcript, {opportunity}, options).front();
    (left ? taken_up : flagged).push_back({&opportunity, extract});
  }
  std::optional<Pair> chosen;
  for (const auto& left : taken_up) {
    for (const auto& right : flagged) {
      const Pair pair{left, right};
      if (!chosen || unlikeness(pair) < unlikeness(*chosen)) chosen = pair;
    }
  }
  return chosen;
}

std::string_view heading_key(const Opportunity& opportunity) {
  switch (opportunity.coding().verdict) {
    case Verdict::taken_up:
      return "contrast.taken-up";
    case Verdict::acknowledged:
      return "contrast.acknowledged";
    default:
      return "contrast.not-taken-up";
  }
}

}  // namespace

Result<Sheet> compose_contrast(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                               const SheetTexts& texts, const SheetOptions& options) {
  const auto pair = choose_pair(transcript, opportunities, options);
  if (!pair)
    return tl::unexpected(Failure{
        .code = "no-contrast",
        .message = {"Samtalen har ikke både et sted, hvor et perspektiv bliver grebet, og et, hvor det ikke gør, så "
                    "der er ingen sekvenser at stille op over for hinanden.",
                    "The conversation has not both a place where a perspective is taken up and one where it is not, "
                    "so there are no sequences to set against each other."},
        .file = transcript.file});
  const auto language = options.language;
  TalkComposer talk(transcript, options);
  auto sheet = open_sheet(transcript, texts, options);
  SheetContrast contrast;
  std::size_t position = 0;
  for (const auto& [opportunity, extract] : {pair->taken_up, pair->not_taken_up}) {
    auto& side = contrast.sides.at(position++);
    side.heading =
        texts.one(heading_key(*opportunity), language) + " (" + talk.place(extract.first, extract.last) + ")";
    side.talk.label = side.heading;
    side.talk.entries = talk.entries(extract);
  }
  sheet.speakers = talk.speakers();
  sheet.sections.push_back(procedure(texts, options));
  sheet.sections.push_back({texts.one("heading.signs", language), SheetSection::Place::together, {}});
  if (auto signs = talk.legend(); signs.empty())
    sheet.sections.pop_back();
  else
    sheet.sections.back().blocks.emplace_back(SheetLegend{std::move(signs)});
  sheet.sections.push_back({texts.one("contrast.heading", language), SheetSection::Place::together, {}});
  auto& sequences = sheet.sections.back().blocks;
  if (overlap(*pair))
    sequences.emplace_back(SheetText{SheetText::Role::plain, texts.one("contrast.overlap", language)});
  sequences.emplace_back(std::move(contrast));
  sheet.sections.push_back({texts.one("heading.questions", language),
                            SheetSection::Place::together,
                            {SheetList{false, texts.all("contrast.question", language)}}});
  sheet.sections.push_back(
      {texts.one("heading.observations", language), SheetSection::Place::together, {SheetRoom{kLinesForAnswers}}});
  return sheet;
}

}  // namespace gribning
