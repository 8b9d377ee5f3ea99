// SPDX-License-Identifier: MIT
#include "sheet/guide.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sheet/describe.h"
#include "sheet/phrases.h"
#include "sheet/replace.h"
#include "sheet/talk.h"

namespace gribning {
namespace {

/// A quotation is there to be found again, not to be read instead of the extract.
constexpr std::size_t kLongestQuote = 100;

constexpr phrases::Phrase kAnswered{"{} og svaret i {}", "{} and the response in {}"};
constexpr phrases::Phrase kLater{"Perspektivet bliver taget op i {}.", "The perspective is taken up in {}."};

/// `text` in at most `columns` columns, cut between words where it has any.
std::string shorten(std::string_view text, std::size_t columns, Ruler& ruler) {
  if (ruler.columns(text) <= columns) return std::string(text);
  auto kept = text.substr(0, ruler.fit(text, columns - 2));
  if (const auto space = kept.rfind(' '); space != std::string_view::npos && space > 0) kept = kept.substr(0, space);
  return std::string(kept) + " …";
}

/// Writes about one opportunity.
class Guide {
 public:
  Guide(const Transcript& transcript, const Opportunity& opportunity, const SheetTexts& texts, Language language,
        TalkComposer& talk)
      : transcript_(transcript),
        opportunity_(opportunity),
        texts_(texts),
        language_(language),
        talk_(talk),
        turn_(talk.place(opportunity.turn())),
        response_(place(opportunity.coding().response)),
        later_(place(opportunity.coding().later)) {}

  SheetNote write() const {
    const auto& coding = opportunity_.coding();
    SheetNote note;
    note.heading =
        phrases::capitalised(response_.empty() ? turn_ : phrases::fill(kAnswered, language_, turn_, response_));
    note.description = {describe_perspective(coding, language_), describe_response(coding, language_)};
    if (!later_.empty()) note.description.push_back(phrases::fill(kLater, language_, later_));
    std::optional<Step> step;
    for (const auto& evidence : opportunity_.evidence()) {
      if (step != evidence.step) note.evidence.push_back({title(evidence.step).in(language_), {}});
      step = evidence.step;
      add_once(reason(evidence), note.evidence.back().reasons);
    }
    note.questions = questions();
    return note;
  }

 private:
  std::string place(std::optional<TurnIndex> turn) const { return turn ? talk_.place(*turn) : std::string(); }

  /// Two signs may say the same of the same words.
  static void add_once(SheetReason reason, std::vector<SheetReason>& reasons) {
    const auto same = std::ranges::find_if(reasons, [&](const SheetReason& other) {
      return other.words == reason.words && other.place == reason.place &&
             (other.quote.empty() || reason.quote.empty() || other.quote == reason.quote);
    });
    if (same == reasons.end()) return reasons.push_back(std::move(reason));
    if (same->quote.empty()) same->quote = std::move(reason.quote);
  }

  SheetReason reason(const Evidence& evidence) const {
    const auto& turn = transcript_.turns[evidence.turn];
    const auto joined = join_talk(transcript_.text, turn.pieces, turn.notation.marks);
    const auto quoted = evidence.span.empty() ? std::string_view() : joined.what_became_of(evidence.span);
    return {evidence.words.in(language_), talk_.place(evidence.turn), shorten(quoted, kLongestQuote, talk_.ruler())};
  }

  std::string ask(std::string_view key) const {
    auto question = texts_.one(key, language_);
    replace_all(question, "{turn}", turn_);
    replace_all(question, "{response}", response_);
    replace_all(question, "{later}", later_);
    return question;
  }

  std::vector<std::string> questions() const {
    const auto& coding = opportunity_.coding();
    std::vector<std::string> questions{ask(coding.tentative ? "question.tentative" : "question.plain"),
                                       ask(response_.empty() ? "question.unanswered" : "question.response")};
    if (const auto how = code(coding.how); !how.empty()) questions.push_back(ask("question.how." + std::string(how)));
    if (!later_.empty()) questions.push_back(ask("question.later"));
    return questions;
  }

  const Transcript& transcript_;
  const Opportunity& opportunity_;
  const SheetTexts& texts_;
  Language language_;
  TalkComposer& talk_;
  std::string turn_, response_, later_;
};

}  // namespace

SheetNote describe_opportunity(const Transcript& transcript, const Opportunity& opportunity, const SheetTexts& texts,
                               Language language, TalkComposer& talk) {
  return Guide(transcript, opportunity, texts, language, talk).write();
}

}  // namespace gribning
