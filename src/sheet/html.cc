// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "gribning/sheet/sheet.h"
#include "sheet/markup.h"
#include "sheet/ruler.h"
#include "sheet/stylesheet.h"
#include "sheet/texts.h"

namespace gribning {
namespace {

constexpr int kLinesForObservations = 12;
constexpr int kLinesForDiscussion = 7;

Element classed(std::string_view name, std::string_view classes) {
  return std::move(Element(name).attribute("class", classes));
}

Element classed(std::string_view name, std::string_view classes, std::string_view text) {
  return std::move(classed(name, classes).text(text));
}

void add_unless_empty(Element& parent, std::string_view classes, std::string_view text) {
  if (!text.empty()) parent.add(classed("p", classes, text));
}

Element list(std::string_view name, std::string_view classes, const std::vector<std::string>& items) {
  auto element = classed(name, classes);
  for (const auto& item : items) element.add("li", item);
  return element;
}

std::string join(const std::vector<std::string>& lines) {
  std::string joined;
  for (const auto& line : lines) {
    if (&line != &lines.front()) joined += '\n';
    joined += line;
  }
  return joined;
}

/// Whether the extract can stand on a page of its own at the largest type: a line of talk takes 5.0 mm, a turn 1.7 mm
/// more, and below the heading there are 225 mm of paper. A longer one may begin wherever there is room.
bool fits_a_page(const SheetExtract& extract) {
  std::size_t lines = 0;
  for (const auto& entry : extract.entries) lines += entry.lines.size() + entry.under.size();
  return 50 * lines + 17 * extract.entries.size() <= 2250;
}

/// Writes one sheet; knows its language and kind.
class Writer {
 public:
  explicit Writer(const Sheet& sheet) : sheet_(sheet) {}

  std::string write() const {
    Element html("html");
    html.attribute("lang", code(sheet_.language)).add(head()).add(body());
    return "<!DOCTYPE html>\n" + html.write();
  }

 private:
  std::string_view say(texts::Phrase phrase) const { return phrase.in(sheet_.language); }
  bool for_facilitator() const { return sheet_.kind == SheetKind::facilitator; }

  Element head() const {
    Ruler ruler;
    std::size_t widest = 0;
    for (const auto& speaker : sheet_.speakers) widest = std::max(widest, ruler.columns(speaker.label));
    Element element("head");
    element.add(Element("meta").attribute("charset", "utf-8"))
        .add(Element("meta")
                 .attribute("http-equiv", "Content-Security-Policy")
                 .attribute("content", "default-src 'none'; style-src 'unsafe-inline'"))
        .add(Element("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1"))
        .add("title", sheet_.title + " · " + std::string(say(texts::kind(sheet_.kind))))
        .add(style(stylesheet(sheet_, widest)));
    return element;
  }

  Element body() const {
    Element main("main");
    main.add(procedure());
    if (!sheet_.legend.empty()) main.add(legend());
    for (std::size_t i = 0; i < sheet_.extracts.size(); ++i) main.add(extract(i));
    if (!sheet_.questions.empty()) {
      auto section = classed("section", "group");
      section.add("h2", say(texts::kQuestions)).add(list("ul", "questions", sheet_.questions));
      main.add(std::move(section));
    }
    if (!for_facilitator()) {
      main.add(writing(texts::kObservations, kLinesForObservations));
      main.add(writing(texts::kToDiscuss, kLinesForDiscussion));
    }
    auto element = classed("body", for_facilitator() ? "facilitator" : "data-session");
    element.add(header()).add(std::move(main));
    return element;
  }

  Element header() const {
    Element element("header");
    element.add(classed("p", "kind", say(texts::kind(sheet_.kind)))).add("h1", sheet_.title);
    add_unless_empty(element, "setting", sheet_.setting);
    if (!sheet_.speakers.empty()) {
      auto speakers = classed("ul", "speakers");
      speakers.attribute("aria-label", say(texts::kSpeakers));
      for (const auto& speaker : sheet_.speakers) {
        Element item("li");
        item.add("strong", speaker.label);
        if (!speaker.description.empty()) item.text(" " + speaker.description);
        speakers.add(std::move(item));
      }
      element.add(std::move(speakers));
    }
    add_unless_empty(element, "constructed", sheet_.constructed);
    add_unless_empty(element, "introduction", sheet_.introduction);
    return element;
  }

  Element procedure() const {
    auto section = classed("section", "procedure");
    section.add("h2", say(texts::kProcedure)).add(list("ol", "steps", sheet_.procedure));
    add_unless_empty(section, "reminder", sheet_.reminder);
    add_unless_empty(section, "selection", sheet_.selection);
    return section;
  }

