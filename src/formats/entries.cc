// SPDX-License-Identifier: MIT
#include "entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "gribning/base/lines.h"
#include "text_lines.h"

namespace gribning {
namespace {

/// The lines of `text` that are not blank, without the white space at their ends; they count from `offset`.
std::vector<Span> pieces_of(std::string_view text, std::uint32_t offset) {
  std::vector<Span> pieces;
  const Lines lines(text);
  for (std::size_t i = 0; i < lines.count(); ++i) {
    const Span piece = text_reader::trimmed(text, lines.line(i));
    if (!piece.empty()) pieces.push_back({offset + piece.begin, offset + piece.end});
  }
  return pieces;
}

/// The last of `turns` that `entry` goes on from, or turns.size(). Short turns by others may lie between.
std::size_t goes_on_from(const std::vector<Entry>& turns, const Entry& entry, const ReadOptions& options) {
  constexpr std::size_t kMostBetween = 16;
  for (std::size_t i = turns.size(), steps = 0; i-- > 0 && steps <= kMostBetween; ++steps) {
    const Entry& turn = turns[i];
    if (!turn.speaker) break;
    if (turn.speaker == entry.speaker) {
      const bool near = turn.end && entry.start && *entry.start - *turn.end <= options.tier_gap;
      return near ? i : turns.size();
    }
    if (!turn.start || !turn.end || *turn.end - *turn.start > options.backchannel) break;
  }
  return turns.size();
}

/// Stretches by the same speaker as one turn, as the options say.
std::vector<Entry> merge(std::vector<Entry> entries, const ReadOptions& options) {
  if (options.tier_gap < 0) return entries;
  std::vector<Entry> turns;
  for (Entry& entry : entries) {
    const std::size_t last = entry.speaker ? goes_on_from(turns, entry, options) : turns.size();
    if (last == turns.size()) {
      turns.push_back(std::move(entry));
      continue;
    }
    Entry& turn = turns[last];
    (turn.text += '\n') += entry.text;
    if (entry.end) turn.end = std::max(*turn.end, *entry.end);
    turn.interpolated = turn.interpolated || entry.interpolated;
    std::move(entry.under.begin(), entry.under.end(), std::back_inserter(turn.under));
  }
  return turns;
}

void note_merging(Transcript& transcript, std::size_t merged, const ReadOptions& options) {
  if (options.tier_gap < 0) return;
  Bilingual message{
      fmt::format("Stykker tale fra samme taler med højst {} millisekunder imellem er samlet til én tur ({}).",
                  options.tier_gap, merged),
      fmt::format("Stretches of talk by the same speaker at most {} milliseconds apart were merged ({}).",
                  options.tier_gap, merged)};
  if (options.backchannel > kNoBackchannels) {
    message.da += fmt::format(" Andres ture på højst {} millisekunder skiller dem ikke.", options.backchannel);
    message.en += fmt::format(" Turns by others of at most {} milliseconds do not part them.", options.backchannel);
  }
  add_note(transcript, "merged-turns", std::move(message));
}

std::vector<std::string_view> talk_pieces(const Transcript& transcript, const Turn& turn) {
  std::vector<std::string_view> pieces;
  for (const Span piece : turn.pieces) pieces.push_back(quote(transcript.text, piece));
  return pieces;
}

}  // namespace

void sort_by_time(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.at != b.at ? a.at < b.at : a.position < b.position; });
}

Result<Transcript> lay_out(std::vector<Entry> entries, Transcript transcript, const ReadOptions& options) {
  const std::size_t empty = std::erase_if(entries, [](const Entry& entry) { return pieces_of(entry.text, 0).empty(); });
  const std::size_t stretches = entries.size();
  entries = merge(std::move(entries), options);
  const std::size_t merged = stretches - entries.size();
  std::vector<std::vector<Span>> aside_pieces;
  for (Entry& entry : entries) {
    std::vector<Span> pieces = pieces_of(entry.text, static_cast<std::uint32_t>(transcript.text.size()));
    transcript.text += entry.text;
    transcript.text += '\n';
    if (!entry.speaker) {
      transcript.asides.push_back(
          {{pieces.front().begin, pieces.back().end}, static_cast<TurnIndex>(transcript.turns.size()), {}});
      aside_pieces.push_back(std::move(pieces));
      continue;
    }
    Turn turn;
    turn.number = entry.number > 0 ? entry.number : static_cast<std::int64_t>(transcript.turns.size()) + 1;
    turn.speaker = *entry.speaker;
    turn.span = {pieces.front().begin, pieces.back().end};
    turn.pieces = std::move(pieces);
    turn.start = entry.start;
    turn.end = entry.end;
    turn.interpolated = entry.interpolated;
    turn.under = std::move(entry.under);
    transcript.turns.push_back(std::move(turn));
  }
  if (transcript.turns.empty()) {
    return tl::unexpected(
        Failure{.code = "no-turns",
                .message = {"Der er ingen tale i filen: ingen række med tekst hører til en taler.",
                            "There is no talk in the file: no tier with text belongs to a speaker."}});
  }
  if (empty > 0) {
    add_note(transcript, "empty-annotations",
             {fmt::format("{} tomme annoteringer er ikke tale og er sprunget over.", empty),
              fmt::format("{} empty annotations are no talk and were passed over.", empty)});
  }
  note_merging(transcript, merged, options);
  if (options.convention) {
    transcript.convention = *options.convention;
  } else if (const auto said = convention_from(transcript.header("Convention"))) {
    transcript.convention = *said;
  } else {
    transcript.convention = detect_convention(transcript.text);
  }
  for (std::size_t i = 0; i < transcript.asides.size(); ++i) {
    transcript.asides[i].notation = read_notation(transcript.text, aside_pieces[i], transcript.convention);
  }
  settle_header(transcript);
  return transcript;
}

