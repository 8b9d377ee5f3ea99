// SPDX-License-Identifier: MIT
#include "tiers.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "gribning/base/utf8.h"
#include "text_header.h"

namespace gribning {
namespace {

/// What the name of a tier says in lower case when it is no talk: how one of its words begins, or a whole word. An
/// interpreter ("oversætter") speaks, a translation ("oversættelse") does not.
constexpr std::array<std::string_view, 25> kBeginnings = {
    "translation", "oversættel", "gloss",  "glose",  "gest",  "gaze",  "nonv",    "kommentar", "comment",
    "note",        "bemærk",     "kode",   "coding", "codes", "lemma", "morph",   "morf",      "phon",
    "pitch",       "tonehøj",    "intens", "word",   "mimik", "ordkl", "gribning"};
constexpr std::array<std::string_view, 9> kWholeWords = {"blik", "krop", "body", "pos",  "fon",
                                                         "ipa",  "ord",  "tema", "theme"};

std::string lower(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    const std::int32_t small = c < 0 ? c : u_tolower(c);
    // Letters keep their length in the alphabets of the list; others are left as they are.
    if (small < 0x80 && small >= 0) {
      out += static_cast<char>(small);
    } else if (small >= 0x80 && small < 0x800) {
      out += static_cast<char>(0xC0 | (small >> 6));
      out += static_cast<char>(0x80 | (small & 0x3F));
    } else {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

bool is_any_letter(std::int32_t c) { return c >= 0 && u_isalpha(c) != 0; }

bool names_annotation(std::string_view name) {
  const std::string small = lower(name);
  std::vector<std::string_view> parts;
  for (std::size_t at = 0, begin = std::string::npos; at <= small.size();) {
    const std::size_t here = at;
    const bool letter = at < small.size() && is_any_letter(next_code_point(small, at));
    if (at == here) ++at;
    if (letter && begin == std::string::npos) begin = here;
    if (!letter && begin != std::string::npos) {
      parts.push_back(std::string_view(small).substr(begin, here - begin));
      begin = std::string::npos;
    }
  }
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return std::find(kWholeWords.begin(), kWholeWords.end(), part) != kWholeWords.end() ||
           std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](std::string_view beginning) { return part.starts_with(beginning); });
  });
}

bool has_text(const TierStretch& stretch) { return stretch.text.find_first_not_of(" \t\r\n") != std::string::npos; }

std::vector<const TierStretch*> filled(const Tier& tier) {
  std::vector<const TierStretch*> out;
  for (const TierStretch& stretch : tier.stretches) {
    if (has_text(stretch) && stretch.begin != kNoPoint && stretch.end != kNoPoint) out.push_back(&stretch);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TierStretch* a, const TierStretch* b) { return a->begin < b->begin; });
  return out;
}

std::size_t count_filled(const Tier& tier) {
  return static_cast<std::size_t>(std::count_if(tier.stretches.begin(), tier.stretches.end(), has_text));
}

enum class Division { none, divides, runs_beside };

/// Whether the stretches of `tier` divide those of `whole` from end to end.
Division division(const std::vector<const TierStretch*>& tier, const std::vector<const TierStretch*>& whole) {
  if (tier.size() < whole.size() || tier.size() < 2 || whole.empty()) return Division::none;
  std::size_t at = 0;
  std::size_t divided = 0;
  bool one_to_one = true;
  for (const TierStretch* big : whole) {
    const std::size_t first = at;
    while (at < tier.size() && tier[at]->begin >= big->begin && tier[at]->end <= big->end) ++at;
    if (at == first) continue;
    if (tier[first]->begin != big->begin || tier[at - 1]->end != big->end) return Division::none;
    one_to_one = one_to_one && at == first + 1;
    ++divided;
  }
  // What lies in none of the whole's, or a whole tier that is mostly empty: this is somebody else's talk.
  if (at < tier.size() || divided * 2 < whole.size()) return Division::none;
  return one_to_one ? Division::runs_beside : Division::divides;
}

void lay_under(std::vector<Tier>& tiers, std::size_t tier, std::size_t above, Bilingual reason) {
  tiers[tier].kind = TierKind::under;
  tiers[tier].name = without_speaker(tiers[tier].name, tiers[above].name);
  tiers[tier].above = above;
  tiers[tier].reason = std::move(reason);
}

