// SPDX-License-Identifier: MIT
#include "sheet/guide.h"

#include <optional>
#include <string_view>
#include <utility>

#include "sheet/talk.h"
#include "sheet/texts.h"

namespace gribning {
namespace {

/// A quotation is there to be found again, not to be read instead of the extract.
constexpr std::size_t kLongestQuote = 100;

/// `text` in at most `columns` columns, cut between words where it has any.
std::string shorten(std::string_view text, std::size_t columns, Ruler& ruler) {
  if (ruler.columns(text) <= columns) return std::string(text);
  auto kept = text.substr(0, ruler.fit(text, columns - 2));
  if (const auto space = kept.rfind(' '); space != std::string_view::npos && space > 0) kept = kept.substr(0, space);
  return std::string(kept) + " …";
}

SheetReason explain(const Transcript& transcript, const Evidence& evidence, Language language, Ruler& ruler) {
  const auto& turn = transcript.turns[evidence.turn];
  const auto talk = join_talk(transcript.text, turn.pieces, turn.notation.marks);
  const auto quoted = evidence.span.empty() ? std::string_view() : talk.what_became_of(evidence.span);
  return {evidence.words.in(language), turn.number, shorten(quoted, kLongestQuote, ruler)};
}

std::optional<std::int64_t> number_of(const Transcript& transcript, std::optional<TurnIndex> turn) {
  if (!turn) return std::nullopt;
  return transcript.turns[*turn].number;
}

}  // namespace

SheetNote describe_opportunity(const Transcript& transcript, const Opportunity& opportunity, Language language,
                               Ruler& ruler) {
  const auto& coding = opportunity.coding();
  const auto turn = transcript.turns[coding.turn].number;
  const auto response = number_of(transcript, coding.response);
  const auto later = number_of(transcript, coding.later);

  SheetNote note;
  note.heading = response ? texts::fill(texts::kNoteAnswered, language, turn, *response)
                          : texts::fill(texts::kNoteUnanswered, language, turn);
  note.description = {texts::describe_perspective(coding, language), texts::describe_response(coding, language)};
  if (later) note.description.push_back(texts::describe_later(*later, language));
  std::optional<Step> step;
  for (const auto& evidence : opportunity.evidence()) {
    if (step != evidence.step) note.evidence.push_back({title(evidence.step).in(language), {}});
    step = evidence.step;
    note.evidence.back().reasons.push_back(explain(transcript, evidence, language, ruler));
  }
  note.questions = texts::questions_about(coding, turn, response, later, language);
  return note;
}

}  // namespace gribning