ParticipantIndex speaker_labelled(Transcript& transcript, std::string_view label) {
  auto& all = transcript.participants;
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Participant& participant) { return participant.label == label; });
  if (known != all.end()) return static_cast<ParticipantIndex>(known - all.begin());
  all.push_back({std::string(label), "", Role::unknown, RoleSource::none});
  return static_cast<ParticipantIndex>(all.size() - 1);
}

void settle_header(Transcript& transcript) {
  for (const std::string_view key : {"Language", "Languages", "Sprog"}) {
    if (transcript.language) break;
    const std::string_view value = transcript.header(key);
    transcript.language = language_from(value.substr(0, value.find_first_of(", ")));
  }
  for (const std::string_view key : {"Constructed", "Konstrueret"}) {
    const std::string_view value = transcript.header(key);
    if (!value.empty() && value != "no" && value != "nej") transcript.constructed = true;
  }
}

void add_note(Transcript& transcript, std::string code, Bilingual message) {
  transcript.diagnostics.push_back({std::move(code), Severity::note, {}, std::move(message), {}});
}

std::string lines_of(const Transcript& transcript, const std::vector<Span>& pieces, std::string_view separator) {
  std::string text;
  std::optional<std::uint32_t> last;
  for (const Span piece : pieces) {
    if (last) {
      // Two pieces of one line, with a time between them.
      const std::string_view between = quote(transcript.text, {*last, piece.begin});
      text += between.find_first_of("\r\n") == std::string_view::npos ? std::string_view(" ") : separator;
    }
    text += quote(transcript.text, piece);
    last = piece.end;
  }
  return text;
}

std::vector<Entry> entries_of(const Transcript& transcript) {
  std::vector<Entry> entries;
  entries.reserve(transcript.turns.size() + transcript.asides.size());
  auto aside = transcript.asides.begin();
  const auto asides_before = [&](std::size_t turn) {
    for (; aside != transcript.asides.end() && aside->before <= turn; ++aside) {
      Entry entry;
      entry.text = quote(transcript.text, aside->span);
      entries.push_back(std::move(entry));
    }
  };
  for (std::size_t i = 0; i < transcript.turns.size(); ++i) {
    asides_before(i);
    const Turn& turn = transcript.turns[i];
    Entry entry;
    entry.speaker = turn.speaker;
    entry.text = lines_of(transcript, turn.pieces, "\n");
    entry.start = turn.start;
    entry.end = turn.end;
    entry.interpolated = turn.interpolated;
    entry.number = turn.number;
    entry.under = turn.under;
    entries.push_back(std::move(entry));
  }
  asides_before(transcript.turns.size());
  return entries;
}

std::optional<Metadata> convention_line(const Transcript& transcript, const std::vector<Entry>& entries) {
  if (!transcript.header("Convention").empty()) return std::nullopt;
  std::string talk;
  for (const Entry& entry : entries) (talk += entry.text) += '\n';
  if (detect_convention(talk) == transcript.convention) return std::nullopt;
  return Metadata{"Convention", std::string(code(transcript.convention))};
}

bool says_the_same(const Transcript& transcript, const Transcript& original) {
  const auto same_people = [](const Participant& a, const Participant& b) {
    return a.label == b.label && a.description == b.description;
  };
  if (!std::equal(transcript.participants.begin(), transcript.participants.end(), original.participants.begin(),
                  original.participants.end(), same_people) ||
      transcript.asides.size() != original.asides.size()) {
    return false;
  }
  auto part = original.turns.begin();
  for (const Turn& turn : transcript.turns) {
    const std::vector<std::string_view> pieces = talk_pieces(transcript, turn);
    if (part == original.turns.end() || turn.start != part->start) return false;
    std::size_t said = 0;
    std::optional<std::int64_t> end;
    while (said < pieces.size()) {
      if (part == original.turns.end() || part->speaker != turn.speaker) return false;
      for (const std::string_view piece : talk_pieces(original, *part)) {
        if (said == pieces.size() || piece != pieces[said]) return false;
        ++said;
      }
      if (part->end) end = std::max(end.value_or(*part->end), *part->end);
      ++part;
    }
    if (turn.end != end) return false;
  }
  return part == original.turns.end();
}

}  // namespace gribning
