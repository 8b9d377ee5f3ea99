// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "gribning/base/language.h"

/// The words that belong to the form of a sheet: column titles and references. Its prose is data (SheetTexts).
namespace gribning::phrases {

struct Phrase {
  std::string_view da;
  std::string_view en;

  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::da ? da : en; }
};

/// The phrase with its {} filled in.
template <class... Parts>
[[nodiscard]] std::string fill(Phrase phrase, Language language, const Parts&... parts) {
  return fmt::format(fmt::runtime(phrase.in(language)), parts...);
}

/// `text` with a capital at its head: "tur 4" as "Tur 4", "åbent" as "Åbent".
[[nodiscard]] inline std::string capitalised(std::string text) {
  constexpr char kStep = 'a' - 'A';
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - kStep);
  // à to þ in UTF-8, among them æ, ø and å.
  if (text.size() > 1 && text[0] == '\xC3' && text[1] >= '\xA0' && text[1] <= '\xBE')
    text[1] = static_cast<char>(text[1] - kStep);
  return text;
}

inline constexpr Phrase kSpeakers{"Deltagere", "Participants"};
inline constexpr Phrase kExtract{"Uddrag", "Extract"};
inline constexpr Phrase kNumberedExtract{"Uddrag {}", "Extract {}"};
inline constexpr Phrase kWholeConversation{"Hele samtalen", "The whole conversation"};
inline constexpr Phrase kQuestionsHere{"Spørgsmål til turene", "Questions about these turns"};
inline constexpr Phrase kEvidence{"Belæg i samtalen", "Evidence in the talk"};

inline constexpr Phrase kTurn{"tur {}", "turn {}"};
inline constexpr Phrase kTurns{"tur {}–{}", "turns {}–{}"};
inline constexpr Phrase kLine{"linje {}", "line {}"};
inline constexpr Phrase kLines{"linje {}–{}", "lines {}–{}"};

inline constexpr Phrase kTurnColumn{"Tur", "Turn"};
inline constexpr Phrase kLineColumn{"Linje", "Line"};
inline constexpr Phrase kTimeColumn{"Tid", "Time"};
inline constexpr Phrase kSpeakerColumn{"Taler", "Speaker"};
inline constexpr Phrase kTalkColumn{"Tale", "Talk"};
inline constexpr Phrase kNotesColumn{"Noter", "Notes"};
inline constexpr Phrase kPointerColumn{"Pile", "Arrows"};
inline constexpr Phrase kOpportunityPointer{"gribningsmulighed", "opportunity"};
inline constexpr Phrase kResponsePointer{"svar", "response"};
inline constexpr Phrase kRoomToWrite{"Plads til at skrive", "Room to write"};

}  // namespace gribning::phrases
