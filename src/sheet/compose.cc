// SPDX-License-Identifier: MIT
#include "gribning/sheet/compose.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sheet/guide.h"
#include "sheet/opening.h"
#include "sheet/phrases.h"
#include "sheet/talk_composer.h"

namespace gribning {
namespace {

using Place = SheetSection::Place;

constexpr std::size_t kLinesForObservations = 12;
constexpr std::size_t kLinesForDiscussion = 7;
/// For an answer in writing to one prompt.
constexpr std::size_t kLinesForAnAnswer = 3;
/// Fewer turns than this between two stops give little to think about.
constexpr TurnIndex kTurnsBetweenStops = 3;

/// Composes one sheet about extracts of one conversation.
class Composer {
 public:
  Composer(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
           const std::vector<Extract>& extracts, const SheetTexts& texts, const SheetOptions& options)
      : transcript_(transcript),
        extracts_(extracts),
        texts_(texts),
        options_(options),
        talk_(transcript, options),
        sheet_(open_sheet(transcript, texts, options)) {
    by_turn_.reserve(opportunities.size());
    for (const auto& opportunity : opportunities) by_turn_.push_back(&opportunity);
    std::stable_sort(by_turn_.begin(), by_turn_.end(),
                     [](const auto* left, const auto* right) { return left->turn() < right->turn(); });
  }

  Sheet compose() {
    switch (options_.kind) {
      case SheetKind::facilitator:
        facilitator();
        break;
      case SheetKind::predict:
        predict();
        break;
      case SheetKind::co_vision:
        co_vision();
        break;
      default:
        data_session();
    }
    sheet_.speakers = talk_.speakers();
    return std::move(sheet_);
  }

 private:
  void data_session() {
    auto opening = opened();
    std::vector<SheetSection> extracts;
    for (std::size_t i = 0; i < extracts_.size(); ++i) {
      extracts.push_back(section(i, talk(extracts_[i], true)));
      extracts.back().place = Place::together;
    }
    close(std::move(opening), std::move(extracts));
    add_room("heading.observations", kLinesForObservations);
    add_room("heading.discussion", kLinesForDiscussion);
  }

  void facilitator() {
    auto opening = opened();
    std::vector<SheetSection> extracts;
    for (std::size_t i = 0; i < extracts_.size(); ++i) {
      const auto inside = within(extracts_[i]);
      auto shown = talk(extracts_[i], false);
      shown.pointers = true;
      point(shown, extracts_[i], inside);
      extracts.push_back(section(i, std::move(shown)));
      for (const auto* opportunity : inside)
        extracts.back().blocks.emplace_back(
            describe_opportunity(transcript_, *opportunity, texts_, options_.language, talk_));
    }
    close(std::move(opening), std::move(extracts));
    sheet_.sections.push_back(
        {say("heading.questions"), Place::together, {SheetList{false, all("facilitator.question")}}});
  }

  /// Each extract in parts: up to each stop, the rest on the next page.
  void predict() {
    auto opening = opened();
    std::vector<SheetSection> parts;
    for (std::size_t i = 0; i < extracts_.size(); ++i) {
      auto first = extracts_[i].first;
      for (const auto stop : stops(extracts_[i])) {
        parts.push_back(part(i, {first, stop - 1}));
        auto& blocks = parts.back().blocks;
        ask(blocks, say("predict.stop"), kLinesForAnAnswer);
        blocks.emplace_back(SheetText{SheetText::Role::plain, say("predict.turn-over")});
        first = stop;
      }
      parts.push_back(part(i, {first, extracts_[i].last}));
      ask(parts.back().blocks, say("predict.after"), 2 * kLinesForAnAnswer);
    }
    close(std::move(opening), std::move(parts));
  }

  void co_vision() {
    SheetSection recall{say("co-vision.before"), Place::flows, {}};
    for (const auto& prompt : all("co-vision.recall")) ask(recall.blocks, prompt, kLinesForAnAnswer);
    sheet_.sections.push_back(std::move(recall));
    sheet_.sections.push_back(
        {say("co-vision.listener-heading"),
         Place::together,
         {SheetList{false, all("co-vision.listener")}, SheetText{SheetText::Role::reminder, say("reminder")}}});
    for (std::size_t i = 0; i < extracts_.size(); ++i) {
      sheet_.sections.push_back(section(i, talk(extracts_[i], true)));
      sheet_.sections.back().place = i == 0 ? Place::new_page : Place::together;
    }
    if (auto signs = legend(); !signs.blocks.empty()) sheet_.sections.push_back(std::move(signs));
    for (const auto* part : {"co-vision.notice", "co-vision.try"}) {
      SheetSection section{say(part), Place::together, {}};
      for (const auto& prompt : all(std::string(part) + "-prompt")) ask(section.blocks, prompt, kLinesForAnAnswer + 1);
      sheet_.sections.push_back(std::move(section));
    }
  }

  const std::string& say(std::string_view key) const { return texts_.one(key, options_.language); }
  std::vector<std::string> all(std::string_view key) const { return texts_.all(key, options_.language); }

  SheetSection opened() const {
    auto opening = procedure(texts_, options_);
    if (auto why = selection(); !why.empty())
      opening.blocks.emplace_back(SheetText{SheetText::Role::plain, std::move(why)});
    return opening;
  }

