// SPDX-License-Identifier: MIT
#include "gribning/formats/chat.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "chat_bullets.h"
#include "chat_check.h"
#include "chat_header.h"
#include "entries.h"
#include "gribning/base/lines.h"
#include "text_lines.h"

namespace gribning {
namespace {

using namespace chat;

constexpr std::size_t kLongestLabel = 64;

/// A line of talk: what stands between its bullets.
struct TalkLine {
  std::vector<Span> pieces;
  std::vector<Bullet> bullets;
};

class ChatReader {
 public:
  ChatReader(std::string_view text, Transcript& transcript) : text_(text), lines_(text), transcript_(transcript) {}

  void run() {
    for (std::size_t i = 0; i < lines_.count(); ++i) read_line(lines_.line(i));
    close();
    check_frame();
    if (bullets_without_media_ && !media_) {
      report("chat-media", Severity::note, *bullets_without_media_,
             {"Der er tider, men ingen linje @Media siger, hvilken optagelse de hører til.",
              "There are times, but no @Media line says which recording they belong to."});
    }
  }

 private:
  enum class Open { nothing, header, turn, under };

  void report(std::string code, Severity severity, Span where, Bilingual message) {
    transcript_.diagnostics.push_back({std::move(code), severity, where, std::move(message), {}});
  }

  [[nodiscard]] TurnIndex next_turn() const { return static_cast<TurnIndex>(transcript_.turns.size()); }

  void read_line(Span line) {
    const Span content = text_reader::trimmed(text_, line);
    if (content.empty()) {
      // At the end of a file a blank line means nothing.
      if (!blank_ && !line_is_last(line)) blank_ = line;
      return;
    }
    if (blank_ && open_ != Open::nothing) {
      report("chat-blank-line", Severity::note, *blank_,
             {"En tom linje i en CHAT-fil er sprunget over.", "A blank line in a CHAT file was passed over."});
    }
    blank_.reset();
    const char sign = text_[content.begin];
    const bool indented = content.begin > line.begin;
    const bool by_spaces = quote(text_, {line.begin, content.begin}).find('\t') == std::string_view::npos;
    if ((sign == '@' || sign == '*' || sign == '%') && (!indented || (by_spaces && opens(content)))) {
      if (indented) {
        report("chat-indent", Severity::warning, {line.begin, content.begin},
               {"Mellemrum før linjens tegn er sprunget over.", "Space before the sign of the line was passed over."});
      }
      close();
      if (sign == '@') open_header(content);
      if (sign == '*') open_turn(content);
      if (sign == '%') open_under(content);
    } else if (indented) {
      go_on(content);
    } else {
      close();
      add_aside(content);
      report("chat-stray-line", Severity::warning, content,
             {"Linjen begynder hverken med @, *, % eller en tabulator. Den er beholdt som en bemærkning.",
              "The line begins neither with @, *, % nor with a tab. It was kept as a remark."});
    }
  }

  [[nodiscard]] bool line_is_last(Span line) const {
    return text_.find_first_not_of(" \t\r\n", line.end) == std::string_view::npos;
  }

  /// Whether an indented line is one that should not be.
  [[nodiscard]] bool opens(Span content) const {
    const std::string_view head = quote(text_, content).substr(0, kLongestLabel);
    const std::size_t end = head.find_first_of(": \t");
    return head.front() == '@' ? is_known(head.substr(1, end - 1))
                               : end != std::string_view::npos && end > 1 && head[end] == ':';
  }

  void open_header(Span content) {
    const std::string_view line = quote(text_, content);
    const std::size_t colon = line.find(':');
    const std::size_t key_end = std::min(colon, line.size());
    header_ = {std::string(line.substr(1, key_end - 1)), ""};
    while (!header_.key.empty() && (header_.key.back() == ' ' || header_.key.back() == '\t')) header_.key.pop_back();
    header_span_ = content;
    if (colon != std::string_view::npos) {
      header_.value = quote(
          text_, text_reader::trimmed(text_, {content.begin + static_cast<std::uint32_t>(colon) + 1, content.end}));
    }
    if (!is_known(header_.key)) {
      report("chat-unknown-header", Severity::note, content,
             {fmt::format("CHAT har ingen linje @{}. Den er beholdt.", header_.key),
              fmt::format("CHAT has no @{} line. It was kept.", header_.key)});
    }
    open_ = Open::header;
  }

