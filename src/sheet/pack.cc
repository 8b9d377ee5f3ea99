// SPDX-License-Identifier: MIT
#include "gribning/sheet/pack.h"

#include <utility>

#include "gribning/base/zip.h"
#include "sheet/html_parts.h"
#include "sheet/stylesheet.h"

namespace gribning {
namespace {

/// Name of a file as a link says it: its ending.
std::string ending(const std::string& name) { return name.substr(name.rfind('.') + 1); }

Sheet blank(const SheetTexts& texts, Language language, std::string_view title, std::string_view introduction) {
  Sheet sheet;
  sheet.kind = SheetKind::facilitator;
  sheet.language = language;
  sheet.columns = 56;
  sheet.kind_title = texts.one("title.data-session", language);
  sheet.title = texts.one(title, language);
  sheet.introduction = texts.one(introduction, language);
  return sheet;
}

Element links(const std::vector<std::string>& files) {
  Element line("span");
  for (const auto& file : files) {
    if (&file != &files.front()) line.text(" · ");
    line.add(std::move(Element("a").attribute("href", file).text(ending(file))));
  }
  return line;
}

}  // namespace

Sheet compose_guide(const SheetTexts& texts, Language language) {
  auto sheet = blank(texts, language, "pack.guide", "guide.introduction");
  for (const std::string part : {"guide.before", "guide.during", "guide.when"})
    sheet.sections.push_back({texts.one(part, language),
                              SheetSection::Place::flows,
                              {SheetList{part == "guide.during", texts.all(part + "-step", language)}}});
  sheet.sections.push_back(
      {{}, SheetSection::Place::flows, {SheetText{SheetText::Role::reminder, texts.one("reminder", language)}}});
  return sheet;
}

std::string write_index(const std::vector<PackedSheet>& sheets, const std::vector<std::string>& guides,
                        const SheetTexts& texts, Language language) {
  const auto head = blank(texts, language, "pack.title", "pack.introduction");
  Element html("html");
  html.attribute("lang", code(language));
  Element opening("head");
  opening.add(Element("meta").attribute("charset", "utf-8"))
      .add(Element("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1"))
      .add("title", head.title)
      .add(style(stylesheet(head, 0)));
  Element header("header");
  header.add("h1", head.title).add(classed("p", "introduction", head.introduction));
  Element main("main");
  auto guide = classed("p", "plain");
  guide.text(texts.one("pack.guide", language) + ": ").add(links(guides));
  main.add(std::move(guide));
  std::string conversation;
  Element items("ul");
  const auto close = [&] {
    if (!conversation.empty()) main.add("h2", conversation).add(std::exchange(items, Element("ul")));
  };
  for (const auto& sheet : sheets) {
    if (sheet.conversation != conversation) {
      close();
      conversation = sheet.conversation;
    }
    Element item("li");
    item.text(sheet.kind_title + ": ").add(links(sheet.files));
    items.add(std::move(item));
  }
  close();
  main.add(classed("p", "reminder", texts.one("reminder", language)));
  Element body("body");
  body.add(std::move(header)).add(std::move(main));
  html.add(std::move(opening)).add(std::move(body));
  return "<!DOCTYPE html>\n" + html.write();
}

Result<std::string> write_pack(const std::vector<PackedFile>& files) {
  std::vector<ZippedFile> zipped;
  zipped.reserve(files.size());
  for (const auto& file : files) zipped.push_back({file.name, file.bytes, false});
  return write_zip(zipped);
}

}  // namespace gribning
