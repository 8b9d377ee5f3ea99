// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gribning/base/lines.h"
#include "gribning/base/result.h"

// Whoever calls these includes <pugixml.hpp>; this header does without.
namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

/// XML documents in memory: parsed with limits, walked through, built and written. Escaping is never by hand.
namespace gribning {

/// Larger documents are refused: a parsed one takes about ten times its size in memory.
inline constexpr std::size_t kLargestXml = std::size_t{64} << 20;
/// Elements and attributes together.
inline constexpr std::size_t kMostXmlParts = 8'000'000;
/// Deeper ones are refused, so that whoever walks down a document may call itself.
inline constexpr std::size_t kDeepestXml = 200;

/// What becomes nodes of the document.
enum class XmlNodes {
  /// Elements and what stands in them; white space only where it is all that stands there.
  content,
  /// Comments, declarations and all white space too, so that the document can be written as it was.
  everything
};

/// Parses UTF-8 into `document`. Nothing outside of the text is ever loaded and no entity that it declares is expanded:
/// "&lol;" stays as it stands. Fails with "xml-too-large", "xml-too-deep" or "xml-broken", the last two with line and
/// column in `file`; of a broken document what stands before the break is there.
[[nodiscard]] Result<void> parse_xml(pugi::xml_document& document, std::string_view text, XmlNodes nodes,
                                     std::string_view file = {});

/// Where a node stands in the text that `lines` are of.
[[nodiscard]] Place place_of(const pugi::xml_node& node, const Lines& lines);

/// The node that follows in the document, staying inside `top`; null at the end. Goes into children when `into`.
[[nodiscard]] pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node top, bool into = true);

/// All text inside an element, of the elements inside it too.
[[nodiscard]] std::string text_of(pugi::xml_node node);

/// The name without its prefix: "u" for "tei:u".
[[nodiscard]] std::string_view local_name(pugi::xml_node node);

/// The first child element of this local name; null when there is none.
[[nodiscard]] pugi::xml_node child_of(pugi::xml_node node, std::string_view name);

/// The first element inside `top` with this local name, at any depth; null when there is none.
[[nodiscard]] pugi::xml_node first_element(pugi::xml_node top, std::string_view name);

/// What XML can hold of a text: no control characters but tab and line end.
[[nodiscard]] std::string for_xml(std::string_view text);

/// An element with text, added at the end.
pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text = {});
void set_attribute(pugi::xml_node node, const char* name, std::string_view value);

/// The document as UTF-8 with LF, indented by two spaces, with an XML declaration: its own, if it has one.
[[nodiscard]] std::string to_string(const pugi::xml_document& document);

}  // namespace gribning
