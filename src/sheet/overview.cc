// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <numeric>
#include <utility>

#include "gribning/sheet/compose.h"
#include "sheet/opening.h"
#include "sheet/phrases.h"

namespace gribning {
namespace {

using phrases::fill;
using phrases::Phrase;
using Row = SheetFigures::Row;

constexpr Phrase kTimelineHeading{"Samtalen tur for tur", "The conversation turn by turn"};
constexpr Phrase kConversationsHeading{"Samtalerne tur for tur", "The conversations turn by turn"};
constexpr Phrase kOpportunitiesHeading{"Gribningsmuligheder", "Opportunities"};
constexpr Phrase kTalkHeading{"Hvem taler hvor meget", "Who talks how much"};
constexpr Phrase kQuestionsHeading{"Fagpersonernes spørgsmål", "The professionals' questions"};
constexpr Phrase kCorpusTitle{"{} samtaler", "{} conversations"};
constexpr Phrase kNoOpportunities{"Der er ikke udpeget gribningsmuligheder.", "No opportunities are pointed out."};
constexpr Phrase kResponds{"{} → {}", "{} → {}"};
constexpr Phrase kInstitutional{
    "{} af fagpersonernes {} ture leverer mest det, der er meningsfuldt for institutionen: regler, ydelser, planer og "
    "procedurer. Kvalificeret vejledning gennem systemet kan være afgørende for borgeren.",
    "{} of the professionals' {} turns mostly deliver what is meaningful to the institution: rules, benefits, plans "
    "and procedures. Qualified guidance through the system can be decisive for the citizen."};
constexpr Phrase kQuestionNote{
    "Spørgsmålets form afgør ikke alene, hvad det inviterer til. Læs det sammen med turene omkring det.",
    "The form of a question does not alone decide what it invites. Read it with the turns around it."};

constexpr Phrase kTurnColumn{"Tur", "Turn"};
constexpr Phrase kPerspectiveColumn{"Perspektiv", "Perspective"};
constexpr Phrase kVerdictColumn{"Svar", "Response"};
constexpr Phrase kHowColumn{"Hvad svaret gør", "What the response does"};
constexpr Phrase kLaterColumn{"Taget op senere", "Taken up later"};
constexpr Phrase kRoleColumn{"Rolle", "Role"};
constexpr Phrase kTurnsColumn{"Ture", "Turns"};
constexpr Phrase kWordsColumn{"Ord", "Words"};
constexpr Phrase kShareColumn{"Andel af ordene", "Share of the words"};
constexpr Phrase kFormColumn{"Form", "Form"};
constexpr Phrase kCountColumn{"Antal ture", "Turns"};
constexpr Phrase kQuestionShareColumn{"Andel af spørgsmålene", "Share of the questions"};
constexpr Phrase kOpportunitiesColumn{"Muligheder", "Opportunities"};

constexpr Phrase kDescribed{
    "Tidslinje med {} ture: {} af borgeren og {} af fagpersoner. Gribningsmuligheder: {}. Institutionel tale: {}. {}",
    "Timeline of {} turns: {} by the citizen and {} by professionals. Opportunities: {}. Institutional talk: {}. {}"};
constexpr Phrase kReturns{"Perspektivet fra tur {} bliver taget op i tur {}. ",
                          "The perspective of turn {} is taken up in turn {}. "};
constexpr Phrase kNone{"ingen", "none"};
constexpr Phrase kTurnIs{"tur {} ({})", "turn {} ({})"};
constexpr Phrase kTurnList{"tur {}", "turn {}"};

/// A title of the codebook at the head of a cell.
std::string cell(const Bilingual& title, Language language) { return phrases::capitalised(title.in(language)); }

/// Turns and words of one role.
struct Talked {
  std::size_t turns = 0;
  std::size_t words = 0;
};

class Survey {
 public:
  Survey(const std::vector<Surveyed>& conversations, const SheetTexts& texts, const SheetOptions& options)
      : conversations_(conversations), texts_(texts), options_(options), language_(options.language) {}