  void close_header() {
    const std::string& key = header_.key;
    const std::string_view value = header_.value;
    if (is_frame(key)) {
      begin_ = begin_ || same_key(key, "Begin");
      end_ = end_ || same_key(key, "End");
      return;
    }
    if (same_key(key, "Participants")) {
      for (Participant& participant : read_participants(value)) {
        const ParticipantIndex index = speaker_labelled(transcript_, participant.label);
        transcript_.participants[index] = std::move(participant);
      }
    } else if (same_key(key, "ID")) {
      read_id(value, header_span_, transcript_);
    } else if (same_key(key, "Languages")) {
      check_languages(value, header_span_, transcript_);
    } else if (same_key(key, "Media")) {
      media_ = true;
      unlinked_ = value.find("unlinked") != std::string_view::npos;
    }
    transcript_.metadata.push_back(header_);
    if (!transcript_.turns.empty()) transcript_.asides.push_back({header_span_, next_turn(), {}});
  }

  void open_turn(Span content) {
    const std::string_view line = quote(text_, content);
    const std::string_view head = line.substr(0, kLongestLabel);
    const std::size_t colon = head.find(':');
    const std::size_t space = head.find_first_of(" \t");
    turn_ = Turn();
    talk_.clear();
    open_ = Open::turn;
    std::uint32_t after = content.begin + 1;
    std::string_view label;
    const bool listed = space != std::string_view::npos && space < colon && is_listed(line.substr(1, space - 1)) &&
                        line.find_first_not_of(" \t", space) != colon;
    if (listed) {
      // "*BOR ja: altså": the colon is one of the talk.
      label = line.substr(1, space - 1);
      after = content.begin + static_cast<std::uint32_t>(space);
      report("chat-no-colon", Severity::warning, {after, after},
             {"Kolon mangler efter talerens kode.", "The colon is missing after the speaker's code."});
    } else if (colon != std::string_view::npos && space > 1) {
      label = quote(text_, text_reader::trimmed(text_, {after, content.begin + static_cast<std::uint32_t>(colon)}));
      after = content.begin + static_cast<std::uint32_t>(colon) + 1;
      if (after < content.end && text_[after] != '\t' && text_[after] != ' ') {
        report("chat-no-tab", Severity::warning, {after, after},
               {"Efter talerens kode og kolon skal der stå en tabulator.",
                "A tab belongs after the speaker's code and colon."});
      }
    } else if (space == 1 || line.size() == 1) {
      nobody_ = true;
    } else {
      report("chat-no-colon", Severity::error, content,
             {"Linjen begynder med *, men har ikke en talers kode og et kolon. Den er beholdt som en bemærkning.",
              "The line begins with * but has no speaker's code and colon. It was kept as a remark."});
      add_aside(content);
      open_ = Open::nothing;
      return;
    }
    if (label.empty()) {
      nobody_ = true;
    } else {
      turn_.speaker = speaker(label, {content.begin, after});
    }
    turn_.span = {after, after};
    add_talk({after, content.end});
  }

  [[nodiscard]] bool is_listed(std::string_view label) const {
    return std::any_of(transcript_.participants.begin(), transcript_.participants.end(),
                       [&](const Participant& participant) { return participant.label == label; });
  }

  ParticipantIndex speaker(std::string_view label, Span where) {
    // "*(BOR):" is the transcriber's guess at who speaks.
    if (label.size() > 2 && label.front() == '(' && label.back() == ')') {
      turn_.under.push_back({"speaker", std::string(label)});
      label = label.substr(1, label.size() - 2);
    }
    const std::size_t known = transcript_.participants.size();
    const ParticipantIndex index = speaker_labelled(transcript_, label);
    if (transcript_.participants.size() > known) {
      report("chat-unlisted-speaker", Severity::warning, where,
             {fmt::format("Taleren {} står ikke i @Participants.", label),
              fmt::format("The speaker {} is not listed in @Participants.", label)});
    }
    return index;
  }

