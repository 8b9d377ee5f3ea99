// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "gribning/base/lines.h"
#include "gribning/formats/json.h"
#include "json_document.h"
#include "segments.h"

namespace gribning {
namespace {

const Bilingual kJsonFormat = {"JSON", "JSON"};
/// The program names itself in the first bytes of what it writes.
constexpr std::size_t kFrameBegin = 60;
/// A person corrects a few places by hand; a file with thousands is made anew.
constexpr std::size_t kMostOfAKind = 50;

RoleSource role_source_from(std::string_view name) {
  if (name == "guessed") return RoleSource::guessed;
  if (name == "given") return RoleSource::given;
  return name == "none" ? RoleSource::none : RoleSource::declared;
}

Severity severity_from(std::string_view name) {
  if (name == "note") return Severity::note;
  return name == "error" ? Severity::error : Severity::warning;
}

Bilingual both_of(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  if (found == object.end()) return {};
  return {text_of(*found, "da"), text_of(*found, "en")};
}

/// Reads a transcript piece by piece: its frame, then its turns.
class Reading {
 public:
  explicit Reading(const ReadOptions& options) : options_(options) {}

  void read_frame(const Json& frame) {
    transcript_.name = text_of(frame, "name");
    transcript_.format = text_of(frame, "format");
    transcript_.encoding = text_of(frame, "encoding");
    transcript_.original = text_of(frame, "original");
    transcript_.text = text_of(frame, "text");
    laid_out_ = transcript_.text.size();
    transcript_.language = language_from(text_of(frame, "language"));
    convention_ = convention_from(text_of(frame, "convention"));
    transcript_.constructed = frame.contains("constructed") && frame["constructed"] == true;
    for (const Json& entry : list_of(frame, "metadata")) {
      transcript_.metadata.push_back({text_of(entry, "key"), text_of(entry, "value")});
    }
    for (const Json& entry : list_of(frame, "participants")) read_participant(entry);
    for (const Json& entry : list_of(frame, "diagnostics")) read_diagnostic(entry);
    asides_ = list_of(frame, "asides");
  }

  void read_turn(const Json& entry, std::string_view where) {
    if (!entry.is_object()) {
      complain("not-a-turn", where,
               {"her skulle stå en tur som {\"speaker\": …, \"talk\": …}.",
                "expected a turn as {\"speaker\": …, \"talk\": …}."});
      return;
    }
    Segment segment;
    segment.speaker = text_of(entry, {"speaker", "label"});
    segment.talk = text_of(entry, {"talk", "text"});
    segment.start = integer_of(entry, "start");
    segment.end = integer_of(entry, "end");
    for (const Json& under : list_of(entry, "under")) {
      segment.under.push_back({text_of(under, "name"), text_of(under, "text")});
    }
    std::vector<Span> pieces = pieces_of(entry);
    const std::int64_t previous = transcript_.turns.empty() ? 0 : transcript_.turns.back().number;
    Layout& layout = this->layout();
    if (pieces.empty()) {
      if (entry.contains("pieces")) {
        complain("bad-span", where,
                 {"steder i teksten, som ikke findes; talen er læst af \"talk\".",
                  "places that the text does not have; the talk was read from \"talk\"."});
      }
      layout.add(segment);
    } else {
      Turn turn;
      turn.speaker = layout.participant(segment.speaker);
      turn.start = segment.start;
      turn.end = segment.end;
      turn.under = std::move(segment.under);
      turn.span = {pieces.front().begin, pieces.back().end};
      turn.pieces = std::move(pieces);
      transcript_.turns.push_back(std::move(turn));
      if (!segment.talk.empty() &&
          segment.talk != transcript_.talk(static_cast<TurnIndex>(transcript_.turns.size() - 1))) {
        complain("talk-differs", where,
                 {R"("talk" er ikke det, der står i "text"; "text" gælder. Slet "pieces", hvis talen er rettet.)",
                  R"("talk" is not what "text" says; "text" counts. Delete "pieces" if the talk was corrected.)"});
      }
    }
    Turn& turn = transcript_.turns.back();
    turn.number = integer_of(entry, "number").value_or(previous + 1);
    turn.interpolated = entry.contains("interpolated") && entry["interpolated"] == true;
    const auto participant = integer_of(entry, "participant");
    if (participant && *participant >= 0 && *participant < static_cast<std::int64_t>(transcript_.participants.size())) {
      turn.speaker = static_cast<ParticipantIndex>(*participant);
    }
  }

  /// The first of each kind with its place; how many more there were is said in finish().
  void complain(std::string code, std::string_view where, const Bilingual& what) {
    if (++complaints_[code] > kMostOfAKind) return;
    transcript_.diagnostics.push_back({std::move(code),
                                       Severity::warning,
                                       {},
                                       {fmt::format("{}: {}", where, what.da), fmt::format("{}: {}", where, what.en)},
                                       {}});
  }

  Result<Transcript> finish() {
    for (const auto& [code, count] : complaints_) {
      if (count <= kMostOfAKind) continue;
      const std::size_t more = count - kMostOfAKind;
      transcript_.diagnostics.push_back({code,
                                         Severity::warning,
                                         {},
                                         {fmt::format("… og {} steder til med fejl af samme slags.", more),
                                          fmt::format("… and {} more places with the same kind of mistake.", more)},
                                         {}});
    }
    for (const Json& entry : asides_) {
      const auto span = span_of(entry.is_object() && entry.contains("span") ? entry["span"] : Json());
      if (!span) continue;
      const std::int64_t before = std::clamp<std::int64_t>(integer_of(entry, "before").value_or(0), 0,
                                                           static_cast<std::int64_t>(transcript_.turns.size()));
      transcript_.asides.push_back({*span, static_cast<TurnIndex>(before), {}});
      if (entry.contains("marks") || entry.contains("words")) with_notation_.push_back(transcript_.asides.size() - 1);
    }
    auto read = layout().finish(kJsonFormat);
    if (!read) return read;
    if (convention_ && !options_.convention) read->convention = *convention_;
    // Only pauses and events between turns have signs that count; headings have none.
    for (std::size_t i = 0; i < read->asides.size(); ++i) {
      Aside& aside = read->asides[i];
      aside.notation = {};
      if (std::binary_search(with_notation_.begin(), with_notation_.end(), i)) {
        aside.notation = read_notation(read->text, {aside.span}, read->convention);
      }
    }
    return read;
  }

