// SPDX-License-Identifier: MIT
#include "gribning/formats/srt.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "characters.h"
#include "clocks.h"
#include "cues.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "markup.h"
#include "one_line.h"
#include "remarks.h"
#include "text_lines.h"

namespace gribning {
namespace {

const Bilingual kSrtFormat = {"SRT", "SRT"};

/// A file whose first lines hold no times is no subtitle file.
constexpr std::size_t kLinesBeforeTimes = 40;

struct Timing {
  std::int64_t start = 0;
  std::int64_t end = 0;
  /// What stands after the times: coordinates, settings.
  std::string_view settings;
};

/// What follows the seconds: nothing; after a comma a number of milliseconds ("1000" is a second, as some programs
/// write); after a point, or with more digits, a decimal fraction.
std::optional<std::int64_t> fraction_of_second(std::string_view part) {
  if (part.empty() || part.size() == 1) return 0;
  const char point = part.front();
  const std::string_view digits = part.substr(1);
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  if (digits == "1000") return 1000;
  const bool fraction = point == '.' || digits.size() > 3;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i < digits.size()) {
      value = value * 10 + (digits[i] - '0');
    } else if (fraction) {
      value *= 10;
    }
  }
  return value;
}

/// "00:00:10,500", "0:10", "00:00:10:500"
std::optional<std::int64_t> read_time(std::string_view text) {
  std::size_t end = text.find_first_of(",.");
  if (end == std::string_view::npos && std::count(text.begin(), text.end(), ':') == 3) end = text.rfind(':');
  const std::size_t whole = std::min(end, text.size());
  const auto seconds = parse_clock(text.substr(0, whole));
  const auto rest = fraction_of_second(text.substr(whole));
  if (!seconds || !rest) return std::nullopt;
  return *seconds + *rest;
}

/// Where the arrow of a line of times stands: "-->", "->", "—>", "→".
std::optional<Span> find_arrow(std::string_view line) {
  for (const std::string_view arrow : {"-->", "->", "—>", "–>", "→"}) {
    if (const std::size_t at = line.find(arrow); at != std::string_view::npos) {
      return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + arrow.size())};
    }
  }
  return std::nullopt;
}

std::optional<Timing> read_timing(std::string_view line) {
  const auto arrow = find_arrow(line);
  if (!arrow) return std::nullopt;
  const std::string_view after = text_reader::trimmed(line.substr(arrow->end));
  const std::size_t space = std::min(after.find_first_of(" \t"), after.size());
  const auto start = read_time(text_reader::trimmed(line.substr(0, arrow->begin)));
  const auto end = read_time(after.substr(0, space));
  if (!start || !end) return std::nullopt;
  return Timing{*start, *end, text_reader::trimmed(after.substr(space))};
}

/// Meant as times, though they can't be read: after "-->" anything that begins with a number and has a colon, after
/// other arrows nothing but what times are made of.
bool looks_like_times(std::string_view line) {
  const auto arrow = find_arrow(line);
  if (!arrow || line.find(':') >= arrow->begin) return false;
  const std::string_view before = line.substr(0, arrow->begin);
  if (line.substr(arrow->begin).starts_with("-->")) return is_digit(before.front());
  return before.find_first_of("0123456789") != std::string_view::npos &&
         before.find_first_not_of("0123456789:,.- \t") == std::string_view::npos;
}

/// Talk without the marks for looks that players know: <i>, <font …>, {\an8}. Other signs in <…> are talk.
std::string without_looks(std::string_view text, std::size_t& tags) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::string_view::npos;
    if (text[at] == '<') {
      end = text.find_first_of("<>", at + 1);
      const std::string_view inside = text.substr(at + 1, end == std::string_view::npos ? 0 : end - at - 1);
      const std::string_view bare = inside.starts_with('/') ? inside.substr(1) : inside;
      const std::string name = lower_ascii(bare.substr(0, bare.find_first_of(" \t")));
      const bool known = name == "i" || name == "b" || name == "u" || name == "s" || name == "font";
      if (end != std::string_view::npos && (text[end] == '<' || !known)) end = std::string_view::npos;
    } else if (text.substr(at).starts_with("{\\")) {
      end = text.find_first_of("}\r\n", at);
      if (end != std::string_view::npos && text[end] != '}') end = std::string_view::npos;
    }
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    ++tags;
    at = end + 1;
  }
  return out;
}

class SrtReader {
 public:
  SrtReader(std::string_view text, const ReadOptions& options)
      : text_(text), lines_(text), options_(options), remarks_(text, transcript_) {}

