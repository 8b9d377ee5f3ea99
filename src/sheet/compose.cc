// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "gribning/sheet/sheet.h"
#include "sheet/dates.h"
#include "sheet/guide.h"
#include "sheet/layout.h"
#include "sheet/legend.h"
#include "sheet/ruler.h"
#include "sheet/texts.h"

namespace gribning {
namespace {

/// First header value under one of the names that a header uses for it.
std::string_view header(const Transcript& transcript, std::initializer_list<std::string_view> names) {
  for (const auto name : names)
    if (const auto value = transcript.header(name); !value.empty()) return value;
  return {};
}

std::string setting_of(const Transcript& transcript, Language language) {
  std::string setting(header(transcript, {"Setting", "Sted", "Situation", "Location"}));
  const auto date = write_date(header(transcript, {"Date", "Dato"}), language);
  if (!setting.empty() && !date.empty()) setting += ". ";
  return setting + date;
}

/// Composes one sheet; holds what all its extracts share.
class Composer {
 public:
  Composer(const Transcript& transcript, const SheetOptions& options)
      : transcript_(transcript),
        options_(options),
        columns_(std::max(options.columns, kFewestColumns)),
        legend_(transcript.convention, options.language) {}

  SheetExtract compose(Extract extract) {
    assert(extract.first <= extract.last && extract.last < transcript_.turns.size());
    SheetExtract composed;
    const auto lines = lay_out(transcript_, extract, columns_, ruler_);
    auto aside = std::partition_point(transcript_.asides.begin(), transcript_.asides.end(),
                                      [&](const Aside& each) { return each.before < extract.first; });
    const auto add_asides = [&](TurnIndex before) {
      for (; aside != transcript_.asides.end() && aside->before <= before; ++aside)
        if (before != extract.first || is_event(*aside)) add_aside(composed, *aside);
    };
    for (auto turn = extract.first; turn <= extract.last; ++turn) {
      add_asides(turn);
      add_turn(composed, turn, lines[turn - extract.first]);
    }
    if (extract.last + 1 == transcript_.turns.size()) add_asides(extract.last + 1);
    return composed;
  }

  /// Arrows and notes for the opportunities of an extract, which are in the order of their turns.
  void explain(SheetExtract& composed, Extract extract, const std::vector<const Opportunity*>& opportunities) {
    std::vector<Pointer> pointers(extract.last - extract.first + 1, Pointer::none);
    for (const auto* opportunity : opportunities) {
      const auto& coding = opportunity->coding();
      if (coding.response && *coding.response <= extract.last && *coding.response >= extract.first)
        pointers[*coding.response - extract.first] = Pointer::response;
    }
    for (const auto* opportunity : opportunities) {
      pointers[opportunity->turn() - extract.first] = Pointer::opportunity;
      composed.notes.push_back(describe_opportunity(transcript_, *opportunity, options_.language, ruler_));
    }
    auto pointer = pointers.begin();
    for (auto& entry : composed.entries)
      if (entry.number) entry.pointer = *pointer++;
  }

  std::vector<LegendEntry> legend() const { return legend_.entries(); }

  /// Those who speak, in the order that the transcript names them.
  std::vector<SheetSpeaker> speakers() const {
    std::vector<SheetSpeaker> speakers;
    for (std::size_t i = 0; i < transcript_.participants.size(); ++i) {
      if (i >= speaks_.size() || !speaks_[i]) continue;
      const auto& participant = transcript_.participants[i];
      auto description = participant.description;
      if (description.empty() && participant.role != Role::unknown)
        description = title(participant.role).in(options_.language);
      speakers.push_back({participant.label, std::move(description)});
    }
    return speakers;
  }

 private:
  /// A pause or something that happens, rather than a heading or a line that belongs to the page.
  static bool is_event(const Aside& aside) { return aside.notation.words.empty() && !aside.notation.marks.empty(); }

  void add_turn(SheetExtract& composed, TurnIndex index, const WrappedLines& lines) {
    const auto& turn = transcript_.turns[index];
    SheetEntry entry{turn.number, transcript_.speaker_of(index).label, lines, {}, Pointer::none};
    if (entry.lines.empty()) entry.lines.emplace_back();
    for (const auto& under : turn.under) {
      const Span whole{0, static_cast<std::uint32_t>(under.text.size())};
      auto wrapped = lay_out(under.text, whole, {}, columns_, ruler_);
      std::move(wrapped.begin(), wrapped.end(), std::back_inserter(entry.under));
    }
    legend_.add(transcript_.text, turn.notation.marks);
    speaks_.resize(transcript_.participants.size(), false);
    speaks_[turn.speaker] = true;
    composed.entries.push_back(std::move(entry));
  }

