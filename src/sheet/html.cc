// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "gribning/sheet/write.h"
#include "sheet/html_parts.h"
#include "sheet/markup.h"
#include "sheet/phrases.h"
#include "sheet/ruler.h"
#include "sheet/stylesheet.h"

namespace gribning {
namespace {

void add_unless_empty(Element& parent, std::string_view classes, std::string_view text) {
  if (!text.empty()) parent.add(classed("p", classes, text));
}

/// Whether a section can stand on a page of its own at the largest type: a line of talk takes 5.0 mm, a turn 1.7 mm
/// more, and below the heading there are 225 mm of paper. A longer one may begin wherever there is room.
bool fits_a_page(const SheetSection& section) {
  std::size_t lines = 0;
  std::size_t turns = 0;
  for (const auto& block : section.blocks) {
    const auto* talk = std::get_if<SheetTalk>(&block);
    if (talk == nullptr) continue;
    turns += talk->entries.size();
    for (const auto& entry : talk->entries) lines += entry.lines.size() + entry.under.size();
  }
  return 50 * lines + 17 * turns <= 2250;
}

/// Writes one sheet; knows its language and counts the ids that it gives.
class HtmlWriter {
 public:
  explicit HtmlWriter(const Sheet& sheet) : sheet_(sheet) {}

  std::string write() {
    Element html("html");
    html.attribute("lang", code(sheet_.language)).add(head()).add(body());
    return "<!DOCTYPE html>\n" + html.write();
  }

  Element operator()(const SheetText& text) {
    switch (text.role) {
      case SheetText::Role::reminder:
        return classed("p", "reminder", text.text);
      case SheetText::Role::prompt:
        return classed("p", "prompt", text.text);
      case SheetText::Role::plain:
        break;
    }
    return classed("p", "plain", text.text);
  }

  Element operator()(const SheetList& items) {
    return list(items.numbered ? "ol" : "ul", items.numbered ? "steps" : "points", items.items);
  }

  Element operator()(const SheetTalk& talk) { return html_talk(sheet_, talk, heading_id_); }

  Element operator()(const SheetNote& note) {
    auto element = classed("article", "note");
    element.add("h3", note.heading).add(list("ul", "description", note.description));
    element.add("h4", say(phrases::kEvidence));
    Element steps("tbody");
    for (const auto& step : note.evidence) steps.add(this->step(step));
    element.add(std::move(classed("table", "evidence").add(std::move(steps))));
    element.add("h4", say(phrases::kQuestionsHere)).add(list("ul", "points", note.questions));
    return element;
  }

  Element operator()(const SheetLegend& legend) {
    auto signs = classed("dl", "signs");
    for (const auto& entry : legend.signs) {
      Element pair("div");
      pair.add("dt", entry.sign).add("dd", entry.meaning);
      signs.add(std::move(pair));
    }
    return signs;
  }

  Element operator()(const SheetRoom& room) {
    auto ruled = classed("div", "ruled");
    ruled.attribute("aria-hidden", "true");
    for (std::size_t i = 0; i < room.lines; ++i) ruled.add(Element("div"));
    return ruled;
  }

  Element operator()(const SheetContrast& contrast) {
    auto sides = classed("div", "sides");
    for (const auto& side : contrast.sides) {
      auto element = classed("section", "side");
      const auto id = next_id();
      element.add(std::move(Element("h3").attribute("id", id).text(side.heading)));
      add_unless_empty(element, "source", side.source);
      element.add(html_talk(sheet_, side.talk, id));
      sides.add(std::move(element));
    }
    return sides;
  }

  Element operator()(const SheetFigures& figures) {
    auto table = classed("table", "figures");
    table.add(classed("caption", "hidden", figures.caption));
    const bool bars = std::any_of(figures.rows.begin(), figures.rows.end(), [](const auto& row) { return row.share; });
    Element titles("tr");
    for (const auto& column : figures.columns)
      titles.add(std::move(Element(column.empty() ? "td" : "th").attribute("scope", "col").text(column)));
    if (bars) titles.add(classed("td", "bar"));
    Element rows("tbody");
    for (const auto& row : figures.rows) rows.add(figures_row(row, bars));
    table.add(std::move(Element("thead").add(std::move(titles)))).add(std::move(rows));
    return table;
  }