  Sheet compose() const {
    auto sheet = open_sheet(*conversations_.front().transcript, texts_, options_);
    const bool one = conversations_.size() == 1;
    if (!one) {
      sheet.title = fill(kCorpusTitle, language_, conversations_.size());
      sheet.setting.clear();
      if (!std::all_of(conversations_.begin(), conversations_.end(),
                       [](const auto& each) { return each.transcript->constructed; }))
        sheet.constructed.clear();
    }
    SheetSection reminder{{}, SheetSection::Place::flows, {}};
    SheetSection timelines{
        std::string(say(one ? kTimelineHeading : kConversationsHeading)), SheetSection::Place::flows, {}};
    for (const auto& conversation : conversations_) timelines.blocks.emplace_back(timeline(conversation));
    sheet.sections.push_back(std::move(timelines));
    sheet.sections.push_back({std::string(say(kOpportunitiesHeading)), SheetSection::Place::flows, {}});
    auto& opportunities = sheet.sections.back().blocks;
    if (!one) opportunities.emplace_back(totals());
    if (one) opportunities.emplace_back(opportunities_of(conversations_.front()));
    sheet.sections.push_back({std::string(say(kTalkHeading)), SheetSection::Place::together, {talk_by_role()}});
    sheet.sections.push_back({std::string(say(kQuestionsHeading)),
                              SheetSection::Place::together,
                              {questions(), SheetText{SheetText::Role::plain, std::string(say(kQuestionNote))},
                               SheetText{SheetText::Role::plain, institutional()}}});
    reminder.blocks.emplace_back(SheetText{SheetText::Role::reminder, texts_.one("reminder", language_)});
    sheet.sections.push_back(std::move(reminder));
    return sheet;
  }

 private:
  std::string_view say(Phrase phrase) const { return phrase.in(language_); }
  static std::int64_t number(const Surveyed& conversation, TurnIndex turn) {
    return conversation.transcript->turns[turn].number;
  }

  SheetTimeline timeline(const Surveyed& conversation) const {
    const auto& transcript = *conversation.transcript;
    SheetTimeline timeline;
    if (conversations_.size() > 1) timeline.title = title_of(transcript);
    for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
      SheetTimeline::Turn turn;
      turn.number = transcript.turns[i].number;
      turn.words = transcript.turns[i].notation.words.size();
      const auto role = transcript.role_of(i);
      if (role == Role::citizen) turn.side = SheetTimeline::Side::citizen;
      if (is_professional(role)) turn.side = SheetTimeline::Side::professional;
      timeline.turns.push_back(turn);
    }
    for (const auto& worker_turn : *conversation.worker_turns)
      timeline.turns[worker_turn.turn].institutional = worker_turn.institutional;
    for (const auto& opportunity : *conversation.opportunities) {
      auto& turn = timeline.turns[opportunity.turn()];
      turn.verdict = opportunity.coding().verdict;
      turn.later = opportunity.coding().later;
    }
    timeline.description = describe(timeline);
    return timeline;
  }

  std::string describe(const SheetTimeline& timeline) const {
    std::size_t citizen = 0;
    std::size_t professional = 0;
    std::string opportunities;
    std::string institutional;
    std::string returns;
    const auto join = [](std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; };
    for (const auto& turn : timeline.turns) {
      if (turn.side == SheetTimeline::Side::citizen) ++citizen;
      if (turn.side == SheetTimeline::Side::professional) ++professional;
      if (turn.verdict) join(opportunities, fill(kTurnIs, language_, turn.number, title(*turn.verdict).in(language_)));
      if (turn.institutional) join(institutional, fill(kTurnList, language_, turn.number));
      if (turn.later) returns += fill(kReturns, language_, turn.number, timeline.turns[*turn.later].number);
    }
    if (opportunities.empty()) opportunities = say(kNone);
    if (institutional.empty()) institutional = say(kNone);
    auto text = fill(kDescribed, language_, timeline.turns.size(), citizen, professional, opportunities, institutional,
                     returns);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }

