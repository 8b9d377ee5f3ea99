// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "list_numbers.h"

/// Numbered paragraphs of Word documents: numbering.xml and styles.xml. Private to the docx reader.
namespace gribning {

class DocxLists {
 public:
  /// The root elements; null for a document without them.
  void read_numbering(pugi::xml_node numbering);
  void read_styles(pugi::xml_node styles);

  /// What is printed before a paragraph: "3."; empty for most. Has to be asked in the order of the document.
  [[nodiscard]] std::string number_of(pugi::xml_node paragraph_properties);

 private:
  struct List {
    std::string abstract;
    /// Levels that this list begins at a number of its own, once.
    std::map<std::size_t, std::int64_t> starts;
  };
  struct Place {
    std::string list;
    std::size_t level = 0;
  };

  [[nodiscard]] static std::optional<Place> place_in(pugi::xml_node properties);
  [[nodiscard]] std::optional<Place> place_of_style(std::string style) const;

  std::map<std::string, ListLevels> abstract_;
  std::map<std::string, List> lists_;
  std::map<std::string, Place> of_style_;
  std::map<std::string, std::string> based_on_;
  std::set<std::string> begun_;
  ListCounter counter_;
};

}  // namespace gribning
