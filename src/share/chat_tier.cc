// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "added_tiers.h"
#include "codes.h"

namespace gribning::share {
namespace {

constexpr std::string_view kLine = "%grb:";

/// CLAN's programs count codes that begin with $ and have parts between colons: "$gribning:verdict:taken_up".
std::string as_chat(std::string_view code) {
  std::string out = "$" + std::string(code);
  std::replace(out.begin(), out.end(), '/', ':');
  return out;
}

std::vector<std::string> lines_of(const Analysed& analysed) {
  const auto& talk = *analysed.talk;
  const Transcript& transcript = talk.transcript;
  std::vector<std::string> lines(transcript.turns.size());
  const auto add = [&](TurnIndex turn, std::string_view what) {
    if (!lines[turn].empty()) lines[turn] += ' ';
    lines[turn] += what;
  };
  const auto number = [&](TurnIndex turn) { return transcript.turns[turn].number; };
  for (const auto& coding : analysed.coding->opportunities) {
    for (const auto& code : codes_of(coding)) add(coding.turn, as_chat(code));
    if (coding.response) add(*coding.response, fmt::format("{}:{}", as_chat(kResponse), number(coding.turn)));
    if (coding.later) add(*coding.later, fmt::format("{}:{}", as_chat(kLater), number(coding.turn)));
  }
  for (const auto& turn : analysed.coding->worker_turns) {
    for (const auto& code : codes_of(turn)) add(turn.turn, as_chat(code));
  }
  std::set<std::pair<TurnIndex, LabelId>> seen;
  for (const auto& annotation : talk.annotations) {
    if (seen.emplace(annotation.turn, annotation.label).second) {
      add(annotation.turn, as_chat(talk.labels->name(annotation.label)));
    }
  }
  return lines;
}

/// Where the line that begins at `at` ends, its line end included.
std::size_t line_end(std::string_view text, std::size_t at) {
  const auto end = text.find_first_of("\r\n", at);
  if (end == std::string_view::npos) return text.size();
  return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

/// Behind the turn and all lines that belong to it: those that go on, and its dependent tiers.
std::size_t behind_turn(std::string_view text, const Turn& turn) {
  std::size_t at = line_end(text, turn.span.end);
  while (at < text.size() && (text[at] == '\t' || text[at] == ' ' || text[at] == '%')) at = line_end(text, at);
  return at;
}

/// The text from `begin` to `end` without lines of an earlier export, which the new ones take the place of.
void copy_without_ours(std::string_view text, std::size_t begin, std::size_t end, std::string& out) {
  bool ours = false;
  while (begin < end) {
    const std::size_t next = std::min(line_end(text, begin), end);
    const auto line = text.substr(begin, next - begin);
    ours = line.starts_with(kLine) || (ours && line.starts_with('\t'));
    if (!ours) out += line;
    begin = next;
  }
}

std::string_view usual_line_end(std::string_view text) {
  const auto first = text.find_first_of("\r\n");
  if (first == std::string_view::npos || text[first] == '\n') return "\n";
  return first + 1 < text.size() && text[first + 1] == '\n' ? "\r\n" : "\r";
}

}  // namespace

Result<Shared> add_to_chat(std::span<const Analysed> analysed, const ShareOptions& /*options*/) {
  const Analysed& each = analysed.front();
  auto carried = carrier(each.talk->transcript, "chat");
  if (!carried) return tl::unexpected(carried.error());
  const std::string_view text = carried->transcript.text;
  const auto lines = lines_of(each);
  const auto end = usual_line_end(text);
  std::string out;
  std::size_t done = 0;
  for (TurnIndex turn = 0; turn < lines.size(); ++turn) {
    const std::size_t behind = behind_turn(text, carried->transcript.turns[turn]);
    if (behind < done) continue;
    copy_without_ours(text, done, behind, out);
    done = behind;
    if (lines[turn].empty()) continue;
    const bool open = !out.empty() && out.back() != '\n' && out.back() != '\r';
    out += open ? fmt::format("{}{}\t{}", end, kLine, lines[turn]) : fmt::format("{}\t{}{}", kLine, lines[turn], end);
  }
  copy_without_ours(text, done, text.size(), out);
  return Shared{{{each.talk->transcript.name + ".cha", std::move(out)}}, std::move(carried->losses)};
}

}  // namespace gribning::share
