// SPDX-License-Identifier: MIT
#include "text_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "one_line.h"

namespace gribning::text_reader {
namespace {

/// Keys that begin a header. Once it has begun, other keys are kept as well.
constexpr std::array<std::string_view, 54> kKeys = {"title",
                                                    "titel",
                                                    "date",
                                                    "dato",
                                                    "setting",
                                                    "sted",
                                                    "place",
                                                    "language",
                                                    "sprog",
                                                    "constructed",
                                                    "konstrueret",
                                                    "participant",
                                                    "participants",
                                                    "deltager",
                                                    "deltagere",
                                                    "medvirkende",
                                                    "speakers",
                                                    "talere",
                                                    "transcriber",
                                                    "transcribed by",
                                                    "transskription",
                                                    "transskriberet af",
                                                    "udskrevet af",
                                                    "source",
                                                    "kilde",
                                                    "recording",
                                                    "optagelse",
                                                    "duration",
                                                    "varighed",
                                                    "consent",
                                                    "samtykke",
                                                    "convention",
                                                    "konvention",
                                                    "notation",
                                                    "version",
                                                    "id",
                                                    "file",
                                                    "fil",
                                                    "project",
                                                    "projekt",
                                                    "comment",
                                                    "kommentar",
                                                    "bemærkning",
                                                    "situation",
                                                    "media",
                                                    "audio",
                                                    "lyd",
                                                    "subject",
                                                    "emne",
                                                    "context",
                                                    "kontekst",
                                                    "roles",
                                                    "roller",
                                                    "samtale"};

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool known_key(std::string_view key) { return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end(); }

bool participant_key(std::string_view key) {
  return is_one_of(key, {"participant", "participants", "deltager", "deltagere", "medvirkende", "speakers", "talere",
                         "roles", "roller"});
}

/// Splits "B = borger, S = sagsbehandler" where a new "X =" begins, so that commas inside a description stay.
std::vector<std::string_view> split_declarations(std::string_view list) {
  constexpr std::size_t kLongestLabel = 24;
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] != ',' && list[i] != ';') continue;
    const std::size_t equals = list.find('=', i);
    const std::size_t comma = list.find_first_of(",;", i + 1);
    if (equals == std::string_view::npos || equals - i > kLongestLabel || comma < equals) continue;
    parts.push_back(list.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(list.substr(begin));
  return parts;
}

void add_participant(Transcript& transcript, Participant participant) {
  const auto known = std::find_if(transcript.participants.begin(), transcript.participants.end(),
                                  [&](const Participant& other) { return other.label == participant.label; });
  if (known == transcript.participants.end()) transcript.participants.push_back(std::move(participant));
}

bool is_declared(const Transcript& transcript, std::string_view label) {
  return std::any_of(transcript.participants.begin(), transcript.participants.end(),
                     [&](const Participant& participant) { return participant.label == label; });
}

/// What the program itself understands of a header line.
void understand(const std::string& key, std::string_view value, Transcript& transcript) {
  const std::string meaning = lower_case(value);
  if (participant_key(key)) {
    for (const std::string_view part : split_declarations(value)) {
      if (auto participant = read_participant(part)) add_participant(transcript, std::move(*participant));
    }
  } else if (is_one_of(key, {"language", "sprog"})) {
    transcript.language = language_from(meaning);
  } else if (is_one_of(key, {"constructed", "konstrueret"})) {
    transcript.constructed = is_one_of(meaning, {"yes", "ja", "true", "1"});
  } else if (is_one_of(key, {"convention", "konvention", "notation"})) {
    if (const auto convention = convention_from(meaning)) transcript.convention = *convention;
  }
}

}  // namespace

bool is_known_key(std::string_view key) { return known_key(lower_case(key)); }
bool is_participant_key(std::string_view key) { return participant_key(lower_case(key)); }

void take_header_entry(std::string_view key, std::string_view value, Transcript& transcript) {
  transcript.metadata.push_back({std::string(key), std::string(value)});
  understand(lower_case(key), value, transcript);
}

