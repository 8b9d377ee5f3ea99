// SPDX-License-Identifier: MIT
#include "docx_lists.h"

#include <algorithm>

#include "xml_package.h"

namespace gribning {
namespace {

/// Styles that are based on each other in a circle, or by the hundred, are of a broken document.
constexpr int kMostBases = 50;

std::size_t level_of(pugi::xml_node node) {
  const std::int64_t level = integer_of(attribute_of(node, "ilvl"), 0);
  return level < 0 || level >= static_cast<std::int64_t>(kListLevels) ? 0 : static_cast<std::size_t>(level);
}

NumberForm docx_number_form(std::string_view name) {
  if (name == "decimal") return NumberForm::decimal;
  if (name == "decimalZero") return NumberForm::decimal_zero;
  if (name == "lowerLetter") return NumberForm::lower_letter;
  if (name == "upperLetter") return NumberForm::upper_letter;
  if (name == "lowerRoman") return NumberForm::lower_roman;
  if (name == "upperRoman") return NumberForm::upper_roman;
  return name == "bullet" || name == "none" ? NumberForm::none : NumberForm::decimal;
}

ListLevel docx_level(pugi::xml_node node) {
  ListLevel level;
  level.form = docx_number_form(attribute_of(child_of(node, "numFmt"), "val"));
  level.start = integer_of(attribute_of(child_of(node, "start"), "val"), 0);
  level.pattern = attribute_of(child_of(node, "lvlText"), "val");
  return level;
}

}  // namespace

void DocxLists::read_numbering(pugi::xml_node numbering) {
  for (const pugi::xml_node node : numbering.children()) {
    if (local_name(node) == "abstractNum") {
      ListLevels& levels = abstract_[attribute_of(node, "abstractNumId")];
      for (const pugi::xml_node level : node.children()) {
        if (local_name(level) == "lvl") levels[level_of(level)] = docx_level(level);
      }
    } else if (local_name(node) == "num") {
      List& list = lists_[attribute_of(node, "numId")];
      list.abstract = attribute_of(child_of(node, "abstractNumId"), "val");
      for (const pugi::xml_node over : node.children()) {
        const std::string start = attribute_of(child_of(over, "startOverride"), "val");
        if (local_name(over) == "lvlOverride" && !start.empty()) list.starts[level_of(over)] = integer_of(start, 1);
      }
    }
  }
}

void DocxLists::read_styles(pugi::xml_node styles) {
  for (const pugi::xml_node style : styles.children()) {
    if (local_name(style) != "style") continue;
    const std::string id = attribute_of(style, "styleId");
    if (const auto place = place_in(child_of(style, "pPr"))) of_style_[id] = *place;
    if (const std::string base = attribute_of(child_of(style, "basedOn"), "val"); !base.empty()) based_on_[id] = base;
  }
}

std::optional<DocxLists::Place> DocxLists::place_in(pugi::xml_node properties) {
  const pugi::xml_node number = child_of(properties, "numPr");
  if (!number) return std::nullopt;
  const std::int64_t level = integer_of(attribute_of(child_of(number, "ilvl"), "val"), 0);
  return Place{attribute_of(child_of(number, "numId"), "val"),
               level < 0 ? 0 : std::min(static_cast<std::size_t>(level), kListLevels - 1)};
}

std::optional<DocxLists::Place> DocxLists::place_of_style(std::string style) const {
  for (int i = 0; i < kMostBases; ++i) {
    if (const auto found = of_style_.find(style); found != of_style_.end()) return found->second;
    const auto base = based_on_.find(style);
    if (base == based_on_.end()) break;
    style = base->second;
  }
  return std::nullopt;
}

std::string DocxLists::number_of(pugi::xml_node properties) {
  auto place = place_in(properties);
  const auto of_style = place_of_style(attribute_of(child_of(properties, "pStyle"), "val"));
  if (!place) place = of_style;
  // A level alone says where in the list of its style the paragraph stands.
  if (place && place->list.empty() && of_style) place->list = of_style->list;
  if (!place) return {};
  const auto list = lists_.find(place->list);
  if (list == lists_.end()) return {};
  const auto levels = abstract_.find(list->second.abstract);
  if (levels == abstract_.end()) return {};
  if (begun_.insert(place->list).second) {
    for (const auto& [level, start] : list->second.starts) counter_.restart(list->second.abstract, level, start);
  }
  return counter_.next(list->second.abstract, levels->second, place->level);
}

}  // namespace gribning
