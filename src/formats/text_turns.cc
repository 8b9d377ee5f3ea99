// SPDX-License-Identifier: MIT
#include "text_turns.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text_header.h"

namespace gribning::text_reader {
namespace {

bool is_sign_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

/// ‘…’, '…' or “…” around the whole line, as translations are printed.
bool is_quoted(std::string_view line) {
  const auto between = [&](std::string_view open, std::string_view close) {
    return line.size() > open.size() + close.size() && line.starts_with(open) && line.ends_with(close);
  };
  return between("‘", "’") || between("'", "'") || between("“", "”") || between("\"", "\"");
}

class Gatherer {
 public:
  Gatherer(std::string_view text, const std::vector<Line>& lines, std::size_t first, const Labels& labels,
           const Numbers& numbers, bool indented_turns, Transcript& transcript)
      : text_(text),
        lines_(lines),
        first_(first),
        labels_(labels),
        numbers_(numbers),
        indented_turns_(indented_turns),
        transcript_(transcript) {
    for (std::size_t i = 0; i < transcript.participants.size(); ++i) {
      speakers_.emplace(transcript.participants[i].label, static_cast<ParticipantIndex>(i));
    }
  }

  void run() {
    study_layout();
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (labels_.opens_turn(text_, lines_[i])) {
        open_turn(i);
      } else if (transcript_.turns.empty()) {
        front_matter(i);
      } else {
        further_line(i);
      }
    }
    close_turn();
  }

 private:
  /// Glosses and translations are told by their regularity: an unnumbered line under most numbered ones, or a quoted
  /// line under many turns.
  void study_layout() {
    std::size_t numbered = 0;
    std::size_t under = 0;
    std::size_t quoted = 0;
    std::size_t turns = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      const bool opens = labels_.opens_turn(text_, lines_[i]);
      if (opens) ++turns;
      if (numbers_.printed[i]) {
        ++numbered;
      } else if (!opens && i > first_ && !lines_[i].after_blank) {
        if (numbers_.printed[i - 1]) ++under;
        if (is_quoted(quote(text_, lines_[i].content))) ++quoted;
      }
    }
    glossed_ = numbers_.numbering == Numbering::every_line && numbered > 2 && under * 10 >= numbered * 6;
    translated_ = quoted >= 2 && quoted * 3 >= turns;
  }

  void open_turn(std::size_t i) {
    close_turn();
    const Line& line = lines_[i];
    const std::string_view label = quote(text_, line.label);
    Turn turn;
    turn.speaker = speaker(label, line.label);
    turn.start = line.time;
    turn.number = number_of(i);
    if (!line.arrow.empty()) turn.under.push_back({"arrow", std::string(quote(text_, line.arrow))});
    transcript_.turns.push_back(std::move(turn));
    label_end_ = line.after_label;
    add_piece({line.after_label, line.content.end});
  }

  /// A turn by whoever spoke last.
  void next_turn(std::size_t i) {
    close_turn();
    Turn turn;
    turn.speaker = transcript_.turns.back().speaker;
    turn.number = number_of(i);
    transcript_.turns.push_back(std::move(turn));
  }

  [[nodiscard]] std::int64_t number_of(std::size_t i) const {
    const std::int64_t previous = transcript_.turns.empty() ? 0 : transcript_.turns.back().number;
    const std::int64_t number = numbers_.of_line[i];
    if (numbers_.printed[i]) return number;
    // A line that shares its number with another has none of its own.
    const bool counted = numbers_.numbering == Numbering::some_lines && number > 0 && number > previous;
    return counted ? number : previous + 1;
  }

  ParticipantIndex speaker(std::string_view label, Span span) {
    const auto known = speakers_.find(label);
    if (known != speakers_.end()) return known->second;
    const auto index = static_cast<ParticipantIndex>(transcript_.participants.size());
    transcript_.participants.push_back({std::string(label), "", Role::unknown, RoleSource::none});
    speakers_.emplace(label, index);
    if (labels_.one_off.contains(label) && guess_role(label) == Role::unknown) {
      transcript_.diagnostics.push_back(
          {"unknown-label",
           Severity::warning,
           span,
           {fmt::format("\"{}\" står kun én gang og er ikke nævnt blandt deltagerne. Linjen er læst som en taletur.",
                        label),
            fmt::format("\"{}\" stands only once and is not among the participants. The line was read as a turn.",
                        label)},
           {fmt::format(
                "Er det en deltager, så skriv i hovedet: Participant: {} = beskrivelse (citizen). Er det tale, så "
                "skriv linjen sammen med den forrige.",
                label),
            fmt::format(
                "If it is a participant, write in the header: Participant: {} = description (citizen). If it is "
                "talk, join the line to the one before.",
                label)}});
    }
    return index;
  }