/// The talk tier that each tier lies under, at last; kNoPoint for none and for circles.
std::size_t root_of(const std::vector<Tier>& tiers, std::size_t tier) {
  for (std::size_t steps = 0; steps <= tiers.size(); ++steps) {
    if (tiers[tier].kind == TierKind::talk) return tier;
    if (!tiers[tier].above) return kNoPoint;
    tier = *tiers[tier].above;
  }
  return kNoPoint;
}

/// What lies under a tier that is no talk is none either.
void set_aside_lines_of_foreign_tiers(std::vector<Tier>& tiers) {
  for (bool changed = true; changed;) {
    changed = false;
    for (Tier& tier : tiers) {
      if (tier.kind != TierKind::under || !tier.above || tiers[*tier.above].kind != TierKind::foreign) continue;
      tier.kind = TierKind::foreign;
      tier.reason = {"hører til " + tiers[*tier.above].name, "belongs to " + tiers[*tier.above].name};
      changed = true;
    }
  }
}

/// Talk, as far as the document says.
bool is_open(const Tier& tier) { return tier.kind == TierKind::talk && !tier.declared; }

/// "translation@B" beside a tier "B".
void lay_named_tiers_under(std::vector<Tier>& tiers) {
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (!is_open(tiers[i])) continue;
    const std::size_t sign = tiers[i].name.find('@');
    if (sign == std::string::npos || sign == 0) continue;
    for (std::size_t j = 0; j < tiers.size(); ++j) {
      if (j == i || tiers[j].kind != TierKind::talk) continue;
      if (without_speaker(tiers[i].name, tiers[j].name) == tiers[i].name) continue;
      lay_under(tiers, i, j, {"navnet siger, hvilken række den hører til", "its name says which tier it belongs to"});
      break;
    }
  }
}

/// A tier whose stretches divide those of another, or run beside them.
void lay_dividing_tiers_under(std::vector<Tier>& tiers) {
  std::vector<std::vector<const TierStretch*>> stretches;
  for (const Tier& tier : tiers) stretches.push_back(filled(tier));
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (!is_open(tiers[i])) continue;
    for (std::size_t j = 0; j < tiers.size(); ++j) {
      if (j == i || tiers[j].kind != TierKind::talk) continue;
      const Division found = division(stretches[i], stretches[j]);
      if (found == Division::divides) {
        lay_under(tiers, i, j, {"den deler en anden rækkes stykker", "it divides the stretches of another tier"});
        break;
      }
      if (found == Division::runs_beside && j < i) {
        lay_under(tiers, i, j, {"den følger en anden rækkes stykker", "it runs beside the stretches of another tier"});
        break;
      }
    }
  }
}

}  // namespace

std::string without_speaker(std::string_view name, std::string_view speaker) {
  if (speaker.empty() || name.size() <= speaker.size() + 1) return std::string(name);
  // "translation@B#2" is the second of its name.
  std::string_view stem = name;
  const std::size_t sign = stem.rfind('#');
  if (sign != std::string_view::npos && sign + 1 < stem.size() &&
      stem.find_first_not_of("0123456789", sign + 1) == std::string_view::npos &&
      !speaker.ends_with(stem.substr(sign))) {
    stem = stem.substr(0, sign);
  }
  constexpr std::string_view kSigns = "@-_. :";
  if (stem.size() > speaker.size() + 1 && stem.ends_with(speaker) &&
      kSigns.find(stem[stem.size() - speaker.size() - 1]) != std::string_view::npos) {
    return std::string(stem.substr(0, stem.size() - speaker.size() - 1));
  }
  if (name.starts_with(speaker) && kSigns.find(name[speaker.size()]) != std::string_view::npos) {
    return std::string(name.substr(speaker.size() + 1));
  }
  return std::string(name);
}

