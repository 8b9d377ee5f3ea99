// SPDX-License-Identifier: MIT
#include <algorithm>

#include "gribning/formats/json.h"
#include "json_document.h"

namespace gribning {
namespace {

std::string_view code_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string_view code_of(RoleSource source) {
  switch (source) {
    case RoleSource::none:
      return "none";
    case RoleSource::guessed:
      return "guessed";
    case RoleSource::declared:
      return "declared";
    case RoleSource::given:
      break;
  }
  return "given";
}

Json pair(Span span) { return Json::array({span.begin, span.end}); }

Json both(const Bilingual& text) { return {{"da", text.da}, {"en", text.en}}; }

void add_notation(const Notation& notation, std::string_view text, Json& object) {
  Json words = Json::array();
  for (const Word& word : notation.words) {
    Json entry = {{"text", word.text}, {"span", pair(word.span)}};
    if (word.cut_off) entry["cutOff"] = true;
    if (word.uncertain) entry["uncertain"] = true;
    words.push_back(std::move(entry));
  }
  Json marks = Json::array();
  for (const Mark& mark : notation.marks) {
    Json entry = {{"kind", code(mark.kind)}, {"text", quote(text, mark.span)}, {"span", pair(mark.span)}};
    if (mark.inside != mark.span) entry["inside"] = pair(mark.inside);
    if (mark.milliseconds) entry["milliseconds"] = *mark.milliseconds;
    if (mark.index != 0) entry["index"] = mark.index;
    if (mark.partner_turn) entry["partnerTurn"] = *mark.partner_turn;
    marks.push_back(std::move(entry));
  }
  if (!words.empty()) object["words"] = std::move(words);
  if (!marks.empty()) object["marks"] = std::move(marks);
}

Json participants_of(const Transcript& transcript) {
  Json list = Json::array();
  for (const Participant& participant : transcript.participants) {
    list.push_back({{"label", participant.label},
                    {"description", participant.description},
                    {"role", code(participant.role)},
                    {"roleSource", code_of(participant.role_source)}});
  }
  return list;
}

Json metadata_of(const Transcript& transcript) {
  Json list = Json::array();
  for (const Metadata& entry : transcript.metadata) list.push_back({{"key", entry.key}, {"value", entry.value}});
  return list;
}

Json turn_of(const Transcript& transcript, TurnIndex index) {
  const Turn& turn = transcript.turns[index];
  Json entry = {{"number", turn.number}, {"speaker", transcript.speaker_of(index).label}};
  const auto first = std::find_if(transcript.participants.begin(), transcript.participants.end(),
                                  [&](const auto& other) { return other.label == transcript.speaker_of(index).label; });
  if (first - transcript.participants.begin() != turn.speaker) entry["participant"] = turn.speaker;
  entry["talk"] = transcript.talk(index);
  if (turn.start) entry["start"] = *turn.start;
  if (turn.end) entry["end"] = *turn.end;
  if (turn.interpolated) entry["interpolated"] = true;
  entry["pieces"] = Json::array();
  for (const Span piece : turn.pieces) entry["pieces"].push_back(pair(piece));
  for (const UnderLine& under : turn.under) entry["under"].push_back({{"name", under.name}, {"text", under.text}});
  add_notation(turn.notation, transcript.text, entry);
  return entry;
}

Json asides_of(const Transcript& transcript) {
  Json list = Json::array();
  for (const Aside& aside : transcript.asides) {
    Json entry = {{"before", aside.before}, {"text", quote(transcript.text, aside.span)}, {"span", pair(aside.span)}};
    add_notation(aside.notation, transcript.text, entry);
    list.push_back(std::move(entry));
  }
  return list;
}

Json diagnostics_of(const Transcript& transcript) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : transcript.diagnostics) {
    list.push_back({{"code", diagnostic.code},
                    {"severity", code_of(diagnostic.severity)},
                    {"span", pair(diagnostic.span)},
                    {"message", both(diagnostic.message)},
                    {"advice", both(diagnostic.advice)}});
  }
  return list;
}

/// All but the turns. The path is left out: it says whose machine the file lay on.
Json frame_of(const Transcript& transcript) {
  Json frame = {{"gribning", 1},
                {"name", transcript.name},
                {"format", transcript.format},
                {"encoding", transcript.encoding},
                {"convention", code(transcript.convention)}};
  if (transcript.language) frame["language"] = code(*transcript.language);
  frame["constructed"] = transcript.constructed;
  frame["participants"] = participants_of(transcript);
  frame["metadata"] = metadata_of(transcript);
  frame["asides"] = asides_of(transcript);
  frame["diagnostics"] = diagnostics_of(transcript);
  frame["text"] = transcript.text;
  if (!transcript.original.empty()) frame["original"] = transcript.original;
  return frame;
}

/// A line for each element, so that people and diff can read it.
std::string list_in_lines(const Json& list) {
  std::string out = "[";
  for (std::size_t i = 0; i < list.size(); ++i) out += (i == 0 ? "\n  " : ",\n  ") + dump(list[i]);
  return out + (list.empty() ? "]" : "\n ]");
}

}  // namespace

Result<Written> write_json(const Transcript& transcript) {
  const Json frame = frame_of(transcript);
  std::string out = "{";
  for (const auto& [key, value] : frame.items()) {
    out += (out.size() == 1 ? "\n " : ",\n ") + dump(Json(key)) + ": ";
    out += value.is_array() ? list_in_lines(value) : dump(value);
  }
  out += ",\n \"turns\": [";
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    out += (i == 0 ? "\n  " : ",\n  ") + dump(turn_of(transcript, i));
  }
  return Written{out + "\n ]\n}\n", {}};
}

Result<Written> write_jsonl(const Transcript& transcript) {
  std::string out = dump(frame_of(transcript)) + "\n";
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) out += dump(turn_of(transcript, i)) + "\n";
  return Written{std::move(out), {}};
}

}  // namespace gribning
