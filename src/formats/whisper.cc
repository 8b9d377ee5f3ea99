// SPDX-License-Identifier: MIT
#include "gribning/formats/whisper.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cues.h"
#include "entries.h"
#include "json_document.h"
#include "markup.h"

namespace gribning {
namespace {

const Bilingual kWhisperFormat = {"Whisper", "Whisper"};

using Time = std::optional<std::int64_t>;

const Json& member_or_null(const Json& object, std::string_view key) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(std::string(key));
  return found == object.end() ? kNothing : *found;
}

/// Seconds in a list of two, as transformers writes them: "timestamp": [0.0, null].
Time in_pair(const Json& object, std::size_t position) {
  const Json& pair = list_of(object, "timestamp");
  return pair.size() == 2 ? seconds_of(Json{{"time", pair[position]}}, "time") : std::nullopt;
}

Time start_of(const Json& object) {
  if (const Time time = seconds_of(object, "start")) return time;
  if (const Time time = integer_of(member_or_null(object, "offsets"), "from")) return time;
  return in_pair(object, 0);
}

Time end_of(const Json& object) {
  if (const Time time = seconds_of(object, "end")) return time;
  if (const Time time = integer_of(member_or_null(object, "offsets"), "to")) return time;
  return in_pair(object, 1);
}

std::string speaker_name(const Json& object) {
  const Json& speaker = member_or_null(object, "speaker");
  if (speaker.is_number_integer()) return fmt::format("SPEAKER_{:02}", speaker.get<std::int64_t>());
  return one_space(text_of(object, "speaker"));
}

std::string without_space(std::string_view text) {
  std::string out = one_space(text);
  std::erase(out, ' ');
  return out;
}

/// Words that follow each other by one speaker.
struct Run {
  std::string speaker;
  std::string talk;
  Time start;
  Time end;
};

void add_word(Run& run, const Json& word) {
  const std::string text = text_of(word, {"word", "text"});
  if (!run.talk.empty() && !text.empty() && text.front() != ' ') run.talk += ' ';
  run.talk += text;
  if (!run.start) run.start = start_of(word);
  if (const Time end = end_of(word)) run.end = end;
}

/// A word without a speaker, often a number, goes with the words before it, at the beginning with those after it.
std::vector<Run> runs_of(const Json& words) {
  std::vector<Run> runs;
  for (const Json& word : words) {
    if (!word.is_object()) continue;
    const std::string speaker = speaker_name(word);
    if (runs.empty() || (!speaker.empty() && !runs.back().speaker.empty() && speaker != runs.back().speaker)) {
      runs.emplace_back();
    }
    if (runs.back().speaker.empty()) runs.back().speaker = speaker;
    add_word(runs.back(), word);
  }
  return runs;
}

class WhisperReader {
 public:
  explicit WhisperReader(const ReadOptions& options) : options_(options) {}

  Result<Transcript> run(const Json& document) {
    read_language(document);
    const Json& segments = segments_of(document);
    for (const Json& segment : segments) read_segment(segment);
    if (segments_.empty() && !text_of(document, "text").empty()) {
      Segment all;
      all.talk = text_of(document, "text");
      segments_.push_back(std::move(all));
    }
    say();
    return lay_out_cues(std::move(segments_), std::move(transcript_), options_, kWhisperFormat);
  }

 private:
  static const Json& segments_of(const Json& document) {
    if (document.is_array()) return document;
    for (const std::string_view key : {"segments", "transcription", "chunks"}) {
      if (const Json& list = list_of(document, key); !list.empty()) return list;
    }
    return list_of(document, "segments");
  }

  void read_language(const Json& document) {
    std::string language = text_of(document, "language");
    if (language.empty()) language = text_of(member_or_null(document, "result"), "language");
    if (!language.empty()) transcript_.metadata.push_back({"Language", one_space(language)});
  }

