// SPDX-License-Identifier: MIT
#include "gribning/formats/textgrid.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "textgrid_document.h"
#include "tiers.h"

namespace gribning {
namespace {

using textgrid::Grid;
using textgrid::GridTier;
using textgrid::Item;

std::vector<std::optional<std::int64_t>> points_of(const Grid& grid) {
  std::vector<std::int64_t> times;
  for (const GridTier& tier : grid.tiers) {
    for (const Item& item : tier.items) {
      times.push_back(item.begin);
      times.push_back(item.end);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return {times.begin(), times.end()};
}

std::vector<Tier> tiers_of(const Grid& grid, const std::vector<std::optional<std::int64_t>>& points) {
  const auto point = [&](std::int64_t time) {
    return static_cast<std::size_t>(std::lower_bound(points.begin(), points.end(), time) - points.begin());
  };
  std::vector<Tier> tiers;
  for (const GridTier& from : grid.tiers) {
    Tier tier;
    tier.name = from.name.empty() ? "?" : from.name;
    tier.speaker = tier.name;
    if (from.points) {
      tier.kind = TierKind::foreign;
      tier.declared = true;
      tier.reason = {"punkter", "points"};
    }
    for (const Item& item : from.items) {
      tier.stretches.push_back({item.label, point(item.begin), point(item.end), std::nullopt});
    }
    tiers.push_back(std::move(tier));
  }
  return tiers;
}

void say_oddities(const Grid& grid, Transcript& transcript) {
  std::set<std::string_view> names;
  bool repeated = false;
  bool other_bounds = false;
  for (const GridTier& tier : grid.tiers) {
    repeated = repeated || (!tier.points && !names.insert(tier.name).second);
    other_bounds = other_bounds || tier.begin != grid.begin || tier.end != grid.end;
  }
  if (repeated) {
    add_note(transcript, "textgrid-names",
             {"Flere rækker har samme navn. De er læst som samme taler.",
              "Several tiers have the same name. They were read as the same speaker."});
  }
  if (other_bounds) {
    add_note(transcript, "textgrid-bounds",
             {"Rækkerne begynder eller slutter ikke der, hvor filen gør. Tiderne er læst, som de står.",
              "Tiers do not begin or end where the file does. Times were read as they are."});
  }
}

/// A time for every point: open ones evenly between their neighbours, a second apart where there is no neighbour.
std::vector<std::int64_t> times_of(const Timeline& timeline) {
  constexpr std::int64_t kStep = 1000;
  const auto& points = timeline.points;
  std::vector<std::int64_t> times(points.size());
  std::size_t behind = 0;
  std::int64_t last = 0;
  for (std::size_t i = 0; i <= points.size(); ++i) {
    if (i < points.size() && !points[i]) continue;
    const auto open = static_cast<std::int64_t>(i - behind);
    const std::int64_t next = i < points.size() ? *points[i] : last + kStep * (open + 1);
    for (std::size_t j = behind; j < i; ++j) {
      times[j] = last + (next - last) * static_cast<std::int64_t>(j - behind + 1) / (open + 1);
    }
    if (i < points.size()) times[i] = last = next;
    behind = i + 1;
  }
  return times;
}

GridTier grid_tier(const WrittenTier& tier, const std::vector<std::int64_t>& times, const Timeline& timeline) {
  GridTier out;
  out.name = tier.name;
  // A second tier of the same speaker has the speaker's name again.
  for (const auto& piece : tier.pieces) {
    const auto [begin, end] = timeline.of_entry[piece.entry];
    Item item{times[begin], times[end], piece.text};
    if (!out.items.empty()) item.begin = std::max(item.begin, out.items.back().end);
    item.end = std::max(item.end, item.begin + 1);
    out.items.push_back(std::move(item));
  }
  return out;
}

/// Praat wants every moment of an interval tier to lie in an interval.
void fill_gaps(GridTier& tier, std::int64_t begin, std::int64_t end) {
  std::vector<Item> items;
  std::int64_t at = begin;
  for (Item& item : tier.items) {
    if (item.begin > at) items.push_back({at, item.begin, ""});
    at = item.end;
    items.push_back(std::move(item));
  }
  if (at < end || items.empty()) items.push_back({at, end, ""});
  tier.items = std::move(items);
  tier.begin = begin;
  tier.end = end;
}

}  // namespace

int recognise_textgrid(std::string_view text) {
  constexpr std::size_t kHead = 400;
  const std::string_view head = text.substr(0, kHead);
  if (!head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size())).starts_with("File type")) return 0;
  return head.find("\"ooTextFile") != std::string_view::npos && head.find("\"TextGrid\"") != std::string_view::npos ? 95
                                                                                                                    : 0;
}

Result<Transcript> read_textgrid(std::string_view text, const ReadOptions& options) {
  Complaints complaints;
  const auto grid = textgrid::parse(text, complaints);
  if (!grid) return tl::unexpected(grid.error());
  Transcript transcript;
  transcript.format = "textgrid";
  transcript.original = text;
  const auto points = points_of(*grid);
  std::vector<Tier> tiers = tiers_of(*grid, points);
  settle_tiers(tiers);
  say_oddities(*grid, transcript);
  complaints.tell(transcript);
  return turns_from(tiers, PointTimes(points), std::move(transcript), options);
}

Result<Written> write_textgrid(const Transcript& transcript) {
  Grid kept;
  if (transcript.format == "textgrid" && !transcript.original.empty()) {
    const auto original = read_textgrid(transcript.original, {});
    if (original && says_the_same(transcript, *original)) return Written{transcript.original, {}};
    Complaints complaints;
    if (auto grid = textgrid::parse(transcript.original, complaints)) {
      std::vector<Tier> tiers = tiers_of(*grid, points_of(*grid));
      settle_tiers(tiers);
      for (std::size_t i = 0; i < tiers.size(); ++i) {
        if (tiers[i].kind == TierKind::foreign) kept.tiers.push_back(std::move(grid->tiers[i]));
      }
    }
  }
  const std::vector<Entry> entries = entries_of(transcript);
  const Timeline timeline = make_timeline(entries);
  const std::vector<std::int64_t> times = times_of(timeline);
  Grid grid;
  const auto written = tiers_for(transcript, entries, timeline);
  for (const WrittenTier& tier : written) {
    grid.tiers.push_back(grid_tier(tier, times, timeline));
    if (!tier.above && tier.speaker) grid.tiers.back().name = transcript.participants[*tier.speaker].label;
    if (tier.above && written[*tier.above].speaker) {
      grid.tiers.back().name = tier.line + "@" + transcript.participants[*tier.speaker].label;
    }
  }
  std::move(kept.tiers.begin(), kept.tiers.end(), std::back_inserter(grid.tiers));
  for (const GridTier& tier : grid.tiers) {
    if (tier.items.empty()) continue;
    grid.begin = std::min(grid.begin, tier.items.front().begin);
    grid.end = std::max(grid.end, tier.items.back().end);
  }
  // Not even an empty tier may be without length.
  grid.end = std::max(grid.end, grid.begin + 1);
  for (GridTier& tier : grid.tiers) {
    if (!tier.points) {
      fill_gaps(tier, grid.begin, grid.end);
    } else {
      tier.begin = grid.begin;
      tier.end = grid.end;
    }
  }
  return Written{textgrid::print(grid), {}};
}

}  // namespace gribning
