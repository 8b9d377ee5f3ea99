// SPDX-License-Identifier: MIT
#include "gribning/formats/webvtt.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "characters.h"
#include "cues.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "markup.h"
#include "one_line.h"
#include "remarks.h"
#include "text_header.h"
#include "text_lines.h"
#include "webvtt_text.h"
#include "webvtt_write.h"

namespace gribning {
namespace {

using namespace webvtt;

const Bilingual kWebvttFormat = {"WebVTT", "WebVTT"};
constexpr std::string_view kSignature = "WEBVTT";
constexpr std::string_view kArrow = "-->";

bool is_blank_sign(char c) { return c == ' ' || c == '\t'; }

/// Reads along a line of times.
class TimingLine {
 public:
  explicit TimingLine(std::string_view line) : line_(line) {}

  /// False when the line is no "time --> time settings".
  bool read() {
    if (!time(start) || !arrow() || !time(end)) return false;
    skip();
    settings = line_.substr(at_);
    return true;
  }

  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string_view settings;
  /// A time had a comma where WebVTT has a point.
  bool comma = false;
  /// How far reading came.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  void skip() {
    while (at_ < line_.size() && is_blank_sign(line_[at_])) ++at_;
  }

  /// As many digits as there are, up to `most`; -1 when they are fewer than `least`.
  std::int64_t digits(std::size_t least, std::size_t most) {
    std::int64_t value = 0;
    std::size_t count = 0;
    for (; count < most && at_ < line_.size() && is_digit(line_[at_]); ++count)
      value = value * 10 + (line_[at_++] - '0');
    return count < least ? -1 : value;
  }

  /// "00:01.000", "00:00:01.000"; a first field over 59 is hours even when only one more follows, as browsers read it.
  bool time(std::int64_t& milliseconds) {
    skip();
    const std::int64_t first = digits(1, 7);
    if (first < 0 || !sign(':')) return false;
    const std::int64_t second = digits(2, 2);
    if (second < 0 || second > 59) return false;
    std::int64_t third = -1;
    if (sign(':')) {
      third = digits(2, 2);
      if (third < 0 || third > 59) return false;
    }
    if (sign(',')) {
      comma = true;
    } else if (!sign('.')) {
      return false;
    }
    const std::int64_t fraction = digits(3, 3);
    if (fraction < 0) return false;
    const std::int64_t seconds = third >= 0   ? (first * 60 + second) * 60 + third
                                 : first > 59 ? (first * 60 + second) * 60
                                              : first * 60 + second;
    milliseconds = seconds * 1000 + fraction;
    return true;
  }

