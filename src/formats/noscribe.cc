// SPDX-License-Identifier: MIT
#include "gribning/formats/noscribe.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "clocks.h"
#include "cues.h"
#include "entries.h"
#include "markup.h"
#include "noscribe_html.h"
#include "remarks.h"

namespace gribning {
namespace {

using namespace noscribe;

const Bilingual kNoscribeFormat = {"noScribe", "noScribe"};
constexpr std::string_view kOverlap = "//";
constexpr std::size_t kLongestNoscribeLabel = 40;
constexpr std::size_t kBracketedStampSize = 10;

/// "[00:00:05]": the same time as the anchor's, for the eye.
std::string without_stamps(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view stamp = text.substr(at, kBracketedStampSize);
    if (stamp.size() == kBracketedStampSize && stamp.front() == '[' && stamp.back() == ']' &&
        parse_clock(stamp.substr(1, kBracketedStampSize - 2))) {
      at += kBracketedStampSize;
      continue;
    }
    out += text[at++];
  }
  return out;
}

/// "(..)", "(12 seconds pause)", "(2 Minuten Pause)": the program counts a silence.
bool is_pause(std::string_view text) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.find_first_of("()") != std::string_view::npos) return false;
  if (inside.find_first_not_of('.') == std::string_view::npos) return true;
  return inside.front() >= '0' && inside.front() <= '9';
}

/// What stands before the colon at the beginning of a paragraph; empty when it can be no name.
std::string label_of(std::string_view text) {
  const std::size_t colon = text.substr(0, kLongestNoscribeLabel + 1).find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string label = one_space(text.substr(0, colon));
  return label.find_first_of(".,?!;(") == std::string::npos ? label : std::string();
}

/// The first chunk of a paragraph that is no pause.
const Chunk* opening(const Paragraph& paragraph) {
  for (const Chunk& chunk : paragraph.chunks) {
    if (!is_pause(one_space(chunk.text)) && !one_space(chunk.text).empty()) return &chunk;
  }
  return nullptr;
}

class NoscribeReader {
 public:
  NoscribeReader(std::string_view html, const ReadOptions& options)
      : page_(read_page(html)), options_(options), remarks_(html, transcript_) {}

  Result<Transcript> run() {
    for (const std::size_t at : page_.broken_anchors) {
      remarks_.add(at, "noscribe-anchor", Severity::warning,
                   {"Ankeret har ingen tider, der kan læses (ts_begyndelse_slut_taler). Talen er beholdt.",
                    "The anchor has no times that can be read (ts_start_end_speaker). The talk was kept."});
    }
    if (!page_.audio.empty()) transcript_.metadata.push_back({"Media", page_.audio});
    find_labels();
    bool begun = false;
    for (const Paragraph& paragraph : page_.paragraphs) {
      begun = begun || paragraph.anchored();
      if (paragraph.anchored()) {
        read_paragraph(paragraph);
      } else if (begun) {
        aside(paragraph.text());
      } else {
        front_matter(paragraph.text());
      }
    }
    remarks_.finish();
    auto read = lay_out_cues(std::move(segments_), std::move(transcript_), options_, kNoscribeFormat);
    if (!read) return tl::unexpected(remarks_.located(read.error()));
    return read;
  }

 private:
  void front_matter(const std::string& text) {
    if (text.empty()) return;
    transcript_.metadata.push_back({transcript_.header("Title").empty() ? "Title" : "Source", text});
  }

