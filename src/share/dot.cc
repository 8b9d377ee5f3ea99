// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <map>

#include "graph.h"
#include "plain_text.h"

namespace gribning::share {
namespace {

/// A quoted string of the DOT language; line ends become its \n.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out + '"';
}

/// The beginning of a turn, as much as a box holds.
std::string beginning(std::string_view talk) {
  constexpr std::size_t kLongest = 48;
  const std::size_t end = byte_of(talk, kLongest);
  return std::string(talk.substr(0, end)) + (end < talk.size() ? " …" : "");
}

/// Bonds differ by line, not only by colour, so that they can be told apart in grey.
std::string_view style_of(Bond bond) {
  switch (bond) {
    case Bond::next:
      return "color=grey80, arrowhead=none, weight=10";
    case Bond::pair:
      return "color=black, style=bold, constraint=false";
    case Bond::insertion:
      return "color=black, style=dashed, constraint=false";
    case Bond::repair:
      return "color=grey40, style=dashed, constraint=false";
    case Bond::tie:
      return "color=\"#2E7D6B\", constraint=false";
    case Bond::returns:
      return "color=\"#C77D2E\", style=dotted, constraint=false";
    case Bond::continuation:
      return "color=grey40, style=dotted, constraint=false";
  }
  return "color=grey80";
}

std::string_view style_of(std::optional<Verdict> verdict) {
  if (!verdict) return "";
  return *verdict == Verdict::taken_up ? ", style=bold" : ", style=\"bold,dashed\"";
}

}  // namespace

Result<Shared> write_dot(std::span<const Analysed> analysed, const ShareOptions& /*options*/) {
  const Analysed& each = analysed.front();
  const auto& talk = *each.talk;
  const Transcript& transcript = talk.transcript;
  std::map<TurnIndex, Verdict> verdicts;
  for (const auto& found : each.coding->opportunities) verdicts[found.turn] = found.verdict;
  // Later turns stand below earlier ones although the arrows look back.
  std::string out = fmt::format("digraph {} {{\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n",
                                dot_string(transcript.name));
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const auto found = verdicts.find(i);
    const auto verdict = found == verdicts.end() ? std::nullopt : std::optional(found->second);
    out += fmt::format("  t{} [label={}{}];\n", i + 1,
                       dot_string(fmt::format("{} {}\n{}", transcript.turns[i].number, transcript.speaker_of(i).label,
                                              beginning(transcript.talk(i)))),
                       style_of(verdict));
  }
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    for (const Relation& relation : talk.sequence.looks_back(i)) {
      const bool weighed = relation.bond == Bond::tie || relation.bond == Bond::returns;
      const auto label = weighed ? fmt::format(", label=\"{:.2f}\"", relation.strength) : std::string();
      out += fmt::format("  t{} -> t{} [{}{}];\n", relation.turn + 1, relation.to + 1, style_of(relation.bond), label);
    }
  }
  out += "}\n";
  return Shared{{{transcript.name + ".dot", std::move(out)}}, {}};
}

}  // namespace gribning::share
