// SPDX-License-Identifier: MIT
#include "sheet/opening.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "sheet/dates.h"

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

std::string key(std::string_view kind, std::string_view what) { return std::string(kind).append(".").append(what); }

}  // namespace

std::string title_of(const Transcript& transcript) {
  const auto title = header(transcript, {"Title", "Titel"});
  return std::string(title.empty() ? std::string_view(transcript.name) : title);
}

Sheet open_sheet(const Transcript& transcript, const SheetTexts& texts, const SheetOptions& options) {
  const auto language = options.language;
  const auto kind = code(options.kind);
  Sheet sheet;
  sheet.kind = options.kind;
  sheet.language = language;
  sheet.talk_language = transcript.language;
  sheet.layout = options.layout;
  sheet.numbering = options.numbering;
  sheet.columns = std::max(options.columns, kFewestColumns);
  sheet.kind_title = texts.one(key("title", kind), language);
  sheet.title = title_of(transcript);
  sheet.setting = setting_of(transcript, language);
  if (transcript.constructed) sheet.constructed = texts.one("constructed", language);
  switch (options.kind) {
    case SheetKind::facilitator:
    case SheetKind::co_vision:
    case SheetKind::overview:
      sheet.introduction = texts.one(key(kind, "introduction"), language);
      break;
    case SheetKind::data_session:
    case SheetKind::predict:
    case SheetKind::contrast:
      break;
  }
  return sheet;
}

SheetSection procedure(const SheetTexts& texts, const SheetOptions& options) {
  const auto language = options.language;
  const auto kind = options.kind == SheetKind::facilitator ? SheetKind::data_session : options.kind;
  SheetSection section;
  section.heading = texts.one("heading.procedure", language);
  section.blocks.emplace_back(SheetList{true, texts.all(key(code(kind), "step"), language)});
  section.blocks.emplace_back(SheetText{SheetText::Role::reminder, texts.one("reminder", language)});
  return section;
}

}  // namespace gribning