  void open_under(Span content) {
    const std::string_view line = quote(text_, content);
    const std::size_t colon = line.find(':');
    UnderLine under{std::string(line.substr(0, std::min(colon, line.find_first_of(" \t")))), ""};
    if (colon != std::string_view::npos) {
      under.text = quote(
          text_, text_reader::trimmed(text_, {content.begin + static_cast<std::uint32_t>(colon) + 1, content.end}));
    }
    check_under(under, content, transcript_);
    if (transcript_.turns.empty()) {
      add_aside(content);
      report("chat-tier-without-turn", Severity::warning, content,
             {"En linje med % skal stå under en taletur.", "A line with % has to stand under a turn."});
      open_ = Open::nothing;
      return;
    }
    transcript_.turns.back().under.push_back(std::move(under));
    open_ = Open::under;
  }

  /// A line that begins with white space.
  void go_on(Span content) {
    switch (open_) {
      case Open::turn:
        add_talk(content);
        return;
      case Open::under: {
        std::string& text = transcript_.turns.back().under.back().text;
        if (!text.empty()) text += ' ';
        text += quote(text_, content);
        return;
      }
      case Open::header:
        if (!only_events(text_, pieces_of(content).pieces)) {
          if (!header_.value.empty()) header_.value += ' ';
          header_.value += quote(text_, content);
          header_span_.end = content.end;
          return;
        }
        break;
      case Open::nothing:
        break;
    }
    close();
    add_aside(content);
  }

  [[nodiscard]] TalkLine pieces_of(Span content) const {
    TalkLine line;
    line.bullets = find_bullets(text_, content);
    std::uint32_t at = content.begin;
    const auto add = [&](std::uint32_t end) {
      const Span piece = text_reader::trimmed(text_, {at, end});
      if (!piece.empty()) line.pieces.push_back(piece);
    };
    for (const Bullet& bullet : line.bullets) {
      add(bullet.span.begin);
      at = bullet.span.end;
    }
    add(content.end);
    return line;
  }

  void add_talk(Span content) {
    if (!text_reader::trimmed(text_, content).empty()) talk_.push_back(pieces_of(content));
  }

  void close() {
    if (open_ == Open::header) close_header();
    if (open_ == Open::turn) close_turn();
    open_ = Open::nothing;
  }

  void close_turn() {
    std::size_t own = talk_.size();
    if (nobody_) own = 0;
    while (own > 1 && only_events(text_, talk_[own - 1].pieces)) --own;
    std::size_t bullets = 0;
    for (std::size_t i = 0; i < own; ++i) {
      turn_.pieces.insert(turn_.pieces.end(), talk_[i].pieces.begin(), talk_[i].pieces.end());
      for (const Bullet& bullet : talk_[i].bullets) take_time(bullet, bullets);
    }
    if (!nobody_) finish_turn(bullets);
    for (std::size_t i = own; i < talk_.size(); ++i) {
      if (!talk_[i].pieces.empty()) add_aside({talk_[i].pieces.front().begin, talk_[i].pieces.back().end});
    }
    nobody_ = false;
  }

  void finish_turn(std::size_t bullets) {
    if (turn_.pieces.empty()) {
      report("empty-turn", Severity::warning, turn_.span,
             {"Der står ingen tale efter talerens kode.", "There is no talk after the speaker's code."});
      turn_.pieces = {turn_.span};
    }
    turn_.span = {turn_.pieces.front().begin, turn_.pieces.back().end};
    turn_.number = static_cast<std::int64_t>(transcript_.turns.size()) + 1;
    if (bullets > 1) ++many_bullets_;
    transcript_.turns.push_back(std::move(turn_));
  }