void settle_tiers(std::vector<Tier>& tiers) {
  for (Tier& tier : tiers) {
    if (is_open(tier) && tier.name == kRemarks) tier.kind = TierKind::remarks;
  }
  lay_named_tiers_under(tiers);
  lay_dividing_tiers_under(tiers);
  // A name alone counts only while talk is left.
  const auto spoken = [&] {
    return std::count_if(tiers.begin(), tiers.end(), [](const Tier& tier) {
      return tier.kind == TierKind::talk && count_filled(tier) > 0 && !(names_annotation(tier.name) && !tier.declared);
    });
  };
  const bool talk_left = spoken() > 0;
  for (std::size_t i = 0; i < tiers.size() && talk_left; ++i) {
    if (!is_open(tiers[i]) || !names_annotation(tiers[i].name)) continue;
    tiers[i].kind = TierKind::foreign;
    tiers[i].reason = {"navnet siger, at det ikke er tale", "its name says that it is no talk"};
  }
  set_aside_lines_of_foreign_tiers(tiers);
}

namespace {

/// What a stretch says and when; one without a place stands behind what is above it, at `above`.
Entry entry_from(const TierStretch& stretch, const PointTimes& times, bool interpolate, double above) {
  Entry entry;
  entry.text = stretch.text;
  entry.at = above;
  if (stretch.begin == kNoPoint) return entry;
  times.place(entry, stretch.begin, stretch.end == kNoPoint ? stretch.begin : stretch.end);
  if (stretch.end == kNoPoint) entry.end.reset();
  if (entry.interpolated && !interpolate) {
    if (!times.known(stretch.begin)) entry.start.reset();
    if (stretch.end != kNoPoint && !times.known(stretch.end)) entry.end.reset();
    entry.interpolated = false;
  }
  return entry;
}

/// What lies under a turn, tier by tier, before it is put into words.
class UnderLines {
 public:
  UnderLines(const std::vector<Tier>& tiers, const std::vector<std::vector<std::size_t>>& entry_of)
      : tiers_(tiers), entry_of_(entry_of) {}

  /// Adds the tier's lines to the entries; answers how many of its stretches lie under no turn.
  std::size_t add(std::size_t tier, std::vector<Entry>& entries) {
    std::map<std::size_t, std::string> lines;
    std::size_t lost = 0;
    for (const TierStretch& stretch : tiers_[tier].stretches) {
      if (!has_text(stretch)) continue;
      const std::size_t entry = entry_under(tier, stretch);
      if (entry == kNoPoint) {
        ++lost;
        continue;
      }
      std::string& line = lines[entry];
      const std::size_t begin = stretch.text.find_first_not_of(" \t\r\n");
      if (!line.empty()) line += ' ';
      line += stretch.text.substr(begin, stretch.text.find_last_not_of(" \t\r\n") - begin + 1);
    }
    for (auto& [entry, line] : lines) entries[entry].under.push_back({tiers_[tier].name, std::move(line)});
    return lost;
  }

 private:
  /// By the document's own references, as far as they lead; then by place.
  std::size_t entry_under(std::size_t tier, const TierStretch& stretch) {
    const TierStretch* at = &stretch;
    for (std::size_t steps = 0; steps <= tiers_.size() && at->parent && tiers_[tier].above; ++steps) {
      tier = *tiers_[tier].above;
      if (*at->parent >= tiers_[tier].stretches.size()) return kNoPoint;
      if (tiers_[tier].kind == TierKind::talk) return entry_of_[tier][*at->parent];
      at = &tiers_[tier].stretches[*at->parent];
    }
    if (at->begin == kNoPoint) return kNoPoint;
    const std::size_t root = tiers_[tier].above ? root_of(tiers_, tier) : kNoPoint;
    if (root != kNoPoint) {
      const std::size_t entry = entry_at(root, *at);
      if (entry != kNoPoint) return entry;
    }
    for (const bool same_speaker : {true, false}) {
      if (!same_speaker && !tiers_[tier].speaker.empty() && root != kNoPoint) break;
      for (std::size_t i = 0; i < tiers_.size(); ++i) {
        if (tiers_[i].kind != TierKind::talk || (tiers_[i].speaker == tiers_[tier].speaker) != same_speaker) continue;
        const std::size_t entry = entry_at(i, *at);
        if (entry != kNoPoint) return entry;
      }
    }
    return kNoPoint;
  }

