// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gribning/sheet/sheet.h"
#include "sheet/markup.h"

namespace gribning {

/// An element with a class.
[[nodiscard]] Element classed(std::string_view name, std::string_view classes);
[[nodiscard]] Element classed(std::string_view name, std::string_view classes, std::string_view text);
/// A list of items that hold only text.
[[nodiscard]] Element list(std::string_view name, std::string_view classes, const std::vector<std::string>& items);

/// The table of one extract: arrows, numbers, times, speakers, talk and room for notes, as the talk has them.
/// `caption_id` is the id of the heading that names it.
[[nodiscard]] Element html_talk(const Sheet& sheet, const SheetTalk& talk, std::string_view caption_id);

/// The picture of a timeline with its words for who does not see it. `id` is unique on the page.
[[nodiscard]] Element html_timeline(const SheetTimeline& timeline, std::string_view id, Language language);
/// What the signs of the timelines mean.
[[nodiscard]] Element html_timeline_key(Language language);

}  // namespace gribning