  void add_piece(Span span) {
    const Span piece = trimmed(text_, span);
    if (!piece.empty()) transcript_.turns.back().pieces.push_back(piece);
  }

  void close_turn() {
    if (transcript_.turns.empty()) return;
    Turn& turn = transcript_.turns.back();
    if (turn.pieces.empty()) {
      turn.pieces.push_back({label_end_, label_end_});
      transcript_.diagnostics.push_back(
          {"empty-turn",
           Severity::warning,
           {label_end_, label_end_},
           {"Der står ingen tale efter navnet.", "There is no talk after the name."},
           {"Skriv det, der blev sagt, eller slet linjen.", "Write what was said, or delete the line."}});
    }
    turn.span = {turn.pieces.front().begin, turn.pieces.back().end};
  }

  void front_matter(std::size_t i) {
    const Line& line = lines_[i];
    const std::string_view content = quote(text_, line.content);
    transcript_.asides.push_back({line.content, 0, {}});
    for (Participant& participant : find_declarations(content)) {
      if (!labels_.speakers.contains(participant.label) || speakers_.contains(participant.label)) continue;
      speakers_.emplace(participant.label, static_cast<ParticipantIndex>(transcript_.participants.size()));
      transcript_.participants.push_back(std::move(participant));
    }
    if (line.has_label() && line.spaced) {
      transcript_.metadata.push_back({std::string(quote(text_, line.label)),
                                      std::string(quote(text_, trimmed(text_, {line.after_label, line.content.end})))});
    } else if (transcript_.header("Title").empty() && transcript_.header("Titel").empty()) {
      transcript_.metadata.push_back({"Title", std::string(content)});
    }
  }

  void further_line(std::size_t i) {
    const Line& line = lines_[i];
    const std::uint32_t begin = numbers_.printed[i] ? line.after_number : line.content.begin;
    const Span rest = trimmed(text_, {begin, line.content.end});
    if (rest.empty()) return;
    const std::string_view content = quote(text_, rest);
    if (under_line(i, line, content)) return;
    if (is_layout(content, !numbers_.printed[i] && line.after_blank && line.before_blank)) {
      transcript_.asides.push_back({rest, static_cast<TurnIndex>(transcript_.turns.size()), {}});
      return;
    }
    if (belongs_to_nobody(rest, content)) return;
    if (indented_turns_ && line.content.begin > line.whole.begin) next_turn(i);
    add_piece(rest);
  }

  bool under_line(std::size_t i, const Line& line, std::string_view content) {
    std::string_view kind;
    std::string_view value = content;
    if (content.starts_with('%') && content.find(':') < 40) {
      kind = content.substr(0, content.find(':'));
      value = content.substr(content.find(':') + 1);
    } else if (line.has_label() && line.spaced) {
      kind = kind_of_under_line(quote(text_, line.label));
      if (!kind.empty()) value = quote(text_, {line.after_label, line.content.end});
    }
    const bool follows = !line.after_blank && !numbers_.printed[i];
    if (kind.empty() && follows && (translated_ || glossed_) && is_quoted(content)) kind = "translation";
    if (kind.empty() && follows && glossed_) kind = numbers_.printed[i - 1] ? "gloss" : "translation";
    if (kind.empty()) return false;
    const auto size = static_cast<std::uint32_t>(value.size());
    transcript_.turns.back().under.push_back({std::string(kind), std::string(quote(value, trimmed(value, {0, size})))});
    return true;
  }

  /// A line with nothing but pauses and events stands between turns. A mask on a line of its own was wrapped there.
  bool belongs_to_nobody(Span rest, std::string_view content) {
    if (!is_sign_of(content.front(), "([") || !is_sign_of(content.back(), ")]")) return false;
    Notation notation = read_notation(text_, {rest}, transcript_.convention);
    const bool only_events = std::all_of(notation.marks.begin(), notation.marks.end(), [](const Mark& mark) {
      return mark.kind == MarkKind::pause || mark.kind == MarkKind::comment || mark.kind == MarkKind::laughter ||
             mark.kind == MarkKind::breath;
    });
    if (!notation.words.empty() || !only_events) return false;
    transcript_.asides.push_back({rest, static_cast<TurnIndex>(transcript_.turns.size()), std::move(notation)});
    return true;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t first_;
  const Labels& labels_;
  const Numbers& numbers_;
  bool indented_turns_;
  Transcript& transcript_;
  std::map<std::string, ParticipantIndex, std::less<>> speakers_;
  std::uint32_t label_end_ = 0;
  bool glossed_ = false;
  bool translated_ = false;
};

}  // namespace

void gather_turns(std::string_view text, const std::vector<Line>& lines, std::size_t first, const Labels& labels,
                  const Numbers& numbers, bool indented_turns, Transcript& transcript) {
  Gatherer(text, lines, first, labels, numbers, indented_turns, transcript).run();
}

}  // namespace gribning::text_reader
