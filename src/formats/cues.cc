// SPDX-License-Identifier: MIT
#include "cues.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "entries.h"
#include "gribning/base/lines.h"
#include "one_line.h"
#include "text_labels.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// How long a cue lasts when nothing says it: about as long as its letters take to say.
constexpr std::int64_t kMillisecondsPerLetter = 60;
constexpr std::int64_t kShortest = 500;
constexpr std::size_t kLongestBracketLabel = 40;

struct Labelled {
  std::string_view label;
  std::string_view talk;
};

/// "[SPEAKER_00]: ja" as whisperX writes, "[S01] ja" as noScribe does. Without a colon only a name with a number
/// counts:
/// "[griner] ja" names nobody.
std::optional<Labelled> bracketed(std::string_view line) {
  if (!line.starts_with('[')) return std::nullopt;
  const std::size_t close = line.substr(0, kLongestBracketLabel + 2).find(']');
  if (close == std::string_view::npos || close < 2) return std::nullopt;
  const std::string_view label = line.substr(1, close - 1);
  std::string_view talk = line.substr(close + 1);
  const bool colon = talk.starts_with(':');
  if (colon) talk.remove_prefix(1);
  const bool letter = (label.front() >= 'A' && label.front() <= 'Z') || (label.front() >= 'a' && label.front() <= 'z');
  const bool digit = label.back() >= '0' && label.back() <= '9';
  if (!colon && !(letter && digit && talk.starts_with(' '))) return std::nullopt;
  return Labelled{label, talk};
}

/// All lines of talk under each other, so that the labels can be found from all together.
class LabelFinder {
 public:
  LabelFinder(const std::vector<Segment>& segments, const ReadOptions& options) {
    std::vector<std::size_t> first_lines;
    for (const Segment& segment : segments) {
      if (segment.nobody || !segment.speaker.empty()) continue;
      first_lines.push_back(count_);
      append(segment.talk);
      if (first_lines.back() == count_) first_lines.pop_back();
    }
    lines_ = text_reader::split_lines(text_);
    std::set<std::string, std::less<>> declared;
    for (const auto& [label, role] : options.roles) declared.insert(label);
    declare_by_layout(first_lines, declared);
    labels_ = text_reader::find_labels(text_, lines_, 0, std::move(declared));
  }

  /// Label and talk of the next line, in the order in which the segments hold them.
  std::optional<Labelled> next(std::string_view line) {
    const text_reader::Line& found = lines_[next_++];
    if (const auto label = bracketed(line)) return label;
    if (found.number || !labels_.opens_turn(text_, found)) return std::nullopt;
    return Labelled{quote(text_, found.label), quote(text_, {found.after_label, found.content.end})};
  }