  /// The entry of the talk tier that the stretch begins in.
  std::size_t entry_at(std::size_t tier, const TierStretch& stretch) {
    auto& sorted = sorted_[tier];
    const auto& all = tiers_[tier].stretches;
    if (sorted.empty()) {
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].begin != kNoPoint && all[i].end != kNoPoint && has_text(all[i])) sorted.push_back(i);
      }
      std::stable_sort(sorted.begin(), sorted.end(),
                       [&](std::size_t a, std::size_t b) { return all[a].begin < all[b].begin; });
    }
    const auto after = std::upper_bound(sorted.begin(), sorted.end(), stretch.begin,
                                        [&](std::size_t point, std::size_t i) { return point < all[i].begin; });
    if (after == sorted.begin()) return kNoPoint;
    const std::size_t found = *(after - 1);
    if (stretch.begin >= all[found].end && stretch.begin != all[found].begin) return kNoPoint;
    return entry_of_[tier][found];
  }

  const std::vector<Tier>& tiers_;
  const std::vector<std::vector<std::size_t>>& entry_of_;
  std::map<std::size_t, std::vector<std::size_t>> sorted_;
};

std::string joined(const std::vector<std::string>& names) {
  constexpr std::size_t kMostNames = 24;
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) {
    if (i > 0) out += ", ";
    out += names[i];
  }
  if (names.size() > kMostNames) out += ", …";
  return out;
}

/// Which tier was read as what, in one message.
void say_tiers(const std::vector<Tier>& tiers, Transcript& transcript) {
  std::vector<std::string> talk;
  std::vector<std::string> under;
  std::vector<std::string> under_en;
  std::vector<std::string> foreign;
  std::vector<std::string> foreign_en;
  for (const Tier& tier : tiers) {
    const auto with_reason = [&](const std::string& reason) {
      return reason.empty() ? tier.name : tier.name + " (" + reason + ")";
    };
    if (tier.kind == TierKind::talk) talk.push_back(tier.name);
    if (tier.kind == TierKind::under) {
      under.push_back(with_reason(tier.reason.da));
      under_en.push_back(with_reason(tier.reason.en));
    }
    if (tier.kind == TierKind::foreign) {
      foreign.push_back(with_reason(tier.reason.da));
      foreign_en.push_back(with_reason(tier.reason.en));
    }
  }
  if (under.empty() && foreign.empty()) return;
  Bilingual message{"Rækker læst som tale: " + joined(talk) + ".", "Tiers read as talk: " + joined(talk) + "."};
  if (!under.empty()) {
    message.da += " Under turene: " + joined(under) + ".";
    message.en += " Under the turns: " + joined(under_en) + ".";
  }
  if (!foreign.empty()) {
    message.da += " Ikke tale: " + joined(foreign) + ".";
    message.en += " No talk: " + joined(foreign_en) + ".";
  }
  add_note(transcript, "tiers", std::move(message));
}

}  // namespace

Result<Transcript> turns_from(const std::vector<Tier>& tiers, const PointTimes& times, Transcript transcript,
                              const ReadOptions& options) {
  std::vector<Entry> entries;
  std::vector<std::vector<std::size_t>> entry_of(tiers.size());
  std::size_t empty = 0;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Tier& tier = tiers[i];
    if (tier.kind != TierKind::talk && tier.kind != TierKind::remarks) continue;
    std::optional<ParticipantIndex> speaker;
    if (tier.kind == TierKind::talk) speaker = speaker_labelled(transcript, tier.speaker);
    entry_of[i].assign(tier.stretches.size(), kNoPoint);
    double at = 0;
    for (std::size_t j = 0; j < tier.stretches.size(); ++j) {
      const TierStretch& stretch = tier.stretches[j];
      Entry entry = entry_from(stretch, times, options.interpolate, at);
      entry.speaker = speaker;
      at = entry.at;
      if (!has_text(stretch)) {
        ++empty;
        continue;
      }
      entry_of[i][j] = entries.size();
      entries.push_back(std::move(entry));
    }
  }
  UnderLines lines(tiers, entry_of);
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Tier& tier = tiers[i];
    std::size_t left = tier.kind == TierKind::foreign ? tier.stretches.size() : 0;
    if (tier.kind == TierKind::under) left = lines.add(i, entries);
    if (left > 0 || tier.kind == TierKind::foreign) {
      transcript.metadata.push_back({std::string(kForeignTier) + tier.name, std::to_string(left)});
    }
  }
  if (empty > 0) {
    add_note(transcript, "empty-annotations",
             {fmt::format("{} stykker uden tekst er ikke læst som ture, og heller ikke som stilhed.", empty),
              fmt::format("{} stretches without text were read neither as turns nor as silence.", empty)});
  }
  sort_by_time(entries);
  say_tiers(tiers, transcript);
  const auto worked_out = static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [](const Entry& entry) { return entry.interpolated; }));
  if (worked_out > 0) {
    add_note(transcript, "interpolated-times",
             {fmt::format("Filen giver ikke alle tider: for {} ture er de beregnet ud fra naboerne og mærket sådan.",
                          worked_out),
              fmt::format("The file does not give all times: for {} turns they were worked out from their neighbours "
                          "and marked as such.",
                          worked_out)});
  }
  return lay_out(std::move(entries), std::move(transcript), options);
}

