// SPDX-License-Identifier: MIT
#include "exb_chains.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gribning::exb {
namespace {

bool has_text(const TierStretch& stretch) { return stretch.text.find_first_not_of(" \t\r\n") != std::string::npos; }

void sort_by_place(std::vector<TierStretch>& stretches) {
  std::stable_sort(stretches.begin(), stretches.end(),
                   [](const TierStretch& a, const TierStretch& b) { return a.begin < b.begin; });
}

/// A stretch of the timeline and whose it is.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string speaker;
  std::string text;
};

/// The category whose tiers belong to several speakers, the one with the most events; empty when there is none.
std::string telling_category(const std::vector<ExbTier>& tiers) {
  std::map<std::string, std::set<std::string>> speakers;
  std::map<std::string, std::size_t> events;
  for (const ExbTier& one : tiers) {
    if (one.type != "d" || one.tier.speaker.empty()) continue;
    speakers[one.category].insert(one.tier.speaker);
    events[one.category] += one.tier.stretches.size();
  }
  std::string best;
  for (const auto& [category, count] : events) {
    if (speakers[category].size() > 1 && (best.empty() || count > events[best])) best = category;
  }
  return best;
}

/// Who speaks when: an event with text before one without, the speaker of the words where several have none.
std::vector<Part> parts_of(const std::vector<ExbTier>& tiers, const std::string& category, const Tier& words) {
  std::vector<Part> all;
  for (const ExbTier& one : tiers) {
    if (one.type != "d" || one.category != category) continue;
    for (const TierStretch& stretch : one.tier.stretches) {
      all.push_back({stretch.begin, stretch.end, one.tier.speaker, has_text(stretch) ? stretch.text : ""});
    }
  }
  std::stable_sort(all.begin(), all.end(), [&](const Part& a, const Part& b) {
    const auto key = [&](const Part& part) {
      return std::tuple(part.text.empty(), part.begin, part.end, part.speaker != words.speaker);
    };
    return key(a) < key(b);
  });
  std::vector<Part> parts;
  // Events with text come first; those without fill what is left of the timeline.
  std::map<std::size_t, std::size_t> taken;
  for (Part& part : all) {
    const auto after = taken.upper_bound(part.begin);
    const bool inside = after != taken.begin() && std::prev(after)->second > part.begin;
    const bool around = after != taken.end() && after->first < part.end;
    if (part.text.empty() && (inside || around)) continue;
    auto& end = taken[part.begin];
    end = std::max(end, part.end);
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

std::size_t join_chains(Tier& tier) {
  sort_by_place(tier.stretches);
  std::vector<TierStretch> chains;
  std::size_t joined = 0;
  for (TierStretch& stretch : tier.stretches) {
    const bool goes_on = !chains.empty() && chains.back().end == stretch.begin && stretch.begin != kNoPoint &&
                         has_text(chains.back()) && has_text(stretch);
    if (!goes_on) {
      chains.push_back(std::move(stretch));
      continue;
    }
    chains.back().text += stretch.text;
    chains.back().end = stretch.end;
    ++joined;
  }
  tier.stretches = std::move(chains);
  return joined;
}

bool tell_speakers_apart(std::vector<ExbTier>& tiers) {
  std::vector<std::size_t> talk;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const auto& stretches = tiers[i].tier.stretches;
    if (tiers[i].type == "t" && std::any_of(stretches.begin(), stretches.end(), has_text)) talk.push_back(i);
  }
  const std::string category = telling_category(tiers);
  if (talk.size() != 1 || category.empty()) return false;
  Tier& words = tiers[talk.front()].tier;
  sort_by_place(words.stretches);
  std::vector<Part> parts = parts_of(tiers, category, words);
  // Far from what people make, and slow.
  constexpr std::size_t kMostPairs = 50'000'000;
  if (parts.size() > kMostPairs / (words.stretches.size() + 1)) return false;

  // The words beside each part; a part without either is none.
  std::vector<bool> used(words.stretches.size());
  for (Part& part : parts) {
    const bool own = !part.text.empty();
    for (std::size_t i = 0; i < words.stretches.size(); ++i) {
      const TierStretch& word = words.stretches[i];
      if (word.begin >= part.end) break;
      if (word.begin < part.begin || word.end > part.end) continue;
      if (!own) part.text += word.text;
      used[i] = true;
    }
  }
  const auto beside = static_cast<std::size_t>(std::count(used.begin(), used.end(), true));
  if (beside * 2 < words.stretches.size()) return false;

  for (ExbTier& one : tiers) {
    if (one.type != "d" || one.category != category) continue;
    one.tier.kind = TierKind::talk;
    one.tier.stretches.clear();
    for (const Part& part : parts) {
      if (part.speaker == one.tier.speaker) one.tier.stretches.push_back({part.text, part.begin, part.end, {}});
    }
    sort_by_place(one.tier.stretches);
  }
  // Words beside nobody stay with the speaker of their tier.
  Tier rest = words;
  rest.stretches.clear();
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) rest.stretches.push_back(words.stretches[i]);
  }
  words.kind = TierKind::under;
  words.reason = {"alles ord i én række", "everybody's words on one tier"};
  if (!rest.stretches.empty()) {
    join_chains(rest);
    tiers.push_back({std::move(rest), "d", category});
  }
  return true;
}

}  // namespace gribning::exb