  bool sign(char c) {
    if (at_ >= line_.size() || line_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool arrow() {
    skip();
    if (!line_.substr(at_).starts_with(kArrow)) return false;
    at_ += kArrow.size();
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
};

class WebvttReader {
 public:
  WebvttReader(std::string_view text, const ReadOptions& options)
      : text_(text), lines_(text), options_(options), remarks_(text, transcript_) {}

  Result<Transcript> run() {
    transcript_.original = text_;
    std::size_t i = read_signature();
    while (i < lines_.count()) i = line(i).empty() ? i + 1 : read_block(i);
    for (const UnderLine& note : pending_) transcript_.metadata.push_back({note.name, note.text});
    if (!voices_) name_speakers(segments_, transcript_, options_);
    count_foreign();
    if (noscribe_) note_noscribe();
    remarks_.finish();
    ReadOptions options = options_;
    if (one_a_turn_) options.merge_gap = -1;
    // Names of voices who say nothing are participants all the same.
    for (const std::string& voice : silent_) static_cast<void>(speaker_labelled(transcript_, voice));
    auto read = lay_out_cues(std::move(segments_), std::move(transcript_), options, kWebvttFormat);
    if (!read) return tl::unexpected(remarks_.located(read.error()));
    return read;
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const { return quote(text_, lines_.line(i)); }
  [[nodiscard]] bool has_arrow(std::size_t i) const {
    return i < lines_.count() && line(i).find(kArrow) != std::string_view::npos;
  }
  [[nodiscard]] bool has_times(std::size_t i) const { return has_arrow(i) && TimingLine(line(i)).read(); }

  /// Where the blocks begin.
  std::size_t read_signature() {
    std::size_t first = 0;
    while (first < lines_.count() && text_reader::trimmed(text_, lines_.line(first)).empty()) ++first;
    const Span content = first < lines_.count() ? text_reader::trimmed(text_, lines_.line(first)) : Span{};
    if (recognise_webvtt(text_) == 0) {
      remarks_.add(content.begin, "webvtt-signature", Severity::error,
                   {"Filens første linje skal være »WEBVTT«. Resten er læst, så godt det går.",
                    "The first line of the file should be 'WEBVTT'. The rest was read as well as can be."});
    }
    if (recognise_webvtt(quote(text_, content)) == 0) return 0;
    std::string_view title = quote(text_, {content.begin + static_cast<std::uint32_t>(kSignature.size()), content.end});
    title.remove_prefix(std::min(title.find_first_not_of(" \t-"), title.size()));
    if (!title.empty()) transcript_.metadata.push_back({"Title", std::string(title)});
    std::size_t i = first + 1;
    for (; i < lines_.count() && !line(i).empty() && !has_arrow(i); ++i) read_header_line(line(i));
    if (has_arrow(i)) {
      remarks_.add(lines_.line(i).begin, "webvtt-no-blank-line", Severity::warning,
                   {"Der mangler en tom linje efter WEBVTT.", "A blank line is missing after WEBVTT."});
    }
    return i;
  }

  void read_header_line(std::string_view entry) {
    const std::size_t colon = entry.find(':');
    const std::string_view key = entry.substr(0, colon);
    if (colon == std::string_view::npos || key.empty() || key.find('=') != std::string_view::npos) {
      transcript_.metadata.push_back({"WEBVTT", std::string(entry)});
    } else {
      text_reader::take_header_entry(key, one_space(entry.substr(colon + 1)), transcript_);
    }
  }

  /// Reads from the line that is not blank; answers where to go on.
  std::size_t read_block(std::size_t i) {
    const std::string_view head = line(i);
    if (opens(head, "NOTE") && !has_times(i)) return read_note(i);
    if ((opens(head, "STYLE") || opens(head, "REGION")) && !has_times(i)) return read_definition(i);
    if (has_times(i) || looks_like_times(i)) return read_cue(i, "");
    if (has_times(i + 1) || looks_like_times(i + 1)) return read_cue(i + 1, head);
    return read_stray(i);
  }

  static bool opens(std::string_view line, std::string_view word) {
    return line.starts_with(word) &&
           (line.size() == word.size() || is_blank_sign(line[word.size()]) || line[word.size()] == ':');
  }

  /// An arrow with digits before it is meant as times.
  [[nodiscard]] bool looks_like_times(std::size_t i) const {
    if (!has_arrow(i)) return false;
    const std::size_t first = line(i).find_first_not_of(" \t");
    return is_digit(line(i)[first]);
  }

  /// The lines of a block from `i` to the next blank line or the next cue; answers where that is.
  std::size_t block_end(std::size_t i) const {
    while (i < lines_.count() && !line(i).empty() && !has_times(i)) ++i;
    return i;
  }

  [[nodiscard]] std::string_view block(std::size_t begin, std::size_t end) const {
    return begin == end ? std::string_view() : quote(text_, {lines_.line(begin).begin, lines_.line(end - 1).end});
  }

  std::size_t read_note(std::size_t i) {
    const std::size_t end = block_end(i);
    std::string_view body = block(i, end).substr(4);
    body.remove_prefix(std::min(body.find_first_not_of(" \t\r\n"), body.size()));
    if (body.find("noScribe") != std::string_view::npos) noscribe_ = true;
    if (segments_.empty() && body.starts_with(kHeaderBegin)) {
      read_own_header(body);
    } else if (body.starts_with(kAsideNote)) {
      aside(decode_entities(body.substr(kAsideNote.size())));
    } else if (body.starts_with('%') && body.find(": ") != std::string_view::npos) {
      const std::size_t colon = body.find(": ");
      pending_.push_back({std::string(body.substr(1, colon - 1)), decode_entities(body.substr(colon + 2))});
    } else if (segments_.empty()) {
      transcript_.metadata.push_back({"NOTE", std::string(body)});
    } else {
      pending_.push_back({"NOTE", std::string(body)});
    }
    return end;
  }

  /// What write_webvtt puts at the top.
  void read_own_header(std::string_view body) {
    const Lines entries(body);
    for (std::size_t k = 0; k < entries.count(); ++k) {
      const std::string entry = decode_entities(quote(body, entries.line(k)));
      const std::size_t colon = entry.find(": ");
      if (colon == std::string::npos) continue;
      if (entry == kOneATurn) {
        one_a_turn_ = true;
        continue;
      }
      text_reader::take_header_entry(entry.substr(0, colon), entry.substr(colon + 2), transcript_);
    }
  }

  std::size_t read_definition(std::size_t i) {
    const std::size_t end = block_end(i);
    const std::string_view body = block(i, end);
    const std::string key = opens(line(i), "STYLE") ? "STYLE" : "REGION";
    std::string_view value = body.substr(key.size());
    value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
    transcript_.metadata.push_back({key, std::string(value)});
    return end;
  }

  void aside(std::string_view talk) {
    Segment segment;
    segment.nobody = true;
    segment.talk = one_line(talk);
    segments_.push_back(std::move(segment));
  }

  std::size_t read_stray(std::size_t i) {
    std::size_t end = i + 1;
    while (end < lines_.count() && !line(end).empty() && !has_times(end) && !has_times(end + 1)) ++end;
    remarks_.add(lines_.line(i).begin, "webvtt-stray-text", Severity::warning,
                 {"Teksten her hører til ingen tider. Den er beholdt som en bemærkning.",
                  "The text here belongs to no times. It was kept as a remark."});
    aside(block(i, end));
    return end;
  }

  std::size_t read_cue(std::size_t at, std::string_view id) {
    Segment segment;
    TimingLine timing(line(at));
    const std::uint32_t begin = lines_.line(at).begin;
    if (timing.read()) {
      segment.start = timing.start;
      segment.end = timing.end;
      if (timing.comma) {
        remarks_.add(begin, "webvtt-comma", Severity::note,
                     {"Tiderne har komma som i SRT; WebVTT har punktum.",
                      "The times have a comma as in SRT; WebVTT has a point."});
      }
      if (timing.end < timing.start) {
        remarks_.add(begin, "backward-times", Severity::warning,
                     {"Tiden slutter, før den begynder. Begge tider er beholdt.",
                      "The time ends before it begins. Both times were kept."});
      }
      if (!timing.settings.empty()) ++settings_;
    } else {
      remarks_.add(begin + timing.at(), "webvtt-time", Severity::error,
                   {"Tiderne kan ikke læses her. Talen er beholdt uden tid.",
                    "The times can't be read here. The talk was kept without a time."},
                   {"Skriv dem som 00:01:02.500 --> 00:01:04.000", "Write them as 00:01:02.500 --> 00:01:04.000"});
    }
    segment.number = number_of(id);
    if (!id.empty() && segment.number == 0) ++ids_;
    last_number_ = segment.number;
    std::size_t end = at + 1;
    while (end < lines_.count() && !line(end).empty() && !has_times(end)) {
      // The identifier of the next cue, which should have a blank line before it.
      if (has_times(end + 1) && last_number_ > 0 && number_of(line(end)) == last_number_ + 1) break;
      ++end;
    }
    segment.under = std::move(pending_);
    pending_.clear();
    read_payload(at + 1, end, std::move(segment));
    return end;
  }

  static std::int64_t number_of(std::string_view id) {
    if (id.empty() || id.size() > 9 || !std::all_of(id.begin(), id.end(), is_digit)) return 0;
    std::int64_t number = 0;
    for (const char c : id) number = number * 10 + (c - '0');
    return number;
  }

  void read_payload(std::size_t begin, std::size_t end, Segment segment) {
    const std::uint32_t offset = begin < lines_.count() ? lines_.line(begin).begin : 0;
    const CueText text = read_cue_text(block(begin, end));
    for (const std::size_t at : text.unknown_tags) {
      remarks_.add(offset + at, "webvtt-unknown-tag", Severity::note,
                   {"Det, der står i <…> her, er ikke WebVTT. Det er læst som tale.",
                    "What stands in <…> here is not WebVTT. It was read as talk."});
    }
    if (text.open_tag != std::string_view::npos) {
      remarks_.add(offset + text.open_tag, "webvtt-open-tag", Severity::warning,
                   {"Her mangler et »>«. Resten af stykket er læst som en del af koden.",
                    "A '>' is missing here. The rest of the cue was read as part of the tag."});
    }
    if (text.broken_entities > 0) {
      remarks_.add(offset, "broken-entity", Severity::note,
                   {"Et »&…;« i stykket er ikke et tegn. Det er læst, som det står.",
                    "An '&…;' in the cue is no sign. It was read as it stands."});
    }
    tags_ += text.tags;
    classes_ += text.classes;
    if (!text.voices.empty()) voices_ = true;
    if (text.runs.empty()) silent_.insert(silent_.end(), text.voices.begin(), text.voices.end());
    if (text.runs.empty()) segments_.push_back(segment);
    for (const VoiceRun& run : text.runs) {
      segment.speaker = run.voice;
      segment.talk = run.text;
      if (noscribe_) read_noscribe(segment);
      segments_.push_back(segment);
      segment.number = 0;
      segment.under.clear();
    }
  }

  /// "<v S01>S01: ja", and "<v //S02> //S02: mm//" for talk that overlaps.
  static void read_noscribe(Segment& segment) {
    const bool overlapping = segment.speaker.starts_with("//");
    std::string talk = one_space(segment.talk);
    if (const std::string prefix = segment.speaker + ":"; talk.starts_with(prefix)) talk.erase(0, prefix.size());
    if (overlapping) segment.speaker.erase(0, 2);
    if (talk.starts_with("//")) talk.erase(0, 2);
    if (talk.ends_with("//")) talk.erase(talk.size() - 2);
    if (overlapping) segment.under.push_back({"overlap", "//"});
    segment.talk = std::move(talk);
  }

  void note_noscribe() {
    transcript_.diagnostics.push_back(
        {"noscribe-times",
         Severity::note,
         {},
         {"Filen er fra noScribe. Tiderne i dens WebVTT kan være sidste stykkes og ikke hele turens.",
          "The file is from noScribe. The times in its WebVTT may be those of the last stretch, not of the whole "
          "turn."},
         {"Læs hellere noScribes HTML-fil, hvis den findes.", "Rather read noScribe's HTML file if there is one."}});
  }

  /// What only WebVTT has is kept in Transcript::original; how much there is of it is said.
  void count_foreign() {
    const auto count = [&](std::string_view name, std::size_t number) {
      if (number > 0) transcript_.metadata.push_back({fmt::format("{}{}", kForeignTier, name), std::to_string(number)});
    };
    count("settings", settings_);
    count("id", ids_);
    count("class", classes_);
    count("tag", tags_);
  }

  std::string_view text_;
  Lines lines_;
  const ReadOptions& options_;
  Transcript transcript_;
  Remarks remarks_;
  std::vector<Segment> segments_;
  /// Lines that belong under the next turn.
  std::vector<UnderLine> pending_;
  std::vector<std::string> silent_;
  std::int64_t last_number_ = 0;
  std::size_t settings_ = 0;
  std::size_t ids_ = 0;
  std::size_t classes_ = 0;
  std::size_t tags_ = 0;
  bool voices_ = false;
  bool noscribe_ = false;
  bool one_a_turn_ = false;
};

}  // namespace

int recognise_webvtt(std::string_view text) {
  if (!text.starts_with(kSignature)) return 0;
  return text.size() == kSignature.size() ||
                 std::string_view(" \t\r\n").find(text[kSignature.size()]) != std::string_view::npos
             ? 100
             : 0;
}

Result<Transcript> read_webvtt(std::string_view text, const ReadOptions& options) {
  return WebvttReader(text, options).run();
}

}  // namespace gribning
