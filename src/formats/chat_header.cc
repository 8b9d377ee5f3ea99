// SPDX-License-Identifier: MIT
#include "chat_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "markup.h"

namespace gribning::chat {
namespace {

/// The role of the ID line: its tenth field is the user's, where this program writes its own name for the role.
constexpr std::size_t kLanguageField = 0;
constexpr std::size_t kCodeField = 2;
constexpr std::size_t kRoleField = 7;
constexpr std::size_t kCustomField = 9;

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view without_space_around(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(without_space_around(text.substr(begin, end - begin)));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" \t");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

Role role_of_word(std::string_view word) {
  if (word == "Investigator") return Role::researcher;
  std::string spaced(word);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return spaced.size() > 3 ? guess_role(spaced) : Role::unknown;
}

}  // namespace

std::vector<Participant> read_participants(std::string_view value) {
  std::vector<Participant> participants;
  for (const std::string_view part : split(value, ',')) {
    if (part.empty()) continue;
    Participant participant;
    const std::size_t space = part.find_first_of(" \t\r\n");
    participant.label = part.substr(0, space);
    if (space != std::string_view::npos) {
      participant.description = one_space(part.substr(space));
    }
    if (participant.description == "Unidentified") participant.description.clear();
    participant.role = role_of_word(last_word(participant.description));
    if (participant.role != Role::unknown) participant.role_source = RoleSource::declared;
    participants.push_back(std::move(participant));
  }
  return participants;
}

void read_id(std::string_view value, Span where, Transcript& transcript) {
  const std::vector<std::string_view> fields = split(value, '|');
  const auto field = [&](std::size_t i) { return i < fields.size() ? fields[i] : std::string_view(); };
  if (fields.size() <= kRoleField || field(kLanguageField).empty() || field(kCodeField).empty()) {
    transcript.diagnostics.push_back(
        {"chat-id",
         Severity::warning,
         where,
         {"Linjen @ID mangler sprog, taler eller rolle.", "The @ID line lacks the language, the speaker or the role."},
         {"Den skal se sådan ud: @ID: dan|korpus|BOR|||||Citizen|||",
          "Write it as @ID: dan|corpus|BOR|||||Citizen|||"}});
  }
  auto& all = transcript.participants;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Participant& one) { return one.label == field(kCodeField); });
  if (found == all.end()) return;
  const std::string_view role = field(kRoleField);
  const std::string_view declared = last_word(found->description);
  if (!role.empty() && !declared.empty() && role != declared) {
    transcript.diagnostics.push_back(
        {"chat-role",
         Severity::warning,
         where,
         {fmt::format("{} er »{}« i @ID og »{}« i @Participants.", found->label, role, declared),
          fmt::format("{} is '{}' in @ID and '{}' in @Participants.", found->label, role, declared)},
         {}});
  }
  Role meant = Role::unknown;
  if (const auto custom = role_from(field(kCustomField))) meant = *custom;
  if (meant == Role::unknown && found->role == Role::unknown) meant = role_of_word(role);
  if (meant == Role::unknown) return;
  found->role = meant;
  found->role_source = RoleSource::declared;
}

bool same_key(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_letter(x) == lower_letter(y); });
}

bool is_frame(std::string_view key) { return same_key(key, "UTF8") || same_key(key, "Begin") || same_key(key, "End"); }

bool is_known(std::string_view key) {
  constexpr std::array<std::string_view, 41> kKnown = {"UTF8",
                                                       "Begin",
                                                       "End",
                                                       "PID",
                                                       "Font",
                                                       "Window",
                                                       "Color words",
                                                       "Languages",
                                                       "Participants",
                                                       "Options",
                                                       "ID",
                                                       "Media",
                                                       "Exceptions",
                                                       "Interaction Type",
                                                       "Location",
                                                       "Number",
                                                       "Recording Quality",
                                                       "Room Layout",
                                                       "Tape Location",
                                                       "Time Duration",
                                                       "Time Start",
                                                       "Transcriber",
                                                       "Transcription",
                                                       "Warning",
                                                       "Activities",
                                                       "Bck",
                                                       "Bg",
                                                       "Eg",
                                                       "G",
                                                       "Blank",
                                                       "Comment",
                                                       "Date",
                                                       "New Episode",
                                                       "Page",
                                                       "Situation",
                                                       "T",
                                                       "Types",
                                                       "Videos",
                                                       "Thumbnail",
                                                       "New Language",
                                                       "Coder"};
  constexpr std::array<std::string_view, 9> kOfSomebody = {"Birth of ", "Birthplace of ", "L1 of ",
                                                           "Age of ",   "Sex of ",        "Group of ",
                                                           "Ses of ",   "Education of ",  "Role of "};
  return std::any_of(kKnown.begin(), kKnown.end(), [&](std::string_view known) { return same_key(key, known); }) ||
         std::any_of(kOfSomebody.begin(), kOfSomebody.end(), [&](std::string_view known) {
           return key.size() > known.size() && same_key(key.substr(0, known.size()), known);
         });
}

bool only_events(std::string_view text, const std::vector<Span>& pieces) {
  const Notation notation = read_notation(text, pieces, Convention::chat_ca);
  return notation.words.empty() && !notation.marks.empty() &&
         std::all_of(notation.marks.begin(), notation.marks.end(), [](const Mark& mark) {
           return mark.kind == MarkKind::pause || mark.kind == MarkKind::comment || mark.kind == MarkKind::laughter ||
                  mark.kind == MarkKind::breath;
         });
}

}  // namespace gribning::chat
