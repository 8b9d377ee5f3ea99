// SPDX-License-Identifier: MIT
#include "gribning/formats/meeting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "characters.h"
#include "clocks.h"
#include "cues.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "markup.h"
#include "text_lines.h"

namespace gribning {
namespace {

const Bilingual kMeetingFormat = {"mødeudskrift", "meeting transcript"};

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLinesToLookAt = 400;
constexpr std::string_view kOtter = "Transcribed by https://otter.ai";

enum class Kind { none, spaced, loose, time_alone, bracketed, range };

/// A line that says who speaks from when on.
struct Heading {
  Kind kind = Kind::none;
  std::string_view name;
  std::int64_t start = 0;
  std::optional<std::int64_t> end;
};

/// Programs write "0:0:3.5" where people write "0:00:03.5".
std::optional<Heading> read_range(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  if (arrow == std::string_view::npos || line.size() > kLongestName) return std::nullopt;
  const auto start = parse_clock(text_reader::trimmed(line.substr(0, arrow)));
  const auto end = parse_clock(text_reader::trimmed(line.substr(arrow + 3)));
  if (!start || !end) return std::nullopt;
  return Heading{Kind::range, {}, *start, end};
}

/// "[Anna Hansen] 14:02:11"
std::optional<Heading> read_bracketed(std::string_view line) {
  const std::size_t close = line.find(']');
  if (!line.starts_with('[') || close == std::string_view::npos || close < 2 || close > kLongestName) {
    return std::nullopt;
  }
  const std::string_view rest = text_reader::trimmed(line.substr(close + 1));
  const auto time = std::count(rest.begin(), rest.end(), ':') == 2 ? parse_clock(rest) : std::nullopt;
  if (!time) return std::nullopt;
  return Heading{Kind::bracketed, text_reader::trimmed(line.substr(1, close - 1)), *time, std::nullopt};
}

bool is_capitalised(std::string_view name) {
  return std::isupper(static_cast<unsigned char>(name.front())) != 0 ||
         static_cast<unsigned char>(name.front()) >= 0xC3;
}

Heading read_heading(std::string_view line) {
  if (line.empty() || line.size() > kLongestName + 20) return {};
  if (const auto range = read_range(line)) return *range;
  if (const auto bracketed = read_bracketed(line)) return *bracketed;
  const std::size_t space = line.find_last_of(" \t");
  const std::string_view last = space == std::string_view::npos ? line : line.substr(space + 1);
  if (!is_digit(last.front()) || !is_digit(last.back()) || last.find(':') == std::string_view::npos) return {};
  const auto time = parse_clock(last, ".");
  if (!time) return {};
  if (space == std::string_view::npos) return {Kind::time_alone, {}, *time, std::nullopt};
  const std::string_view name = text_reader::trimmed(line.substr(0, space));
  const std::string_view gap = line.substr(name.size(), line.size() - last.size() - name.size());
  const bool sentence = name.find(':') != std::string_view::npos || name.find_last_of(".,?!;") + 1 == name.size();
  if (name.empty() || name.size() > kLongestName || sentence) return {};
  const bool wide = gap.size() > 1 || gap == "\t";
  if (!wide && (!is_capitalised(name) || std::count(name.begin(), name.end(), ' ') > 3)) return {};
  return {wide ? Kind::spaced : Kind::loose, name, *time, std::nullopt};
}

/// "Anna Hansen started transcription"
bool is_about_recording(std::string_view line) {
  constexpr std::array<std::string_view, 4> kEndings = {" started transcription", " stopped transcription",
                                                        " startede transskription", " stoppede transskription"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return line.ends_with(ending); });
}

/// The headings of a text: which of the ways to write them it uses.
class Headings {
 public:
  explicit Headings(std::string_view text) : text_(text), lines_(text) {
    std::size_t loose = 0;
    const std::size_t looked = std::min(lines_.count(), kLinesToLookAt);
    for (std::size_t i = 0; i < looked; ++i) {
      const Heading heading = read_heading(line(i));
      if (heading.kind == Kind::none) continue;
      // Talk follows, or at least a name.
      std::size_t next = i + 1;
      while (next < lines_.count() && line(next).empty()) ++next;
      if (next == lines_.count() || read_heading(line(next)).kind != Kind::none) continue;
      if (heading.kind == Kind::loose) {
        loose += i == 0 || line(i - 1).empty() ? 1 : 0;
      } else if (heading.kind == Kind::range) {
        ++ranges_;
        unpadded_ = unpadded_ || is_unpadded(line(i));
      } else if (heading.kind != Kind::time_alone) {
        ++certain_;
      }
    }
    loose_ = certain_ == 0 && ranges_ == 0 ? loose : 0;
  }