  void read_segment(const Json& value) {
    if (!value.is_object()) {
      ++odd_;
      return;
    }
    Segment segment;
    segment.speaker = speaker_name(value);
    segment.talk = one_space(text_of(value, "text"));
    segment.start = start_of(value);
    segment.end = end_of(value);
    std::vector<Run> runs = runs_of(list_of(value, "words"));
    if (runs.size() > 1 && !says(runs, segment.talk)) {
      ++differing_;
      runs.clear();
    }
    if (!runs.empty()) {
      if (!segment.start) segment.start = runs.front().start;
      if (!segment.end) segment.end = runs.back().end;
      if (segment.talk.empty() && runs.size() == 1) segment.talk = one_space(runs.front().talk);
      if (segment.speaker.empty() && runs.size() == 1) segment.speaker = runs.front().speaker;
    }
    if (!segment.talk.empty() && (!segment.start || !segment.end)) ++untimed_;
    if (segment.start && segment.end && *segment.end < *segment.start) ++backward_;
    if (segment.start && last_start_ && *segment.start < *last_start_) ++backward_;
    if (segment.start) last_start_ = segment.start;
    if (runs.size() > 1) {
      split(segment, runs);
    } else {
      segments_.push_back(std::move(segment));
    }
  }

  static bool says(const std::vector<Run>& runs, const std::string& talk) {
    std::string words;
    for (const Run& run : runs) words += run.talk;
    return talk.empty() || without_space(words) == without_space(talk);
  }

  void split(const Segment& whole, const std::vector<Run>& runs) {
    ++split_;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      Segment part;
      part.speaker = runs[i].speaker;
      part.talk = one_space(runs[i].talk);
      part.start = i == 0 ? whole.start : runs[i].start;
      part.end = i + 1 == runs.size() ? whole.end : runs[i].end;
      segments_.push_back(std::move(part));
    }
  }

  void say() {
    const auto note = [&](std::size_t count, std::string code, const std::string& da, const std::string& en) {
      if (count > 0)
        add_note(transcript_, std::move(code), {fmt::format("{} {}", count, da), fmt::format("{} {}", count, en)});
    };
    note(odd_, "not-a-turn", "elementer er ikke stykker tale og er sprunget over.",
         "elements are no stretches of talk and were passed over.");
    note(split_, "split-segments", "stykker har ord af flere talere og er delt mellem dem.",
         "segments have words of several speakers and were divided among them.");
    note(differing_, "words-differ",
         "stykker har ord af flere talere, som ikke er de samme som stykkets tekst; de er ikke delt.",
         "segments have words of several speakers that are not those of the segment's text; they were not divided.");
    note(untimed_, "missing-times", "stykker mangler begyndelses- eller sluttid.",
         "segments lack a time of beginning or ending.");
    note(backward_, "backward-times", "gange går tiden baglæns. Tiderne og rækkefølgen er beholdt.",
         "times the clock runs backwards. The times and the order were kept.");
  }

  const ReadOptions& options_;
  Transcript transcript_;
  std::vector<Segment> segments_;
  Time last_start_;
  std::size_t odd_ = 0;
  std::size_t split_ = 0;
  std::size_t differing_ = 0;
  std::size_t untimed_ = 0;
  std::size_t backward_ = 0;
};

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// "start": 1.5 – the program's own form has whole milliseconds.
bool has_seconds(std::string_view text) {
  const std::size_t key = text.find("\"start\"");
  if (key == std::string_view::npos) return false;
  const std::size_t begin = text.find_first_not_of(" \t\r\n:", key + 7);
  const std::size_t end = text.find_first_not_of("0123456789", begin);
  return end != std::string_view::npos && end > begin && text[end] == '.';
}

}  // namespace

Result<Transcript> read_whisper(std::string_view text, const ReadOptions& options) {
  const auto document = parse_json(text);
  if (!document) return tl::unexpected(document.error());
  return WhisperReader(options).run(*document);
}

int recognise_whisper(std::string_view text) {
  constexpr std::size_t kBeginning = 4000;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return 0;
  if (text[begin] == '[') {
    const std::string_view head = text.substr(begin, kBeginning);
    return has(head, "\"text\"") && has(head, "\"end\"") && has_seconds(head) ? 80 : 0;
  }
  if (text[begin] != '{' || has(text, "\"turns\"") || !has(text, "\"text\"")) return 0;
  const bool segments = has(text, "\"segments\"") && (has(text, "\"start\"") || has(text, "\"words\""));
  const bool transcription = has(text, "\"transcription\"") && has(text, "\"offsets\"");
  const bool chunks = has(text, "\"chunks\"") && has(text, "\"timestamp\"");
  return segments || transcription || chunks ? 80 : 0;
}

}  // namespace gribning
