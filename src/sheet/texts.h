// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gribning/base/language.h"
#include "gribning/opportunity/evidence.h"
#include "gribning/opportunity/opportunity.h"
#include "gribning/sheet/sheet.h"

/// Every word that a sheet says by itself, in both languages.
namespace gribning::texts {

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

/// What stands above the title.
[[nodiscard]] Phrase kind(SheetKind kind);

inline constexpr Phrase kConstructed{"Konstrueret samtale: ingen i den findes.",
                                     "Constructed conversation: nobody in it exists."};
inline constexpr Phrase kReminder{
    "Dette er ikke en evaluering. Vi undersøger, hvad der sker mellem turene i en samtale, ikke om nogen gør det godt "
    "eller dårligt. Samtaler, som de foregår i virkeligheden, ligner sjældent idealerne, og der er mere på spil for "
    "alle parter, end en udskrift kan vise.",
    "This is not an evaluation. We look at what happens between the turns of a conversation, not at whether anybody "
    "does well or badly. Talk as it happens seldom looks like the ideals, and more is at stake for everybody than a "
    "transcript can show."};
inline constexpr Phrase kIntroduction{
    "Til den, der leder datasessionen. Uddrag og turnumre er de samme som på deltagernes ark. Pilene peger på steder, "
    "det kan være værd at dvæle ved, og under hvert uddrag står det, som udpegningen bygger på. Det er ikke et facit: "
    "Lad gruppens egne iagttagelser komme først.",
    "For the person who leads the data session. Extracts and turn numbers are the same as on the participants' sheet. "
    "The arrows point to places that may be worth dwelling on, and below each extract stands what the pointing rests "
    "on. It is no answer key: let the group's own observations come first."};
inline constexpr Phrase kNothingPointedOut{"Der er ikke udpeget bestemte steder i samtalen.",
                                           "No particular places in the conversation are pointed out."};
inline constexpr Phrase kFirstTurns{"Uddraget er samtalens første ture.", "The extract is its first turns."};

inline constexpr Phrase kSpeakers{"Deltagere", "Participants"};
inline constexpr Phrase kProcedure{"Sådan gør vi", "How we do it"};
inline constexpr Phrase kExtract{"Uddrag", "Extract"};
inline constexpr Phrase kNumberedExtract{"Uddrag {}", "Extract {}"};
inline constexpr Phrase kTurns{"{}: tur {}–{}", "{}: turns {}–{}"};
inline constexpr Phrase kOneTurn{"{}: tur {}", "{}: turn {}"};
inline constexpr Phrase kWholeConversation{"Hele samtalen", "The whole conversation"};
inline constexpr Phrase kObservations{"Det lægger jeg mærke til", "What I notice"};
inline constexpr Phrase kToDiscuss{"Det vil jeg gerne drøfte", "What I would like to discuss"};
inline constexpr Phrase kLegend{"Tegn i udskriften", "Signs in the transcript"};
inline constexpr Phrase kQuestions{"Spørgsmål til gruppen", "Questions for the group"};
inline constexpr Phrase kQuestionsHere{"Spørgsmål til turene", "Questions about these turns"};
inline constexpr Phrase kEvidence{"Belæg i samtalen", "Evidence in the talk"};

inline constexpr Phrase kNumberColumn{"Tur", "Turn"};
inline constexpr Phrase kSpeakerColumn{"Taler", "Speaker"};
inline constexpr Phrase kTalkColumn{"Tale", "Talk"};
inline constexpr Phrase kNotesColumn{"Noter", "Notes"};
inline constexpr Phrase kPointerColumn{"Pile", "Arrows"};
inline constexpr Phrase kOpportunityPointer{"gribningsmulighed", "opportunity"};
inline constexpr Phrase kResponsePointer{"svar", "response"};
inline constexpr Phrase kReasonTurn{"tur {}", "turn {}"};

inline constexpr Phrase kNoteAnswered{"Tur {} og svaret i tur {}", "Turn {} and the response in turn {}"};
inline constexpr Phrase kNoteUnanswered{"Tur {}", "Turn {}"};

/// Steps of a data session, in order.
[[nodiscard]] std::vector<std::string> procedure(Language language);
/// Questions that can be put to any extract.
[[nodiscard]] std::vector<std::string> questions_to_any_extract(Language language);

/// The perspective of an opportunity in a sentence.
[[nodiscard]] std::string describe_perspective(const OpportunityCoding& coding, Language language);
/// What the response does, in a sentence or two; never a judgement.
[[nodiscard]] std::string describe_response(const OpportunityCoding& coding, Language language);
/// Where the perspective is taken up later.
[[nodiscard]] std::string describe_later(std::int64_t turn, Language language);
/// Open questions about one opportunity. `turn` and the others are printed numbers.
[[nodiscard]] std::vector<std::string> questions_about(const OpportunityCoding& coding, std::int64_t turn,
                                                       std::optional<std::int64_t> response,
                                                       std::optional<std::int64_t> later, Language language);

}  // namespace gribning::texts
