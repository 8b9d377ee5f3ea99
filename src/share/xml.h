// SPDX-License-Identifier: MIT
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "gribning/base/result.h"

/// XML documents in memory; escaping is never by hand. Private to share.
namespace gribning::share {

/// A new element at the end of `parent`.
[[nodiscard]] pugi::xml_node add_element(pugi::xml_node parent, const char* name);
/// An element that holds only text.
void add_text(pugi::xml_node parent, const char* name, std::string_view text);
void set(pugi::xml_node element, const char* name, std::string_view value);

/// The document as UTF-8 with LF, indented by two spaces, with its declaration.
[[nodiscard]] std::string print(const pugi::xml_document& document);

/// Reads UTF-8. External entities are never followed. Fails with "xml-syntax" (file, line, column).
[[nodiscard]] Result<void> parse(pugi::xml_document& document, std::string_view bytes, const std::string& file);

}  // namespace gribning::share