  Result<Transcript> run() {
    transcript_.original = text_;
    for (std::size_t i = 0; i < lines_.count(); ++i) read_line(i);
    close(lines_.count());
    name_speakers(segments_, transcript_, options_);
    const auto count = [&](std::string_view name, std::size_t number) {
      if (number > 0) transcript_.metadata.push_back({fmt::format("{}{}", kForeignTier, name), std::to_string(number)});
    };
    count("settings", settings_);
    count("tag", tags_);
    remarks_.finish();
    auto read = lay_out_cues(std::move(segments_), std::move(transcript_), options_, kSrtFormat);
    if (!read) return tl::unexpected(remarks_.located(read.error()));
    return read;
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const {
    return text_reader::trimmed(quote(text_, lines_.line(i)));
  }

  void read_line(std::size_t i) {
    const std::string_view content = line(i);
    if (content.find("-->") == std::string_view::npos && !looks_like_times(content)) {
      if (!open_ && !content.empty() && !(number_of(content) && i + 1 < lines_.count() && is_timing(line(i + 1)))) {
        stray(i);
      }
      return;
    }
    const auto timing = read_timing(content);
    if (!timing && !looks_like_times(content)) {
      // An arrow in the talk.
      if (!open_) stray(i);
      return;
    }
    const std::int64_t number = index_above(i);
    close(number > 0 ? i - 1 : i);
    segment_ = {};
    segment_.number = number == kZero ? 0 : number;
    if (number != 0) last_number_ = segment_.number;
    open_ = true;
    first_line_ = i + 1;
    if (!timing) {
      remarks_.add(lines_.line(i).begin, "srt-time", Severity::error,
                   {"Tiderne kan ikke læses her. Talen er beholdt uden tid.",
                    "The times can't be read here. The talk was kept without a time."},
                   {"Skriv dem som 00:01:02,500 --> 00:01:04,000", "Write them as 00:01:02,500 --> 00:01:04,000"});
      return;
    }
    segment_.start = timing->start;
    segment_.end = timing->end;
    if (!timing->settings.empty()) ++settings_;
    if (timing->end < timing->start) {
      remarks_.add(lines_.line(i).begin, "backward-times", Severity::warning,
                   {"Tiden slutter, før den begynder. Begge tider er beholdt.",
                    "The time ends before it begins. Both times were kept."});
    }
  }

  static bool is_timing(std::string_view content) { return read_timing(content) || looks_like_times(content); }

  static std::optional<std::int64_t> number_of(std::string_view content) {
    if (content.empty() || content.size() > 9 || !std::all_of(content.begin(), content.end(), is_digit)) {
      return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char c : content) number = number * 10 + (c - '0');
    return number;
  }

  /// The number of the subtitle, in the line above its times. Talk may be a number too: it is one of the subtitle only
  /// at the top of a block, or when it goes on from the last. 0 when there is none, kZero for the number 0.
  [[nodiscard]] std::int64_t index_above(std::size_t i) const {
    if (i == 0) return 0;
    const auto number = number_of(line(i - 1));
    if (!number) return 0;
    const bool at_top = i == 1 || line(i - 2).empty();
    if (!at_top && *number != last_number_ + 1) return 0;
    return *number == 0 ? kZero : *number;
  }

  void stray(std::size_t i) {
    remarks_.add(lines_.line(i).begin, "srt-stray-text", Severity::warning,
                 {"Linjen hører til ingen tider. Den er beholdt som en bemærkning.",
                  "The line belongs to no times. It was kept as a remark."});
    Segment aside;
    aside.nobody = true;
    aside.talk = one_line(line(i));
    segments_.push_back(std::move(aside));
  }

  /// The subtitle ends before line `end`.
  void close(std::size_t end) {
    if (!open_) return;
    open_ = false;
    if (first_line_ < end) {
      const std::string_view talk = quote(text_, {lines_.line(first_line_).begin, lines_.line(end - 1).end});
      segment_.talk = without_looks(talk, tags_);
    }
    segments_.push_back(std::move(segment_));
  }

  static constexpr std::int64_t kZero = 1'000'000'000;

  std::string_view text_;
  Lines lines_;
  const ReadOptions& options_;
  Transcript transcript_;
  Remarks remarks_;
  std::vector<Segment> segments_;
  Segment segment_;
  bool open_ = false;
  std::size_t first_line_ = 0;
  std::int64_t last_number_ = 0;
  std::size_t settings_ = 0;
  std::size_t tags_ = 0;
};

}  // namespace

int recognise_srt(std::string_view text) {
  std::size_t looked = 0;
  std::string_view above;
  for (std::size_t at = 0; at < text.size() && looked < kLinesBeforeTimes;) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view content = text_reader::trimmed(text.substr(at, std::min<std::size_t>(end - at, 200)));
    at = end + 1;
    if (content.empty()) continue;
    ++looked;
    if (content.find("-->") != std::string_view::npos && read_timing(content)) {
      const bool numbered = !above.empty() && std::all_of(above.begin(), above.end(), is_digit);
      return numbered ? 90 : 75;
    }
    above = content;
  }
  return 0;
}

Result<Transcript> read_srt(std::string_view text, const ReadOptions& options) {
  return SrtReader(text, options).run();
}

Result<Written> write_srt(const Transcript& transcript) {
  if (transcript.format == "srt" && !transcript.original.empty()) {
    ReadOptions options;
    options.merge_gap = -1;
    const auto original = read_srt(transcript.original, options);
    if (original && says_the_same(transcript, *original)) return Written{transcript.original, {}};
  }
  Cues cues = make_cues(transcript);
  std::string out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const TimedCue& cue = cues.cues[i];
    out += fmt::format("{}{}\n{} --> {}\n", i > 0 ? "\n" : "", cue.number, clock(cue.start, ','), clock(cue.end, ','));
    const std::string label = one_space(transcript.speaker_of(i).label);
    std::string margin = label == kUnnamed ? "" : label + ": ";
    if (cue.lines.empty()) out += margin + "\n";
    for (const std::string& line : cue.lines) {
      out += margin + line + "\n";
      margin.clear();
    }
  }
  return Written{std::move(out), std::move(cues.losses)};
}

}  // namespace gribning
