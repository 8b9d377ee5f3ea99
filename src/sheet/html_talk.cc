// SPDX-License-Identifier: MIT
#include <utility>

#include "sheet/html_parts.h"
#include "sheet/margin.h"
#include "sheet/phrases.h"

namespace gribning {
namespace {

/// A turn of more lines than this may be parted between two pages, two lines at least on each.
constexpr std::size_t kLinesKeptTogether = 14;

std::string join(const std::vector<std::string>& lines) {
  std::string joined;
  for (const auto& line : lines) {
    if (&line != &lines.front()) joined += '\n';
    joined += line;
  }
  return joined;
}

/// Writes the rows of one table.
class TalkTable {
 public:
  TalkTable(const Sheet& sheet, const SheetTalk& talk) : sheet_(sheet), talk_(talk), times_(has_times(talk)) {}

  Element titles() const {
    Element row("tr");
    const auto add = [&](std::string_view classes, std::string_view name) {
      row.add(std::move(classed("th", classes, name).attribute("scope", "col")));
    };
    if (talk_.pointers) {
      auto pointers = classed("th", "pointer");
      pointers.attribute("scope", "col").add(classed("span", "hidden", say(phrases::kPointerColumn)));
      row.add(std::move(pointers));
    }
    add("number", number_column(sheet_));
    if (times_) add("time", say(phrases::kTimeColumn));
    add("speaker", say(phrases::kSpeakerColumn));
    add("words", say(phrases::kTalkColumn));
    if (talk_.margin) add("notes", say(phrases::kNotesColumn));
    return row;
  }

  Element row(const SheetEntry& entry) const {
    std::string classes = !entry.number ? "aside" : "turn";
    if (entry.pointer == Pointer::opportunity) classes += " opportunity";
    if (entry.pointer == Pointer::response) classes += " response";
    if (entry.lines.size() + entry.under.size() > kLinesKeptTogether) classes += " long";
    auto row = classed("tr", classes);
    if (talk_.pointers) row.add(pointer(entry.pointer));
    row.add(numbers(entry));
    if (times_) row.add(classed("td", "time", entry.time));
    row.add(classed("td", "speaker", entry.speaker));
    row.add(words(entry));
    if (talk_.margin) row.add(classed("td", "notes"));
    return row;
  }

 private:
  std::string_view say(phrases::Phrase phrase) const { return phrase.in(sheet_.language); }

  Element numbers(const SheetEntry& entry) const {
    if (sheet_.numbering == Numbering::turns) {
      if (!entry.number) return classed("td", "number");
      return std::move(classed("th", "number", std::to_string(*entry.number)).attribute("scope", "row"));
    }
    const auto shown = join(margin_numbers(entry, sheet_.numbering));
    // Between the numbers of every fifth line a row has none to be headed by.
    const bool heads_row = entry.number && shown.find_first_not_of(" \n") != std::string::npos;
    auto cell = classed(heads_row ? "th" : "td", "number");
    if (heads_row) cell.attribute("scope", "row");
    return std::move(cell.add("pre", shown));
  }

  Element words(const SheetEntry& entry) const {
    const auto* line = sheet_.layout == SheetLayout::reading ? "p" : "pre";
    auto words = classed("td", "words");
    if (sheet_.talk_language && *sheet_.talk_language != sheet_.language)
      words.attribute("lang", code(*sheet_.talk_language));
    words.add(line, join(entry.lines));
    if (!entry.under.empty()) words.add(classed(line, "under", join(entry.under)));
    return words;
  }

  Element pointer(Pointer pointer) const {
    auto cell = classed("td", "pointer");
    if (pointer == Pointer::none) return cell;
    const bool opportunity = pointer == Pointer::opportunity;
    Element sign("span");
    sign.attribute("role", "img")
        .attribute("aria-label", say(opportunity ? phrases::kOpportunityPointer : phrases::kResponsePointer))
        .text(opportunity ? "→" : "↳");
    cell.add(std::move(sign));
    return cell;
  }

  const Sheet& sheet_;
  const SheetTalk& talk_;
  bool times_;
};

}  // namespace

Element classed(std::string_view name, std::string_view classes) {
  return std::move(Element(name).attribute("class", classes));
}

Element classed(std::string_view name, std::string_view classes, std::string_view text) {
  return std::move(classed(name, classes).text(text));
}

Element list(std::string_view name, std::string_view classes, const std::vector<std::string>& items) {
  auto element = classed(name, classes);
  for (const auto& item : items) element.add("li", item);
  return element;
}

Element html_talk(const Sheet& sheet, const SheetTalk& talk, std::string_view caption_id) {
  const TalkTable rows(sheet, talk);
  Element body("tbody");
  for (const auto& entry : talk.entries) body.add(rows.row(entry));
  auto table = classed("table", talk.margin ? "talk margin" : "talk");
  table.attribute("aria-labelledby", caption_id);
  table.add(std::move(Element("thead").add(rows.titles()))).add(std::move(body));
  auto scroll = classed("div", "scroll");
  scroll.attribute("role", "region").attribute("aria-labelledby", caption_id).attribute("tabindex", "0");
  scroll.add(std::move(table));
  return scroll;
}

}  // namespace gribning