  static std::vector<std::string_view> lines_of(std::string_view talk) {
    std::vector<std::string_view> lines;
    const Lines index(talk);
    for (std::size_t i = 0; i < index.count(); ++i) {
      const std::string_view line = quote(talk, text_reader::trimmed(talk, index.line(i)));
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

 private:
  void append(std::string_view talk) {
    for (const std::string_view line : lines_of(talk)) {
      (text_ += line) += '\n';
      ++count_;
    }
  }

  /// Where most cues begin with a name and a colon, that is how the file names its speakers, also those who
  /// speak but once.
  void declare_by_layout(const std::vector<std::size_t>& first_lines, std::set<std::string, std::less<>>& declared) {
    std::set<std::string, std::less<>> labels;
    std::size_t with = 0;
    for (const std::size_t i : first_lines) {
      const text_reader::Line& line = lines_[i];
      if (!line.has_label() || !line.spaced || line.number) continue;
      ++with;
      labels.emplace(quote(text_, line.label));
    }
    if (with >= 2 && with * 3 >= first_lines.size() * 2) declared.merge(labels);
  }

  std::string text_;
  std::vector<text_reader::Line> lines_;
  text_reader::Labels labels_;
  std::size_t count_ = 0;
  std::size_t next_ = 0;
};

/// The parts of a segment, one for each label in it.
std::vector<Segment> parts_of(const Segment& segment, LabelFinder& finder) {
  std::vector<Segment> parts = {segment};
  parts.back().talk.clear();
  for (const std::string_view line : LabelFinder::lines_of(segment.talk)) {
    const auto found = finder.next(line);
    if (found) {
      if (!parts.back().talk.empty()) {
        parts.push_back(segment);
        parts.back().talk.clear();
        parts.back().number = 0;
        parts.back().under.clear();
      }
      parts.back().speaker = found->label;
    }
    if (!parts.back().talk.empty()) parts.back().talk += '\n';
    parts.back().talk += found ? found->talk : line;
  }
  return parts;
}

/// The numbers of the cues that say something; empty when they do not rise. They are taken out of the segments.
std::vector<std::int64_t> take_numbers(std::vector<Segment>& segments) {
  std::vector<std::int64_t> numbers;
  bool rising = true;
  for (Segment& segment : segments) {
    const std::int64_t number = std::exchange(segment.number, 0);
    if (segment.nobody || LabelFinder::lines_of(segment.talk).empty()) continue;
    rising = rising && number > (numbers.empty() ? 0 : numbers.back());
    numbers.push_back(number);
  }
  if (!rising) numbers.clear();
  return numbers;
}

std::int64_t length_of(const std::vector<std::string>& lines) {
  std::size_t letters = 0;
  for (const std::string& line : lines) letters += line.size();
  return std::max(kShortest, static_cast<std::int64_t>(letters) * kMillisecondsPerLetter);
}

/// Gives every cue a start and an end that the turns do not have.
class TimeFiller {
 public:
  TimeFiller(const Transcript& transcript, std::vector<TimedCue>& cues) : turns_(transcript.turns), cues_(cues) {}

  void run() {
    std::int64_t at = 0;
    for (std::size_t i = 0; i < cues_.size();) {
      if (turns_[i].start) {
        set(i, std::max<std::int64_t>(*turns_[i].start, 0), next_start(i + 1));
        at = std::max(at, cues_[i++].end);
        continue;
      }
      std::size_t after = i;
      while (after < cues_.size() && !turns_[after].start) ++after;
      const auto limit = next_start(after);
      const auto count = static_cast<std::int64_t>(after - i);
      const bool fits = limit && *limit - at >= count;
      for (std::size_t k = i; k < after; ++k) {
        const auto before = static_cast<std::int64_t>(k - i);
        const std::int64_t begin = fits ? at + (*limit - at) * before / count : k == i ? at : cues_[k - 1].end;
        const auto end = fits ? std::optional(at + (*limit - at) * (before + 1) / count) : std::nullopt;
        set(k, begin, end);
      }
      at = std::max(at, cues_[after - 1].end);
      i = after;
    }
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> next_start(std::size_t i) const {
    return i < turns_.size() ? turns_[i].start : std::nullopt;
  }

  void set(std::size_t i, std::int64_t start, std::optional<std::int64_t> limit) {
    TimedCue& cue = cues_[i];
    cue.start = start;
    cue.end = start + length_of(cue.lines);
    if (limit && *limit > start) cue.end = std::min(cue.end, *limit);
    if (turns_[i].end) cue.end = std::max<std::int64_t>(*turns_[i].end, 0);
  }

  const std::vector<Turn>& turns_;
  std::vector<TimedCue>& cues_;
};

}  // namespace

void name_speakers(std::vector<Segment>& segments, Transcript& transcript, const ReadOptions& options) {
  LabelFinder finder(segments, options);
  std::vector<Segment> named;
  std::size_t with = 0;
  std::size_t without = 0;
  for (Segment& segment : segments) {
    if (segment.nobody || !segment.speaker.empty()) {
      named.push_back(std::move(segment));
      continue;
    }
    for (Segment& part : parts_of(segment, finder)) {
      if (!part.talk.empty()) ++(part.speaker.empty() ? without : with);
      named.push_back(std::move(part));
    }
  }
  segments = std::move(named);
  if (with == 0 || without == 0) return;
  add_note(transcript, "unnamed-talk",
           {fmt::format("{} stykker tale nævner ingen taler; de er læst som »{}«, ikke som den forrige talers.",
                        without, kUnnamed),
            fmt::format("{} stretches of talk name no speaker; they were read as '{}', not as the previous speaker's.",
                        without, kUnnamed)});
}

Result<Transcript> lay_out_cues(std::vector<Segment> segments, Transcript transcript, const ReadOptions& options,
                                const Bilingual& format) {
  Layout layout(transcript, options);
  const std::vector<std::int64_t> numbers = take_numbers(segments);
  layout.add_joined(segments);
  if (numbers.size() == transcript.turns.size()) {
    for (std::size_t i = 0; i < numbers.size(); ++i) transcript.turns[i].number = numbers[i];
  }
  auto laid_out = layout.finish(format);
  if (laid_out) settle_header(*laid_out);
  return laid_out;
}

Cues make_cues(const Transcript& transcript) {
  Cues out;
  std::size_t starts = 0;
  std::size_t ends = 0;
  std::int64_t last = 0;
  bool rising = true;
  for (const Turn& turn : transcript.turns) {
    TimedCue cue;
    const std::string talk = lines_of(transcript, turn.pieces, "\n");
    const Lines lines(talk);
    for (std::size_t i = 0; i < lines.count(); ++i) {
      if (std::string line = one_line(quote(talk, lines.line(i))); !line.empty()) cue.lines.push_back(std::move(line));
    }
    rising = rising && turn.number > last;
    last = turn.number;
    cue.number = turn.number;
    if (!turn.start) ++starts;
    if (!turn.end) ++ends;
    out.cues.push_back(std::move(cue));
  }
  for (std::size_t i = 0; i < out.cues.size() && !rising; ++i) out.cues[i].number = static_cast<std::int64_t>(i) + 1;
  TimeFiller(transcript, out.cues).run();
  if (starts > 0) {
    out.losses.push_back({"times",
                          starts,
                          {"ture uden begyndelsestid, som har fået en beregnet",
                           "turns without a time of beginning, which were given one that was worked out"}});
  }
  if (ends > 0) {
    out.losses.push_back({"end-times",
                          ends,
                          {"ture uden sluttid, som har fået en beregnet",
                           "turns without a time of ending, which were given one that was worked out"}});
  }
  return out;
}

}  // namespace gribning