  void take_time(const Bullet& bullet, std::size_t& count) {
    if (!bullet.start) {
      report("chat-broken-time", Severity::error, bullet.span,
             {"Tidspunktet kan ikke læses: det skal stå som to tal mellem to tegn 0x15.",
              "The time cannot be read: it has to be two numbers between two characters 0x15."});
      return;
    }
    if (bullet.old_form) {
      report("chat-old-time", Severity::note, bullet.span,
             {"Tidspunktet har den form, som CLAN brugte før 2010. Det er læst.",
              "The time has the form that CLAN used before 2010. It was read."});
    }
    if (unlinked_) {
      report("chat-media", Severity::warning, bullet.span,
             {"@Media siger, at optagelsen ikke er knyttet til udskriften, men her er tider.",
              "@Media says that the recording is not linked, but here are times."});
      unlinked_ = false;
    }
    if (!bullets_without_media_) bullets_without_media_ = bullet.span;
    if (!turn_.start) turn_.start = bullet.start;
    turn_.end = bullet.end;
    ++count;
  }

  void add_aside(Span content) {
    const TalkLine line = pieces_of(content);
    if (line.pieces.empty()) return;
    Aside aside;
    aside.span = {line.pieces.front().begin, line.pieces.back().end};
    aside.before = next_turn();
    aside.notation = read_notation(text_, line.pieces, Convention::chat_ca);
    transcript_.asides.push_back(std::move(aside));
  }

  void check_frame() {
    const auto missing = [&](bool there, std::string_view header) {
      if (there) return;
      report("chat-missing-header", Severity::note, {},
             {fmt::format("Linjen {} mangler. Resten er læst.", header),
              fmt::format("The line {} is missing. The rest was read.", header)});
    };
    missing(begin_, "@Begin");
    missing(!transcript_.header("Languages").empty(), "@Languages");
    missing(!transcript_.header("Participants").empty(), "@Participants");
    missing(end_, "@End");
    if (many_bullets_ > 0) {
      add_note(
          transcript_, "chat-inner-times",
          {fmt::format("I {} taleture står flere tider: turens tid er fra den første til den sidste.", many_bullets_),
           fmt::format("{} turns hold several times: the turn's time is from the first to the last.", many_bullets_)});
    }
  }

  std::string_view text_;
  Lines lines_;
  Transcript& transcript_;
  Open open_ = Open::nothing;
  Metadata header_;
  Span header_span_;
  Turn turn_;
  std::vector<TalkLine> talk_;
  /// The line being read is a bare "*": its talk belongs to nobody.
  bool nobody_ = false;
  bool begin_ = false;
  bool end_ = false;
  bool media_ = false;
  bool unlinked_ = false;
  std::optional<Span> blank_;
  std::optional<Span> bullets_without_media_;
  std::size_t many_bullets_ = 0;
};

}  // namespace

int recognise_chat(std::string_view text) {
  constexpr std::size_t kHead = 4000;
  const std::string_view head = text.substr(0, kHead);
  const Lines lines(head);
  int turns = 0;
  for (std::size_t i = 0; i < lines.count(); ++i) {
    const std::string_view line = quote(head, lines.line(i));
    if (line.size() < 2) continue;
    const std::size_t end = std::min(line.find_first_of(":\t "), line.size());
    if (line.front() == '@' && is_known(line.substr(1, end - 1))) return 95;
    if (line.front() == '*' && end > 1 && end < line.size() && line[end] == ':' && end < 16) ++turns;
  }
  return turns > 1 ? 40 : 0;
}

Result<Transcript> read_chat(std::string_view text, const ReadOptions& options) {
  Transcript transcript;
  transcript.format = "chat";
  transcript.text = text;
  transcript.convention = options.convention.value_or(Convention::chat_ca);
  ChatReader(text, transcript).run();
  settle_header(transcript);
  check_turns(transcript);
  if (transcript.turns.empty()) {
    Failure failure{.code = "no-turns",
                    .message = {"Der er ingen taleture i filen. I CHAT begynder en taletur med *, talerens kode, kolon "
                                "og en tabulator:\n  *BOR:\tjeg har været inde i en butik",
                                "There are no turns in the file. In CHAT a turn begins with *, the speaker's code, a "
                                "colon and a tab:\n  *BOR:\tjeg har været inde i en butik"}};
    for (const Diagnostic& diagnostic : transcript.diagnostics) {
      if (diagnostic.severity != Severity::error) continue;
      const Place place = Lines(text).place(diagnostic.span.begin);
      failure.line = place.line;
      failure.column = place.column;
      break;
    }
    return tl::unexpected(std::move(failure));
  }
  return transcript;
}

}  // namespace gribning