  /// People rename speakers in the text; the anchors keep the old names. The name that stands before a speaker's talk
  /// most often is the speaker's.
  void find_labels() {
    std::map<std::string, std::map<std::string, std::size_t>> seen;
    for (const Paragraph& paragraph : page_.paragraphs) {
      const Chunk* first = opening(paragraph);
      if (first == nullptr || !first->anchored || first->speaker.starts_with(kOverlap)) continue;
      if (const std::string label = label_of(without_stamps(first->text)); !label.empty())
        ++seen[first->speaker][label];
    }
    for (const auto& [speaker, labels] : seen) {
      const auto most = std::max_element(labels.begin(), labels.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      if (labels.contains(speaker) || most->second > 1 || guess_role(most->first) != Role::unknown) {
        labels_[speaker] = labels.contains(speaker) ? speaker : most->first;
      }
    }
  }

  [[nodiscard]] std::string name_of(const std::string& speaker) const {
    const auto found = labels_.find(speaker);
    return found == labels_.end() ? speaker : found->second;
  }

  void read_paragraph(const Paragraph& paragraph) {
    Segment turn;
    const Chunk* first = opening(paragraph);
    if (first != nullptr) turn.speaker = first->speaker;
    std::vector<std::string> pauses;
    for (const Chunk& chunk : paragraph.chunks) {
      const std::string text = one_space(without_stamps(chunk.text));
      if (is_pause(text)) {
        pauses.push_back(text);
        continue;
      }
      if (text.empty()) continue;
      // A pause in the middle of somebody's talk is part of it.
      for (const std::string& pause : pauses) {
        if (turn.talk.empty()) {
          aside(pause);
        } else {
          turn.talk += ' ' + pause;
        }
      }
      pauses.clear();
      take(chunk, &chunk == first ? without_label(text, chunk.speaker) : text, turn);
    }
    finish(turn);
    for (const std::string& pause : pauses) aside(pause);
  }

  [[nodiscard]] std::string without_label(const std::string& text, const std::string& speaker) const {
    const std::string label = label_of(text);
    const bool is_name = label == speaker || label == name_of(speaker);
    return !label.empty() && is_name ? text.substr(text.find(':') + 1) : text;
  }

  /// Adds what is said to the turn, or as a turn of its own where somebody speaks into it.
  void take(const Chunk& chunk, std::string text, Segment& turn) {
    if (text.ends_with(kOverlap)) text.erase(text.size() - kOverlap.size());
    const bool within = chunk.speaker.starts_with(kOverlap);
    if (text.starts_with(kOverlap)) text.erase(0, kOverlap.size());
    if (within) {
      const std::string speaker = chunk.speaker.substr(kOverlap.size());
      if (const std::string label = speaker + ":"; text.starts_with(label)) text.erase(0, label.size());
      finish(turn);
      overlapping(speaker, text, chunk.start, chunk.end);
      return;
    }
    std::string_view rest = text;
    bool begins = true;
    for (std::size_t at = find_inner(rest); at != std::string_view::npos; at = find_inner(rest)) {
      // "ja //S02: mm// og så" in one anchor: nothing says when.
      extend(turn, chunk, rest.substr(0, at), {.begins = begins, .ends = false});
      begins = false;
      const std::size_t colon = rest.find(':', at);
      const std::size_t end = std::min(rest.find(kOverlap, colon), rest.size());
      finish(turn);
      overlapping(one_space(rest.substr(at + kOverlap.size(), colon - at - kOverlap.size())),
                  rest.substr(colon + 1, end - colon - 1), std::nullopt, std::nullopt);
      rest.remove_prefix(std::min(end + kOverlap.size(), rest.size()));
    }
    extend(turn, chunk, rest, {.begins = begins, .ends = true});
  }

  /// Where "//S02:" begins.
  static std::size_t find_inner(std::string_view text) {
    for (std::size_t at = text.find(kOverlap); at != std::string_view::npos; at = text.find(kOverlap, at + 1)) {
      // A colon soon after, and a name before it: "https://" is none.
      const std::string label = label_of(text.substr(at + kOverlap.size()));
      if (!label.empty() && label.find('/') == std::string::npos && (at == 0 || text[at - 1] == ' ')) return at;
    }
    return std::string_view::npos;
  }

  /// Whether a part of what is said in an anchor begins or ends with it.
  struct Part {
    bool begins = true;
    bool ends = true;
  };

  void extend(Segment& turn, const Chunk& chunk, std::string_view text, Part part) {
    const std::string talk = one_space(text);
    if (talk.empty()) return;
    if (turn.speaker.empty()) turn.speaker = chunk.speaker;
    if (!turn.talk.empty() && chunk.anchored && chunk.speaker != turn.speaker) {
      finish(turn);
      turn.speaker = chunk.speaker;
    }
    if (chunk.anchored) {
      if (part.begins && turn.talk.empty()) turn.start = chunk.start;
      turn.end = part.ends ? std::max(turn.end, chunk.end) : std::nullopt;
      if (chunk.start && chunk.end && *chunk.end < *chunk.start) {
        remarks_.add(chunk.at, "backward-times", Severity::warning,
                     {"Tiden slutter, før den begynder. Begge tider er beholdt.",
                      "The time ends before it begins. Both times were kept."});
      }
    }
    if (!turn.talk.empty()) turn.talk += ' ';
    turn.talk += talk;
  }

  /// What is left of the turn goes on afterwards, by the same speaker.
  void finish(Segment& turn) {
    const std::string speaker = turn.speaker;
    if (!one_space(turn.talk).empty()) {
      turn.speaker = name_of(speaker);
      segments_.push_back(std::move(turn));
    }
    turn = {};
    turn.speaker = speaker;
  }

  void overlapping(const std::string& speaker, std::string_view talk, std::optional<std::int64_t> start,
                   std::optional<std::int64_t> end) {
    Segment segment;
    segment.speaker = name_of(speaker);
    segment.talk = one_space(talk);
    segment.start = start;
    segment.end = end;
    segment.under.push_back({"overlap", std::string(kOverlap)});
    if (!segment.talk.empty()) segments_.push_back(std::move(segment));
  }

  void aside(const std::string& text) {
    Segment pause;
    pause.nobody = true;
    pause.talk = text;
    segments_.push_back(std::move(pause));
  }

  Page page_;
  const ReadOptions& options_;
  Transcript transcript_;
  Remarks remarks_;
  std::vector<Segment> segments_;
  std::map<std::string, std::string> labels_;
};

}  // namespace

int recognise_noscribe(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '<') return 0;
  for (std::size_t at = text.find("ts_", begin); at != std::string_view::npos; at = text.find("ts_", at + 3)) {
    if (at >= 6 && text.substr(at - 6, 5) == "name=") return 95;
  }
  return 0;
}

Result<Transcript> read_noscribe(std::string_view text, const ReadOptions& options) {
  return NoscribeReader(text, options).run();
}

}  // namespace gribning