std::optional<Participant> read_participant(std::string_view declaration, bool colon_too) {
  std::size_t sign = declaration.find('=');
  if (sign == std::string_view::npos && colon_too) sign = declaration.find(':');
  if (sign == std::string_view::npos) return std::nullopt;
  Participant participant;
  participant.label = trimmed(declaration.substr(0, sign));
  std::string_view description = trimmed(declaration.substr(sign + 1));
  if (participant.label.empty() || participant.label.size() > 40) return std::nullopt;

  // A role is declared in the brackets at the end, or by a description that is nothing but the role.
  const std::size_t open = description.rfind('(');
  if (open != std::string_view::npos && description.ends_with(')')) {
    const std::string in_brackets = lower_case(trimmed(description.substr(open + 1, description.size() - open - 2)));
    for (const Role role : kRoles) {
      if (in_brackets != code(role) && in_brackets != title(role).da && in_brackets != title(role).en) continue;
      participant.role = role;
      participant.role_source = role == Role::unknown ? RoleSource::none : RoleSource::declared;
      description = trimmed(description.substr(0, open));
      break;
    }
  }
  participant.description = description;
  if (participant.role_source == RoleSource::none) {
    const std::string whole = lower_case(description);
    for (const Role role : kRoles) {
      if (role == Role::unknown || (whole != code(role) && whole != title(role).da && whole != title(role).en))
        continue;
      participant.role = role;
      participant.role_source = RoleSource::declared;
    }
  }
  return participant;
}

std::string participant_line(const Participant& participant, std::string_view label) {
  std::string line = fmt::format("Participant: {} =", label);
  if (!participant.description.empty()) line += " " + one_line(participant.description);
  const bool certain = participant.role_source == RoleSource::declared || participant.role_source == RoleSource::given;
  if (certain && participant.role != Role::unknown) line += fmt::format(" ({})", code(participant.role));
  return line;
}

std::vector<Participant> find_declarations(std::string_view front_matter) {
  std::vector<Participant> found;
  for (std::size_t equals = front_matter.find('='); equals != std::string_view::npos;
       equals = front_matter.find('=', equals + 1)) {
    // The label is the word before the sign, the description what follows up to the next comma, bracket or line end.
    const std::string_view before = trimmed(front_matter.substr(0, equals));
    const std::size_t cut = before.find_last_of(" \t\r\n(,;");
    const std::string_view label = cut == std::string_view::npos ? before : before.substr(cut + 1);
    const std::string_view rest = front_matter.substr(equals + 1);
    const std::string_view description = trimmed(rest.substr(0, rest.find_first_of(",;)\r\n=")));
    if (label.empty() || label.size() > 12 || description.empty()) continue;
    if (auto participant = read_participant(std::string(label) + "=" + std::string(description))) {
      found.push_back(std::move(*participant));
    }
  }
  return found;
}

std::size_t read_header(std::string_view text, const std::vector<Line>& lines, Transcript& transcript) {
  std::map<std::string_view, std::size_t> uses;
  for (const Line& line : lines) {
    if (line.has_label() && line.spaced) ++uses[quote(text, line.label)];
  }

  bool listing = false;  // below "Deltagere:" with nothing behind the colon
  std::size_t taken = 0;
  for (; taken < lines.size(); ++taken) {
    const Line& line = lines[taken];
    const std::string_view content = quote(text, line.content);
    const bool indented = line.content.begin > line.whole.begin;
    // A key stands alone before its colon; a number or a time in front belongs to a turn.
    const bool keyed = line.has_label() && line.label.begin == line.content.begin;
    const std::string_view label = quote(text, line.label);
    const std::string key = lower_case(label);
    const bool known = keyed && known_key(key) && !is_declared(transcript, label);
    const bool first = taken == 0;
    if ((first || line.after_blank) && !known) break;

    if (listing && !known) {
      if (auto participant = read_participant(content, true)) {
        add_participant(transcript, std::move(*participant));
        transcript.metadata.push_back({"Participant", std::string(content)});
        continue;
      }
    }
    if (line.has_label() && is_declared(transcript, label)) break;
    if (!keyed || (indented && !known)) {
      // A value that goes on in the next line.
      if (first || transcript.metadata.empty()) break;
      transcript.metadata.back().value += ' ';
      transcript.metadata.back().value += content;
      continue;
    }
    const bool speaks = !known && (uses[label] > 1 || guess_role(label) != Role::unknown);
    if (speaks) break;
    const std::string_view value = trimmed(quote(text, {line.after_label, line.content.end}));
    transcript.metadata.push_back({std::string(label), std::string(value)});
    understand(key, value, transcript);
    listing = participant_key(key) && value.empty();
  }
  return taken;
}

}  // namespace gribning::text_reader