  [[nodiscard]] std::string_view line(std::size_t i) const {
    return text_reader::trimmed(quote(text_, lines_.line(i)));
  }
  [[nodiscard]] std::size_t count() const { return lines_.count(); }
  [[nodiscard]] std::size_t certain() const { return certain_ + loose_; }
  [[nodiscard]] std::size_t ranges() const { return ranges_; }
  [[nodiscard]] bool unpadded() const { return unpadded_; }

  [[nodiscard]] Heading at(std::size_t i) const {
    const Heading heading = read_heading(line(i));
    const bool blank_above = i == 0 || line(i - 1).empty();
    if (heading.kind == Kind::loose && (loose_ == 0 || !blank_above)) return {};
    if (heading.kind == Kind::time_alone && (!blank_above || certain() == 0)) return {};
    return heading;
  }

 private:
  static bool is_unpadded(std::string_view line) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon + 2 < line.size() && line[colon + 2] == ':';
  }

  std::string_view text_;
  Lines lines_;
  std::size_t certain_ = 0;
  std::size_t loose_ = 0;
  std::size_t ranges_ = 0;
  bool unpadded_ = false;
};

class MeetingReader {
 public:
  MeetingReader(std::string_view text, const ReadOptions& options) : headings_(text), options_(options) {}

  Result<Transcript> run() {
    for (std::size_t i = 0; i < headings_.count(); ++i) {
      const std::string_view line = headings_.line(i);
      if (line.empty()) continue;
      const Heading heading = headings_.at(i);
      if (heading.kind != Kind::none) {
        open(heading);
        name_follows_ = heading.kind == Kind::range;
      } else if (line == kOtter) {
        transcript_.metadata.push_back({"Source", std::string(line)});
      } else if (is_about_recording(line)) {
        aside(line);
      } else if (name_follows_) {
        segments_.back().speaker = one_space(line);
        name_follows_ = false;
      } else {
        say(line);
      }
    }
    count_from_first();
    return lay_out_cues(std::move(segments_), std::move(transcript_), options_, kMeetingFormat);
  }

 private:
  void open(const Heading& heading) {
    Segment segment;
    segment.speaker = one_space(heading.name);
    segment.start = heading.start;
    segment.end = heading.end;
    by_the_clock_ = by_the_clock_ || heading.kind == Kind::bracketed;
    segments_.push_back(std::move(segment));
    open_ = true;
  }

  void aside(std::string_view line) {
    Segment segment;
    segment.nobody = true;
    segment.talk = line;
    segments_.push_back(std::move(segment));
    open_ = false;
  }

  void say(std::string_view line) {
    if (!open_) {
      if (transcript_.header("Title").empty() && segments_.empty()) {
        transcript_.metadata.push_back({"Title", std::string(line)});
      }
      aside(line);
      return;
    }
    std::string& talk = segments_.back().talk;
    if (!talk.empty()) talk += '\n';
    talk += line;
  }

  /// Zoom's saved captions have the time of day.
  void count_from_first() {
    if (!by_the_clock_) return;
    const auto first =
        std::find_if(segments_.begin(), segments_.end(), [](const Segment& other) { return other.start; });
    const std::int64_t zero = *first->start;
    for (Segment& segment : segments_) {
      if (segment.start) *segment.start -= zero;
    }
    add_note(transcript_, "time-of-day",
             {"Tiderne i filen er klokkeslæt. De er talt fra det første.",
              "The times in the file are times of day. They were counted from the first."});
  }

  Headings headings_;
  const ReadOptions& options_;
  Transcript transcript_;
  std::vector<Segment> segments_;
  bool open_ = false;
  bool name_follows_ = false;
  bool by_the_clock_ = false;
};

}  // namespace

Result<Transcript> read_meeting(std::string_view text, const ReadOptions& options) {
  return MeetingReader(text, options).run();
}

int recognise_meeting(std::string_view text) {
  const Headings headings(text);
  // Padded times with an arrow are subtitles.
  if (headings.ranges() > 0) return headings.unpadded() ? 95 : 0;
  if (headings.certain() > 0 && text.find(kOtter) != std::string_view::npos) return 90;
  return headings.certain() > 1 ? 80 : 0;
}

}  // namespace gribning
