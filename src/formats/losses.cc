// SPDX-License-Identifier: MIT
#include "losses.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "markup.h"
#include "text_header.h"

namespace gribning {
namespace {

/// Counts by kind, in the order in which the kinds were first met.
class Tally {
 public:
  void add(std::string_view what, Bilingual message, std::size_t count = 1) {
    if (count == 0) return;
    for (Loss& loss : losses_) {
      if (loss.what != what) continue;
      loss.count += count;
      return;
    }
    losses_.push_back({std::string(what), count, std::move(message)});
  }
  [[nodiscard]] std::vector<Loss> take() && { return std::move(losses_); }

 private:
  std::vector<Loss> losses_;
};

std::size_t overlaps(const Turn& turn) {
  return static_cast<std::size_t>(std::count_if(turn.notation.marks.begin(), turn.notation.marks.end(),
                                                [](const Mark& mark) { return mark.kind == MarkKind::overlap; }));
}

std::size_t missing(std::size_t before, std::size_t after) { return before > after ? before - after : 0; }

void compare_under_lines(const Turn& before, const Turn& after, Tally& tally) {
  std::vector<UnderLine> left = after.under;
  for (const UnderLine& line : before.under) {
    const auto found = std::find_if(left.begin(), left.end(), [&](const UnderLine& other) {
      return other.name == line.name && one_space(other.text) == one_space(line.text);
    });
    if (found != left.end()) {
      left.erase(found);
      continue;
    }
    tally.add("under:" + line.name,
              {fmt::format("linjer under ture: {}", line.name), fmt::format("lines under turns: {}", line.name)});
  }
}

void compare_turns(const Transcript& before, const Transcript& after, Tally& tally) {
  if (before.turns.size() != after.turns.size()) {
    tally.add("turns", {"ture deles eller samles anderledes", "turns are divided or joined differently"},
              std::max(before.turns.size(), after.turns.size()) - std::min(before.turns.size(), after.turns.size()));
    return;
  }
  for (TurnIndex i = 0; i < before.turns.size(); ++i) {
    const Turn& was = before.turns[i];
    const Turn& is = after.turns[i];
    if (before.speaker_of(i).label != after.speaker_of(i).label) {
      tally.add("labels", {"talernavne, som formatet ikke kan skrive", "names of speakers that the format can't hold"});
    }
    if (one_space(before.talk(i)) != one_space(after.talk(i))) {
      tally.add("talk", {"ture, hvis tale er ændret", "turns whose talk was changed"});
    }
    if (was.number != is.number) tally.add("numbers", {"turnumre", "turn numbers"});
    // A time that was open and is worked out when the file is read again, and marked so, is no loss.
    const bool open = is.interpolated && (was.interpolated || !was.start || !was.end);
    if (was.start != is.start && !(open && !was.start)) tally.add("times", {"begyndelsestider", "times of beginning"});
    if (was.end != is.end && !(open && !was.end)) tally.add("end-times", {"sluttider", "times of ending"});
    if (was.interpolated != is.interpolated && !open) {
      tally.add("interpolated", {"mærket »beregnet tid«", "the note that a time was worked out"});
    }
    tally.add("overlaps",
              {"overlap, hvis anden halvdel ikke findes igen", "overlaps whose other half is not found again"},
              missing(overlaps(was), overlaps(is)));
    compare_under_lines(was, is, tally);
  }
}

void compare_participants(const Transcript& before, const Transcript& after, Tally& tally) {
  for (const Participant& was : before.participants) {
    const auto is = std::find_if(after.participants.begin(), after.participants.end(),
                                 [&](const Participant& other) { return other.label == was.label; });
    if (is == after.participants.end()) {
      tally.add("participants", {"deltagere, der ikke nævnes", "participants who are not named"});
      continue;
    }
    if (was.role != is->role) tally.add("roles", {"roller", "roles"});
    if (was.description != is->description)
      tally.add("descriptions", {"beskrivelser af deltagere", "descriptions of participants"});
  }
}

void compare_metadata(const Transcript& before, const Transcript& after, Tally& tally) {
  std::map<std::pair<std::string, std::string>, std::size_t> left;
  for (const Metadata& entry : after.metadata) ++left[{entry.key, one_space(entry.value)}];
  for (const Metadata& entry : before.metadata) {
    // Participants are compared as such.
    if (text_reader::is_participant_key(entry.key)) continue;
    auto found = left.find({entry.key, one_space(entry.value)});
    if (found != left.end() && found->second > 0) {
      --found->second;
      continue;
    }
    tally.add("metadata:" + entry.key,
              {fmt::format("oplysningen »{}«", entry.key), fmt::format("the entry '{}'", entry.key)});
  }
}

}  // namespace

bool same_turns(const Transcript& a, const Transcript& b) {
  if (a.turns.size() != b.turns.size()) return false;
  for (TurnIndex i = 0; i < a.turns.size(); ++i) {
    const Turn& x = a.turns[i];
    const Turn& y = b.turns[i];
    if (x.number != y.number || x.start != y.start || x.end != y.end || x.under != y.under) return false;
    if (a.speaker_of(i).label != b.speaker_of(i).label || a.talk(i) != b.talk(i)) return false;
  }
  return true;
}

std::vector<Loss> losses_between(const Transcript& before, const Transcript& after) {
  Tally tally;
  compare_turns(before, after, tally);
  compare_participants(before, after, tally);
  if (before.asides.size() != after.asides.size()) {
    tally.add(
        "asides", {"linjer mellem turene, som ingen siger", "lines between turns that nobody says"},
        std::max(before.asides.size(), after.asides.size()) - std::min(before.asides.size(), after.asides.size()));
  }
  compare_metadata(before, after, tally);
  if (before.language && before.language != after.language) tally.add("language", {"sproget", "the language"});
  if (before.constructed && !after.constructed) {
    tally.add("constructed", {"at samtalen er konstrueret", "that the conversation is constructed"});
  }
  if (before.convention != after.convention) {
    tally.add("convention", {"hvilke transskriptionstegn der bruges", "which transcription signs are used"});
  }
  return std::move(tally).take();
}

}  // namespace gribning