  Element operator()(const SheetTimeline& timeline) { return html_timeline(timeline, next_id(), sheet_.language); }

 private:
  std::string_view say(phrases::Phrase phrase) const { return phrase.in(sheet_.language); }
  std::string next_id() { return "part-" + std::to_string(++ids_); }

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
        .add("title", sheet_.title + " · " + sheet_.kind_title)
        .add(style(stylesheet(sheet_, widest)));
    return element;
  }

  Element body() {
    Element main("main");
    for (const auto& section : sheet_.sections) main.add(this->section(section));
    std::string classes(code(sheet_.kind));
    if (sheet_.layout == SheetLayout::reading) classes += " reading";
    auto element = classed("body", classes);
    element.add(header()).add(std::move(main));
    return element;
  }

  Element header() const {
    Element element("header");
    element.add(classed("p", "kind", sheet_.kind_title)).add("h1", sheet_.title);
    add_unless_empty(element, "setting", sheet_.setting);
    if (!sheet_.speakers.empty()) {
      auto speakers = classed("ul", "speakers");
      speakers.attribute("aria-label", say(phrases::kSpeakers));
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

  Element section(const SheetSection& section) {
    std::string classes = "part";
    if (section.place == SheetSection::Place::new_page) classes += " new-page";
    if (section.place == SheetSection::Place::together && fits_a_page(section)) classes += " whole";
    auto element = classed("section", classes);
    heading_id_ = next_id();
    if (!section.heading.empty())
      element.add(std::move(Element("h2").attribute("id", heading_id_).text(section.heading)));
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
      // A question and the room to answer it stay on one page.
      const auto* text = std::get_if<SheetText>(&section.blocks[i]);
      const bool asks = text != nullptr && text->role == SheetText::Role::prompt && i + 1 < section.blocks.size();
      if (!asks) {
        element.add(std::visit(*this, section.blocks[i]));
        continue;
      }
      auto asked = classed("div", "asked");
      asked.add((*this)(*text)).add(std::visit(*this, section.blocks[++i]));
      element.add(std::move(asked));
    }
    const bool pictures = std::any_of(section.blocks.begin(), section.blocks.end(),
                                      [](const auto& block) { return std::holds_alternative<SheetTimeline>(block); });
    if (pictures) element.add(html_timeline_key(sheet_.language));
    return element;
  }

  static Element figures_row(const SheetFigures::Row& row, bool bars) {
    Element element("tr");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool names_row = i == 0;
      Element cell(names_row ? "th" : "td");
      if (names_row) cell.attribute("scope", "row");
      element.add(std::move(cell.text(row.cells[i])));
    }
    if (bars) {
      const auto width = std::to_string(std::lround(row.share.value_or(0) * 1000));
      Element svg("svg");
      svg.attribute("viewBox", "0 0 1000 60").attribute("preserveAspectRatio", "none").attribute("aria-hidden", "true");
      svg.add(
          std::move(Element("rect").attribute("fill", "#4a6f84").attribute("width", width).attribute("height", "60")));
      element.add(std::move(classed("td", "bar").add(std::move(svg))));
    }
    return element;
  }

  Element step(const SheetStep& step) const {
    auto reasons = classed("ul", "reasons");
    for (const auto& each : step.reasons) reasons.add(reason(each));
    Element element("tr");
    element.add(std::move(Element("th").attribute("scope", "row").text(step.title)));
    element.add(std::move(Element("td").add(std::move(reasons))));
    return element;
  }

  static Element reason(const SheetReason& reason) {
    Element element("li");
    element.text(reason.words + " ");
    if (!reason.quote.empty()) element.add("q", reason.quote).text(" ");
    element.add(classed("span", "turn", "(" + reason.place + ")"));
    return element;
  }

  const Sheet& sheet_;
  int ids_ = 0;
  /// Of the section that is being written.
  std::string heading_id_;
};

}  // namespace

std::string write_html(const Sheet& sheet) { return HtmlWriter(sheet).write(); }

}  // namespace gribning