  Element extract(std::size_t position) const {
    const auto& extract = sheet_.extracts[position];
    const auto id = "extract-" + std::to_string(position + 1);
    const bool whole = !for_facilitator() && fits_a_page(extract);
    auto section = classed("section", whole ? "extract whole" : "extract");
    section.add(std::move(Element("h2").attribute("id", id).text(extract.heading)));
    auto scroll = classed("div", "scroll");
    scroll.attribute("role", "region").attribute("aria-labelledby", id).attribute("tabindex", "0");
    scroll.add(table(extract, id));
    section.add(std::move(scroll));
    for (const auto& note : extract.notes) section.add(this->note(note));
    return section;
  }

  Element table(const SheetExtract& extract, std::string_view label) const {
    const auto column = [this](std::string_view classes, texts::Phrase name) {
      return std::move(classed("th", classes, say(name)).attribute("scope", "col"));
    };
    Element titles("tr");
    if (for_facilitator())
      titles.add(std::move(
          classed("th", "pointer").attribute("scope", "col").attribute("aria-label", say(texts::kPointerColumn))));
    titles.add(column("number", texts::kNumberColumn))
        .add(column("speaker", texts::kSpeakerColumn))
        .add(column("words", texts::kTalkColumn));
    if (!for_facilitator()) titles.add(column("notes", texts::kNotesColumn));
    Element rows("tbody");
    for (const auto& entry : extract.entries) rows.add(row(entry));
    auto element = classed("table", "talk");
    element.attribute("aria-labelledby", label);
    element.add(std::move(Element("thead").add(std::move(titles)))).add(std::move(rows));
    return element;
  }

  Element row(const SheetEntry& entry) const {
    auto element = classed("tr", !entry.number                           ? "aside"
                                 : entry.pointer == Pointer::opportunity ? "turn opportunity"
                                 : entry.pointer == Pointer::response    ? "turn response"
                                                                         : "turn");
    if (for_facilitator()) element.add(pointer(entry.pointer));
    if (entry.number)
      element.add(std::move(classed("th", "number", std::to_string(*entry.number)).attribute("scope", "row")));
    else
      element.add(classed("td", "number"));
    auto words = classed("td", "words");
    if (sheet_.talk_language && *sheet_.talk_language != sheet_.language)
      words.attribute("lang", code(*sheet_.talk_language));
    words.add("pre", join(entry.lines));
    if (!entry.under.empty()) words.add(classed("pre", "under", join(entry.under)));
    element.add(classed("td", "speaker", entry.speaker)).add(std::move(words));
    if (!for_facilitator()) element.add(classed("td", "notes"));
    return element;
  }

  Element pointer(Pointer pointer) const {
    auto cell = classed("td", "pointer");
    if (pointer == Pointer::none) return cell;
    const bool opportunity = pointer == Pointer::opportunity;
    Element sign("span");
    sign.attribute("role", "img")
        .attribute("aria-label", say(opportunity ? texts::kOpportunityPointer : texts::kResponsePointer))
        .text(opportunity ? "→" : "↳");
    cell.add(std::move(sign));
    return cell;
  }

  Element note(const SheetNote& note) const {
    auto element = classed("article", "note");
    element.add("h3", note.heading).add(list("ul", "description", note.description));
    element.add("h4", say(texts::kEvidence));
    Element steps("tbody");
    for (const auto& step : note.evidence) steps.add(this->step(step));
    element.add(std::move(classed("table", "evidence").add(std::move(steps))));
    element.add("h4", say(texts::kQuestionsHere)).add(list("ul", "questions", note.questions));
    return element;
  }

  Element step(const SheetStep& step) const {
    auto reasons = classed("ul", "reasons");
    for (const auto& reason : step.reasons) reasons.add(this->reason(reason));
    Element element("tr");
    element.add(std::move(Element("th").attribute("scope", "row").text(step.title)));
    element.add(std::move(Element("td").add(std::move(reasons))));
    return element;
  }

  Element reason(const SheetReason& reason) const {
    Element element("li");
    element.text(reason.words + " ");
    if (!reason.quote.empty()) element.add("q", reason.quote).text(" ");
    element.add(classed("span", "turn", "(" + texts::fill(texts::kReasonTurn, sheet_.language, reason.turn) + ")"));
    return element;
  }

  Element legend() const {
    auto section = classed("section", "legend");
    section.add("h2", say(texts::kLegend));
    Element signs("dl");
    for (const auto& entry : sheet_.legend) {
      Element pair("div");
      pair.add("dt", entry.sign).add("dd", entry.meaning);
      signs.add(std::move(pair));
    }
    section.add(std::move(signs));
    return section;
  }

  Element writing(texts::Phrase heading, int lines) const {
    auto section = classed("section", "writing");
    auto ruled = classed("div", "ruled");
    ruled.attribute("aria-hidden", "true");
    for (int i = 0; i < lines; ++i) ruled.add(Element("div"));
    section.add("h2", say(heading)).add(std::move(ruled));
    return section;
  }

  const Sheet& sheet_;
};

}  // namespace

std::string write_html(const Sheet& sheet) { return Writer(sheet).write(); }

}  // namespace gribning