std::vector<WrittenTier> tiers_for(const Transcript& transcript, const std::vector<Entry>& entries,
                                   const Timeline& timeline) {
  const std::vector<std::size_t> tier_of = tiers_of(entries, timeline);
  std::vector<std::size_t> order(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return timeline.of_entry[a].begin < timeline.of_entry[b].begin;
  });
  std::map<std::string, std::size_t> names;
  const auto unused = [&](std::string name) {
    if (name.empty()) name = "?";
    std::string wanted = name;
    for (std::size_t n = 2; names.contains(name); ++n) name = fmt::format("{}#{}", wanted, n);
    names.emplace(name, names.size());
    return name;
  };
  std::vector<WrittenTier> tiers;
  std::map<std::pair<std::optional<ParticipantIndex>, std::size_t>, std::size_t> of_speaker;
  const auto talk_tier = [&](std::optional<ParticipantIndex> speaker, std::size_t nth) {
    const auto [at, added] = of_speaker.try_emplace({speaker, nth}, tiers.size());
    if (added) {
      tiers.push_back({unused(speaker ? transcript.participants[*speaker].label : std::string(kRemarks)),
                       "",
                       speaker,
                       std::nullopt,
                       {}});
    }
    return at->second;
  };
  for (ParticipantIndex i = 0; i < transcript.participants.size(); ++i) talk_tier(i, 0);
  for (const std::size_t i : order) {
    tiers[talk_tier(entries[i].speaker, tier_of[i])].pieces.push_back({i, entries[i].text});
  }
  // The nth line of a name under a turn goes to the nth tier of that name.
  const std::size_t talk_tiers = tiers.size();
  for (std::size_t talk = 0; talk < talk_tiers; ++talk) {
    std::map<std::pair<std::string, std::size_t>, std::size_t> under;
    for (std::size_t piece = 0; piece < tiers[talk].pieces.size(); ++piece) {
      const std::size_t entry = tiers[talk].pieces[piece].entry;
      std::map<std::string, std::size_t> seen;
      for (const UnderLine& line : entries[entry].under) {
        const auto [at, added] = under.try_emplace({line.name, seen[line.name]++}, tiers.size());
        if (added) {
          tiers.push_back({unused(line.name + "@" + tiers[talk].name), line.name, tiers[talk].speaker, talk, {}});
        }
        tiers[at->second].pieces.push_back({entry, line.text});
      }
    }
  }
  return tiers;
}

std::vector<Metadata> header_for(const Transcript& transcript, const std::vector<Entry>& entries) {
  std::vector<Metadata> header;
  for (const Metadata& entry : transcript.metadata) {
    if (entry.key.starts_with(kForeignTier) || text_reader::is_participant_key(entry.key)) continue;
    header.push_back(entry);
  }
  for (const Participant& participant : transcript.participants) {
    const bool sure = participant.role_source >= RoleSource::declared && participant.role != Role::unknown;
    if (participant.description.empty() && !sure) continue;
    std::string value = participant.label + " =";
    if (!participant.description.empty()) value += " " + participant.description;
    if (sure) value += fmt::format(" ({})", code(participant.role));
    header.push_back({"Participant", std::move(value)});
  }
  const auto has = [&](std::initializer_list<std::string_view> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return !transcript.header(key).empty(); });
  };
  if (transcript.language && !has({"Language", "Sprog", "Languages"})) {
    header.push_back({"Language", std::string(code(*transcript.language))});
  }
  if (transcript.constructed && !has({"Constructed", "Konstrueret"})) header.push_back({"Constructed", "yes"});
  if (const auto line = convention_line(transcript, entries)) header.push_back(*line);
  return header;
}

}  // namespace gribning