  /// Why these turns: nothing to say when opportunities point to them or somebody chose them.
  std::string selection() const {
    if (!by_turn_.empty() || options_.extracts_given) return {};
    auto selection = say("selection.nothing");
    const bool beginning =
        extracts_.size() == 1 && extracts_[0].first == 0 && extracts_[0] != whole_conversation(transcript_);
    if (beginning) selection.append(" ").append(say("selection.first-turns"));
    return selection;
  }

  /// Procedure, signs, extracts: the signs are known when the extracts are composed.
  void close(SheetSection opening, std::vector<SheetSection> extracts) {
    sheet_.sections.push_back(std::move(opening));
    if (auto signs = legend(); !signs.blocks.empty()) sheet_.sections.push_back(std::move(signs));
    std::move(extracts.begin(), extracts.end(), std::back_inserter(sheet_.sections));
  }

  SheetSection legend() const {
    SheetSection section{say("heading.signs"), Place::together, {}};
    if (auto signs = talk_.legend(); !signs.empty()) section.blocks.emplace_back(SheetLegend{std::move(signs)});
    return section;
  }

  std::string heading(std::size_t position, Extract part) const {
    if (!options_.extracts_given && part == whole_conversation(transcript_))
      return std::string(phrases::kWholeConversation.in(options_.language));
    const auto name = extracts_.size() == 1 ? std::string(phrases::kExtract.in(options_.language))
                                            : phrases::fill(phrases::kNumberedExtract, options_.language, position + 1);
    return name + ": " + talk_.place(part.first, part.last);
  }

  SheetTalk talk(Extract extract, bool margin) {
    SheetTalk talk;
    talk.entries = talk_.entries(extract);
    talk.margin = margin;
    return talk;
  }

  SheetSection section(std::size_t position, SheetTalk talk) const {
    SheetSection section{heading(position, extracts_[position]), Place::flows, {}};
    talk.label = section.heading;
    section.blocks.emplace_back(std::move(talk));
    return section;
  }

  SheetSection part(std::size_t position, Extract part) {
    const bool goes_on = part.first != extracts_[position].first;
    SheetSection section{
        goes_on ? say("predict.continuation") + ": " + talk_.place(part.first, part.last) : heading(position, part),
        goes_on || position > 0 ? Place::new_page : Place::flows,
        {}};
    auto shown = talk(part, true);
    shown.label = section.heading;
    section.blocks.emplace_back(std::move(shown));
    return section;
  }

  void ask(std::vector<SheetBlock>& blocks, std::string prompt, std::size_t lines) const {
    blocks.emplace_back(SheetText{SheetText::Role::prompt, std::move(prompt)});
    blocks.emplace_back(SheetRoom{lines});
  }

  void add_room(std::string_view heading, std::size_t lines) {
    sheet_.sections.push_back({say(heading), Place::together, {SheetRoom{lines}}});
  }

  /// The opportunities whose turn lies in `extract`, by turn.
  std::vector<const Opportunity*> within(Extract extract) const {
    const auto first = std::partition_point(by_turn_.begin(), by_turn_.end(),
                                            [&](const auto* each) { return each->turn() < extract.first; });
    const auto last =
        std::partition_point(first, by_turn_.end(), [&](const auto* each) { return each->turn() <= extract.last; });
    return {first, last};
  }

  /// Where a predict sheet stops: before turns that are not the extract's first. Without any reason to stop, before the
  /// last professional's turn, or else the last turn.
  std::vector<TurnIndex> stops(Extract extract) const {
    std::vector<TurnIndex> stops;
    const auto add = [&](TurnIndex turn) {
      if (turn > extract.first && turn <= extract.last) stops.push_back(turn);
    };
    for (const auto stop : options_.stops) add(stop);
    if (options_.stops.empty())
      for (const auto* opportunity : within(extract)) {
        const auto response = opportunity->coding().response;
        if (response && (stops.empty() || *response >= stops.back() + kTurnsBetweenStops)) add(*response);
      }
    if (stops.empty()) {
      auto last = extract.last;
      while (last > extract.first && !is_professional(transcript_.role_of(last))) --last;
      add(last > extract.first ? last : extract.last);
    }
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    return stops;
  }

  static void point(SheetTalk& talk, Extract extract, const std::vector<const Opportunity*>& opportunities) {
    std::vector<Pointer> pointers(extract.last - extract.first + 1, Pointer::none);
    for (const auto* opportunity : opportunities) {
      const auto response = opportunity->coding().response;
      if (response && *response <= extract.last && *response >= extract.first)
        pointers[*response - extract.first] = Pointer::response;
    }
    for (const auto* opportunity : opportunities) pointers[opportunity->turn() - extract.first] = Pointer::opportunity;
    auto pointer = pointers.begin();
    for (auto& entry : talk.entries)
      if (entry.number) entry.pointer = *pointer++;
  }

  const Transcript& transcript_;
  const std::vector<Extract>& extracts_;
  const SheetTexts& texts_;
  const SheetOptions& options_;
  TalkComposer talk_;
  Sheet sheet_;
  std::vector<const Opportunity*> by_turn_;
};

}  // namespace

Sheet compose_sheet(const Transcript& transcript, const std::vector<Opportunity>& opportunities,
                    const std::vector<Extract>& extracts, const SheetTexts& texts, const SheetOptions& options) {
  assert(options.kind != SheetKind::contrast && options.kind != SheetKind::overview);
  return Composer(transcript, opportunities, extracts, texts, options).compose();
}

}  // namespace gribning
