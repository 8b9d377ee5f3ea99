// SPDX-License-Identifier: MIT
#include "gribning/formats/f4.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "characters.h"
#include "clocks.h"
#include "gribning/base/lines.h"
#include "gribning/formats/text.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// "#00:00:05-2#"
struct Stamp {
  Span span;
  std::int64_t time = 0;
};

struct Stamps {
  std::vector<Stamp> whole;
  /// What begins as a stamp does and is none.
  std::vector<Span> broken;
};

Stamps find_stamps(std::string_view text) {
  Stamps stamps;
  for (std::size_t at = text.find('#'); at != std::string_view::npos;) {
    std::size_t end = at + 1;
    while (end < text.size() && (is_digit(text[end]) || text[end] == ':' || text[end] == '-')) ++end;
    const std::string_view inside = text.substr(at + 1, end - at - 1);
    const bool closed = end < text.size() && text[end] == '#';
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(closed ? end + 1 : end)};
    const auto time = closed ? parse_clock(inside, "-") : std::nullopt;
    if (time && inside.find(':') != std::string_view::npos) {
      stamps.whole.push_back({span, *time});
      ++end;
    } else if (inside.find(':') != std::string_view::npos) {
      stamps.broken.push_back(span);
    }
    at = text.find('#', end);
  }
  return stamps;
}

/// The parts of `piece` between the stamps in it.
void cut(std::string_view text, Span piece, const std::vector<Stamp>& stamps, std::vector<Span>& pieces) {
  auto stamp = std::lower_bound(stamps.begin(), stamps.end(), piece.begin,
                                [](const Stamp& other, std::uint32_t begin) { return other.span.end <= begin; });
  for (std::uint32_t at = piece.begin; at < piece.end;) {
    const bool more = stamp != stamps.end() && stamp->span.begin < piece.end;
    const Span part = text_reader::trimmed(text, {at, more ? stamp->span.begin : piece.end});
    if (!part.empty()) pieces.push_back(part);
    at = more ? (stamp++)->span.end : piece.end;
  }
}

class StampedTimes {
 public:
  StampedTimes(Transcript& transcript, const std::vector<Stamp>& stamps) : transcript_(transcript), stamps_(stamps) {}

  void run() {
    const Lines lines(transcript_.text);
    auto turn = transcript_.turns.begin();
    for (const Stamp& stamp : stamps_) {
      while (turn != transcript_.turns.end() && turn->span.begin < stamp.span.end) ++turn;
      if (turn != transcript_.turns.end() && lines.line_of(turn->span.begin) == lines.line_of(stamp.span.begin)) {
        // Before the talk, on its line.
        if (!turn->start) turn->start = stamp.time;
      } else if (turn != transcript_.turns.begin() && std::prev(turn)->pieces.back().end <= stamp.span.begin) {
        std::prev(turn)->end = stamp.time;
      }
    }
    hand_on();
  }

 private:
  /// Where one turn ends the next begins, unless it has a stamp of its own: so the programs play them.
  void hand_on() {
    std::size_t handed = 0;
    auto& turns = transcript_.turns;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (i > 0 && !turns[i].start && turns[i - 1].end) {
        turns[i].start = turns[i - 1].end;
        ++handed;
      }
      if (turns[i].start && turns[i].end && *turns[i].end < *turns[i].start) {
        transcript_.diagnostics.push_back({"backward-times",
                                           Severity::warning,
                                           turns[i].span,
                                           {"Turens tidsmærke ligger før det foregående. Begge er beholdt.",
                                            "The time stamp of the turn lies before the one above. Both were kept."},
                                           {}});
      }
    }
    if (handed == 0) return;
    transcript_.diagnostics.push_back(
        {"f4-times",
         Severity::note,
         {},
         {fmt::format("Tidsmærker står, hvor ture slutter: {} ture begynder, hvor den foregående slutter.", handed),
          fmt::format("Time stamps stand where turns end: {} turns begin where the one before ends.", handed)},
         {}});
  }

  Transcript& transcript_;
  const std::vector<Stamp>& stamps_;
};

}  // namespace

Result<Transcript> read_f4(std::string_view text, const ReadOptions& options) {
  const Stamps stamps = find_stamps(text);
  // With blanks in their place the rest is ordinary text, and every place in it stays where it was.
  std::string talk(text);
  for (const Stamp& stamp : stamps.whole) talk.replace(stamp.span.begin, stamp.span.size(), stamp.span.size(), ' ');
  auto transcript = read_text(talk, options);
  if (!transcript) return transcript;
  transcript->text = text;
  for (Turn& turn : transcript->turns) {
    std::vector<Span> pieces;
    for (const Span piece : turn.pieces) cut(text, piece, stamps.whole, pieces);
    if (pieces.empty()) continue;
    turn.pieces = std::move(pieces);
    turn.span = {turn.pieces.front().begin, turn.pieces.back().end};
  }
  for (const Span broken : stamps.broken) {
    transcript->diagnostics.push_back({"f4-stamp",
                                       Severity::warning,
                                       broken,
                                       {"Her begynder et tidsmærke, som ikke er helt. Det er læst som tale.",
                                        "A time stamp begins here that is not whole. It was read as talk."},
                                       {"Tidsmærker ser sådan ud: #00:00:05-2#", "Time stamps look so: #00:00:05-2#"}});
  }
  StampedTimes(*transcript, stamps.whole).run();
  return transcript;
}

int recognise_f4(std::string_view text) { return find_stamps(text).whole.empty() ? 0 : 85; }

}  // namespace gribning