 private:
  Layout& layout() {
    if (!layout_) layout_.emplace(transcript_, options_);
    return *layout_;
  }

  void read_participant(const Json& entry) {
    Participant participant;
    participant.label = text_of(entry, "label");
    participant.description = text_of(entry, "description");
    if (const auto role = role_from(text_of(entry, "role")); role && *role != Role::unknown) {
      participant.role = *role;
      participant.role_source = role_source_from(text_of(entry, "roleSource"));
    }
    if (!participant.label.empty()) transcript_.participants.push_back(std::move(participant));
  }

  void read_diagnostic(const Json& entry) {
    if (!entry.is_object()) return;
    Diagnostic diagnostic;
    diagnostic.code = text_of(entry, "code");
    diagnostic.severity = severity_from(text_of(entry, "severity"));
    diagnostic.message = both_of(entry, "message");
    diagnostic.advice = both_of(entry, "advice");
    if (const auto span = span_of(entry.contains("span") ? entry["span"] : Json())) diagnostic.span = *span;
    transcript_.diagnostics.push_back(std::move(diagnostic));
  }

  [[nodiscard]] bool on_boundary(std::uint64_t at) const {
    return at == transcript_.text.size() || (static_cast<unsigned char>(transcript_.text[at]) & 0xC0U) != 0x80U;
  }

  /// A span of the text that came with the transcript, or nothing.
  [[nodiscard]] std::optional<Span> span_of(const Json& value) const {
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_unsigned() || !value[1].is_number_unsigned()) {
      return std::nullopt;
    }
    const auto begin = value[0].get<std::uint64_t>();
    const auto end = value[1].get<std::uint64_t>();
    if (begin > end || end > laid_out_ || !on_boundary(begin) || !on_boundary(end)) return std::nullopt;
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  [[nodiscard]] std::vector<Span> pieces_of(const Json& entry) const {
    std::vector<Span> pieces;
    for (const Json& value : list_of(entry, "pieces")) {
      const auto piece = span_of(value);
      if (!piece || (!pieces.empty() && piece->begin < pieces.back().end)) return {};
      pieces.push_back(*piece);
    }
    return pieces;
  }

  const ReadOptions& options_;
  Transcript transcript_;
  std::optional<Layout> layout_;
  std::optional<Convention> convention_;
  std::size_t laid_out_ = 0;
  /// How often each kind of mistake was met.
  std::map<std::string, std::size_t> complaints_;
  Json asides_ = Json::array();
  std::vector<std::size_t> with_notation_;
};

}  // namespace

Result<Transcript> read_json(std::string_view text, const ReadOptions& options) {
  const auto document = parse_json(text);
  if (!document) return tl::unexpected(document.error());
  Reading reading(options);
  if (document->is_object()) reading.read_frame(*document);
  const Json& turns = document->is_array() ? *document : list_of(*document, "turns");
  for (std::size_t i = 0; i < turns.size(); ++i) reading.read_turn(turns[i], fmt::format("turns[{}]", i));
  return reading.finish();
}

Result<Transcript> read_jsonl(std::string_view text, const ReadOptions& options) {
  Reading reading(options);
  const Lines lines(text);
  bool first = true;
  for (std::size_t i = 0; i < lines.count(); ++i) {
    const std::string_view line = quote(text, lines.line(i));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto value = parse_json(line, i + 1);
    const std::string where = fmt::format("{}", i + 1);
    if (!value) {
      reading.complain(value.error().code, fmt::format("{}:{}", i + 1, value.error().column.value_or(1)),
                       value.error().message);
    } else if (first && value->is_object() && value->contains("gribning")) {
      reading.read_frame(*value);
    } else {
      reading.read_turn(*value, where);
    }
    first = false;
  }
  return reading.finish();
}

bool is_own_form(std::string_view content) {
  const std::size_t begin = content.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && content[begin] == '{' &&
         content.substr(begin, kFrameBegin).find("\"gribning\"") != std::string_view::npos;
}

int recognise_json(std::string_view content) {
  const std::size_t begin = content.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || (content[begin] != '{' && content[begin] != '[')) return 0;
  if (content[begin] == '[') {
    const std::size_t next = content.find_first_not_of(" \t\r\n", begin + 1);
    return next != std::string_view::npos && content[next] == '{' ? 50 : 0;
  }
  if (is_own_form(content)) return 95;
  return content.find("\"turns\"") != std::string_view::npos ? 60 : 20;
}

int recognise_jsonl(std::string_view content) {
  const std::size_t begin = content.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || content[begin] != '{') return 0;
  const std::string_view line = content.substr(begin, content.find_first_of("\r\n", begin) - begin);
  const std::size_t end = line.find_last_not_of(" \t");
  if (line.size() < 3 || line[end] != '}') return 0;
  if (is_own_form(line)) return 100;
  const std::size_t next = content.find_first_not_of(" \t\r\n", begin + line.size());
  return next != std::string_view::npos && content[next] == '{' ? 70 : 0;
}

}  // namespace gribning
