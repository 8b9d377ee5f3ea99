// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "clocks.h"
#include "cues.h"
#include "gribning/base/lines.h"
#include "gribning/formats/whisper.h"
#include "text_lines.h"

namespace gribning {
namespace {

const Bilingual kWhisperTextFormat = {"talegenkendelse som tekst", "recognised speech as text"};
constexpr std::string_view kTableHead = "start\tend\ttext";
constexpr std::string_view kATrainHead = "Transcription for ";
constexpr std::string_view kUndefined = "Speaker undefined";
constexpr std::size_t kStampSize = 10;

using Time = std::optional<std::int64_t>;

/// "[00:00.000 --> 00:02.500]  ja"
std::optional<Segment> bracketed_times(std::string_view line) {
  if (!line.starts_with('[')) return std::nullopt;
  const std::size_t close = line.substr(0, 60).find(']');
  const std::size_t arrow = line.substr(0, 60).find("-->");
  if (close == std::string_view::npos || arrow == std::string_view::npos || arrow > close) return std::nullopt;
  Segment segment;
  segment.start = parse_clock(text_reader::trimmed(line.substr(1, arrow - 1)));
  segment.end = parse_clock(text_reader::trimmed(line.substr(arrow + 3, close - arrow - 3)));
  if (!segment.start || !segment.end) return std::nullopt;
  segment.talk = text_reader::trimmed(line.substr(close + 1));
  return segment;
}

/// "[00:00:05] - " at the beginning.
Time stamp(std::string_view text) {
  if (!text.starts_with('[') || text.size() < kStampSize || text[kStampSize - 1] != ']') return std::nullopt;
  if (!text.substr(kStampSize).starts_with(" -")) return std::nullopt;
  return parse_clock(text.substr(1, kStampSize - 2));
}

Time whole_milliseconds(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_numbered_speaker(std::string_view line) {
  constexpr std::string_view kPrefix = "SPEAKER_";
  return line == kUndefined || (line.starts_with(kPrefix) && line.size() > kPrefix.size() &&
                                line.find_first_not_of("0123456789", kPrefix.size()) == std::string_view::npos);
}

class WhisperTextReader {
 public:
  WhisperTextReader(std::string_view text, const ReadOptions& options) : text_(text), options_(options) {}

  Result<Transcript> run() {
    const Lines lines(text_);
    for (std::size_t i = 0; i < lines.count(); ++i) {
      stamped_ = stamped_ || stamp(text_reader::trimmed(quote(text_, lines.line(i)))).has_value();
    }
    for (std::size_t i = 0; i < lines.count(); ++i) {
      const std::string_view line = text_reader::trimmed(quote(text_, lines.line(i)));
      if (!line.empty()) read_line(line);
      after_blank_ = line.empty();
    }
    name_speakers(segments_, transcript_, options_);
    return lay_out_cues(std::move(segments_), std::move(transcript_), options_, kWhisperTextFormat);
  }

 private:
  void read_line(std::string_view line) {
    if (segments_.empty() && speaker_.empty() && line.starts_with(kATrainHead)) {
      atrain_ = true;
      transcript_.metadata.push_back({"Title", std::string(line.substr(kATrainHead.size()))});
    } else if (line == kTableHead) {
      table_ = true;
    } else if (table_ && read_row(line)) {
      return;
    } else if (auto segment = bracketed_times(line)) {
      segments_.push_back(*std::move(segment));
    } else if (is_speaker(line)) {
      speaker_ = line == kUndefined ? "" : std::string(line);
    } else if (stamped_) {
      read_stamped(line);
    } else {
      add(line, std::nullopt);
    }
  }

  [[nodiscard]] bool is_speaker(std::string_view line) const {
    if (is_numbered_speaker(line)) return true;
    return atrain_ && after_blank_ && stamped_ && !stamp(line);
  }

  bool read_row(std::string_view line) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) return false;
    Segment segment;
    segment.start = whole_milliseconds(line.substr(0, first));
    segment.end = whole_milliseconds(line.substr(first + 1, second - first - 1));
    if (!segment.start || !segment.end) return false;
    segment.talk = text_reader::trimmed(line.substr(second + 1));
    segments_.push_back(std::move(segment));
    return true;
  }

  /// One stretch of talk for each stamp in the line.
  void read_stamped(std::string_view line) {
    Time time;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= line.size(); ++at) {
      const Time next = at < line.size() && line[at] == '[' ? stamp(line.substr(at)) : std::nullopt;
      if (at < line.size() && !next) continue;
      const std::string_view talk = text_reader::trimmed(line.substr(begin, at - begin));
      if (!talk.empty()) add(talk, time);
      time = next;
      begin = std::min(at + kStampSize + 2, line.size());
    }
  }

  void add(std::string_view talk, Time start) {
    Segment segment;
    segment.speaker = speaker_;
    segment.talk = talk;
    segment.start = start;
    segments_.push_back(std::move(segment));
  }

  std::string_view text_;
  const ReadOptions& options_;
  Transcript transcript_;
  std::vector<Segment> segments_;
  std::string speaker_;
  bool atrain_ = false;
  bool table_ = false;
  bool stamped_ = false;
  bool after_blank_ = false;
};

}  // namespace

Result<Transcript> read_whisper_text(std::string_view text, const ReadOptions& options) {
  return WhisperTextReader(text, options).run();
}

int recognise_whisper_text(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return 0;
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  const std::string_view line = text_reader::trimmed(text.substr(begin, end - begin));
  if (bracketed_times(line) || line == kTableHead) return 90;
  if (line.starts_with(kATrainHead)) {
    return text.find("SPEAKER_") != std::string_view::npos || text.find("] - ") != std::string_view::npos ? 85 : 0;
  }
  return line.starts_with("[SPEAKER_") && line.find("]:") != std::string_view::npos ? 80 : 0;
}

}  // namespace gribning