  void add_aside(SheetExtract& composed, const Aside& aside) {
    auto lines = lay_out(transcript_.text, aside.span, aside.notation.marks, columns_, ruler_);
    if (lines.empty()) return;
    legend_.add(transcript_.text, aside.notation.marks);
    composed.entries.push_back({std::nullopt, {}, std::move(lines), {}, Pointer::none});
  }

  const Transcript& transcript_;
  const SheetOptions& options_;
  std::size_t columns_;
  Ruler ruler_;
  Legend legend_;
  /// By participant.
  std::vector<bool> speaks_;
};

std::string heading_of(const Transcript& transcript, const std::vector<Extract>& extracts, std::size_t position,
                       Language language) {
  const auto& extract = extracts[position];
  if (extract == whole_conversation(transcript)) return std::string(texts::kWholeConversation.in(language));
  const auto name = extracts.size() == 1 ? std::string(texts::kExtract.in(language))
                                         : texts::fill(texts::kNumberedExtract, language, position + 1);
  const auto first = transcript.turns[extract.first].number;
  const auto last = transcript.turns[extract.last].number;
  return first == last ? texts::fill(texts::kOneTurn, language, name, first)
                       : texts::fill(texts::kTurns, language, name, first, last);
}

/// Why these turns: nothing to say when opportunities point to them.
std::string selection_of(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                         const std::vector<Extract>& extracts, Language language) {
  if (!opportunities.empty()) return {};
  std::string selection(texts::kNothingPointedOut.in(language));
  const bool beginning =
      extracts.size() == 1 && extracts[0].first == 0 && extracts[0] != whole_conversation(transcript);
  if (beginning) selection.append(" ").append(texts::kFirstTurns.in(language));
  return selection;
}

/// The opportunities whose turn lies in `extract`, by turn.
std::vector<const Opportunity*> within(const std::vector<const Opportunity*>& by_turn, Extract extract) {
  const auto first = std::partition_point(by_turn.begin(), by_turn.end(),
                                          [&](const auto* each) { return each->turn() < extract.first; });
  const auto last =
      std::partition_point(first, by_turn.end(), [&](const auto* each) { return each->turn() <= extract.last; });
  return {first, last};
}

}  // namespace

Sheet compose_sheet(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                    const std::vector<Extract>& extracts, const SheetOptions& options) {
  const auto language = options.language;
  Sheet sheet;
  sheet.kind = options.kind;
  sheet.language = language;
  sheet.talk_language = transcript.language;
  sheet.columns = std::max(options.columns, kFewestColumns);
  sheet.title = header(transcript, {"Title", "Titel"});
  if (sheet.title.empty()) sheet.title = transcript.name;
  sheet.setting = setting_of(transcript, language);
  if (transcript.constructed) sheet.constructed = texts::kConstructed.in(language);
  sheet.procedure = texts::procedure(language);
  sheet.selection = selection_of(transcript, opportunities, extracts, language);
  sheet.reminder = texts::kReminder.in(language);

  std::vector<const Opportunity*> by_turn;
  by_turn.reserve(opportunities.size());
  for (const auto& opportunity : opportunities) by_turn.push_back(&opportunity);
  std::stable_sort(by_turn.begin(), by_turn.end(),
                   [](const auto* left, const auto* right) { return left->turn() < right->turn(); });

  Composer composer(transcript, options);
  for (std::size_t i = 0; i < extracts.size(); ++i) {
    auto composed = composer.compose(extracts[i]);
    composed.heading = heading_of(transcript, extracts, i, language);
    if (options.kind == SheetKind::facilitator) composer.explain(composed, extracts[i], within(by_turn, extracts[i]));
    sheet.extracts.push_back(std::move(composed));
  }
  if (options.kind == SheetKind::facilitator) {
    sheet.introduction = texts::kIntroduction.in(language);
    sheet.questions = texts::questions_to_any_extract(language);
  }
  sheet.speakers = composer.speakers();
  sheet.legend = composer.legend();
  return sheet;
}

}  // namespace gribning