  SheetBlock opportunities_of(const Surveyed& conversation) const {
    if (conversation.opportunities->empty())
      return SheetText{SheetText::Role::plain, std::string(say(kNoOpportunities))};
    SheetFigures figures;
    figures.caption = say(kOpportunitiesHeading);
    for (const auto column : {kTurnColumn, kPerspectiveColumn, kVerdictColumn, kHowColumn, kLaterColumn})
      figures.columns.emplace_back(say(column));
    auto ordered = *conversation.opportunities;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& left, const auto& right) { return left.turn() < right.turn(); });
    for (const auto& opportunity : ordered) {
      const auto& coding = opportunity.coding();
      const auto turn = number(conversation, coding.turn);
      Row row;
      row.cells.push_back(coding.response ? fill(kResponds, language_, turn, number(conversation, *coding.response))
                                          : std::to_string(turn));
      row.cells.push_back(cell(title(coding.perspective), language_));
      row.cells.push_back(cell(title(coding.verdict), language_));
      row.cells.push_back(coding.how == How::none ? "" : cell(title(coding.how), language_));
      row.cells.push_back(coding.later ? std::to_string(number(conversation, *coding.later)) : "");
      figures.rows.push_back(std::move(row));
    }
    return figures;
  }

  /// How many opportunities there are, and what the answers do, in all conversations together.
  SheetFigures totals() const {
    std::array<std::size_t, 4> counts{};
    std::size_t all = 0;
    for (const auto& conversation : conversations_)
      for (const auto& opportunity : *conversation.opportunities) {
        ++counts.at(static_cast<std::size_t>(opportunity.coding().verdict));
        ++all;
      }
    SheetFigures figures;
    figures.caption = say(kOpportunitiesHeading);
    figures.columns = {std::string(say(kVerdictColumn)), std::string(say(kOpportunitiesColumn)), ""};
    for (const auto verdict : {Verdict::taken_up, Verdict::acknowledged, Verdict::not_taken_up, Verdict::none})
      figures.rows.push_back(
          share_row({cell(title(verdict), language_)}, counts.at(static_cast<std::size_t>(verdict)), all));
    return figures;
  }

  Row share_row(std::vector<std::string> cells, std::size_t count, std::size_t all) const {
    const double share = all == 0 ? 0 : static_cast<double>(count) / static_cast<double>(all);
    cells.push_back(std::to_string(count));
    cells.push_back(fmt::format("{:.0f} %", share * 100));
    return {std::move(cells), share};
  }

  SheetFigures talk_by_role() const {
    std::map<Role, Talked> talked;
    std::size_t all = 0;
    for (const auto& conversation : conversations_) {
      const auto& transcript = *conversation.transcript;
      for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
        const auto words = transcript.turns[turn].notation.words.size();
        auto& role = talked[transcript.role_of(turn)];
        ++role.turns;
        role.words += words;
        all += words;
      }
    }
    SheetFigures figures;
    figures.caption = say(kTalkHeading);
    for (const auto column : {kRoleColumn, kTurnsColumn, kWordsColumn, kShareColumn})
      figures.columns.emplace_back(say(column));
    for (const auto role : kRoles)
      if (const auto found = talked.find(role); found != talked.end())
        figures.rows.push_back(
            share_row({cell(title(role), language_), std::to_string(found->second.turns)}, found->second.words, all));
    return figures;
  }

  SheetFigures questions() const {
    std::array<std::size_t, 4> counts{};
    for (const auto& conversation : conversations_)
      for (const auto& turn : *conversation.worker_turns) ++counts.at(static_cast<std::size_t>(turn.question));
    constexpr std::array kForms{QuestionForm::open, QuestionForm::closed, QuestionForm::chain};
    std::size_t all = 0;
    for (const auto form : kForms) all += counts.at(static_cast<std::size_t>(form));
    SheetFigures figures;
    figures.caption = say(kQuestionsHeading);
    for (const auto column : {kFormColumn, kCountColumn, kQuestionShareColumn})
      figures.columns.emplace_back(say(column));
    for (const auto form : kForms)
      figures.rows.push_back(share_row({cell(title(form), language_)}, counts.at(static_cast<std::size_t>(form)), all));
    return figures;
  }

  std::string institutional() const {
    std::size_t institutional = 0;
    std::size_t all = 0;
    for (const auto& conversation : conversations_)
      for (const auto& turn : *conversation.worker_turns) {
        ++all;
        if (turn.institutional) ++institutional;
      }
    return fill(kInstitutional, language_, institutional, all);
  }

  const std::vector<Surveyed>& conversations_;
  const SheetTexts& texts_;
  const SheetOptions& options_;
  Language language_;
};

}  // namespace

Sheet compose_overview(const std::vector<Surveyed>& conversations, const SheetTexts& texts,
                       const SheetOptions& options) {
  assert(!conversations.empty());
  return Survey(conversations, texts, options).compose();
}

}  // namespace gribning
