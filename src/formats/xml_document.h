// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "gribning/base/lines.h"
#include "gribning/base/result.h"
#include "places.h"

/// XML as structured formats read and write it. Private to formats.
namespace gribning {

/// Larger documents are refused: a parsed one takes about ten times its size in memory.
inline constexpr std::size_t kLargestXml = std::size_t{64} << 20;
/// Elements and attributes together.
inline constexpr std::size_t kMostXmlParts = 8'000'000;
inline constexpr std::size_t kDeepestXml = 200;

/// A document and the text that it was read from. Nothing outside of the text is ever loaded and no entity that it
/// declares is expanded: "&lol;" stays as it stands.
class XmlDocument {
 public:
  /// The text has to outlive the document. Broken XML is read up to where it breaks, with a complaint. Fails with
  /// "xml-too-large", "xml-too-deep", or "xml-broken" when not even a root element is there.
  [[nodiscard]] static Result<XmlDocument> parse(std::string_view text, Complaints& complaints);

  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }
  [[nodiscard]] pugi::xml_document& document() { return *document_; }
  [[nodiscard]] Place place(pugi::xml_node node) const;

 private:
  explicit XmlDocument(std::string_view text) : document_(std::make_unique<pugi::xml_document>()), lines_(text) {}

  std::unique_ptr<pugi::xml_document> document_;
  Lines lines_;
};

/// All text inside an element, of the elements inside it too.
[[nodiscard]] std::string text_of(pugi::xml_node node);

/// The text that stands in the element itself, not in elements inside it.
[[nodiscard]] std::string own_text_of(pugi::xml_node node);

/// The node that follows in the document, staying inside `top`; null at the end. Goes into children when `into`.
[[nodiscard]] pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node top, bool into = true);

/// The name without its prefix: "u" for "tei:u".
[[nodiscard]] std::string_view local_name(pugi::xml_node node);

/// The first element inside `top` with this local name, at any depth; null when there is none.
[[nodiscard]] pugi::xml_node first_element(pugi::xml_node top, std::string_view name);

/// Whether the root element of a text has this local name, without parsing it.
[[nodiscard]] bool has_root(std::string_view text, std::string_view name);

/// What XML can hold of a text: no control characters but tab and line end.
[[nodiscard]] std::string for_xml(std::string_view text);

/// An element with text, added at the end.
pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text = {});
void set_attribute(pugi::xml_node node, const char* name, std::string_view value);

/// The document as UTF-8, indented, with an XML declaration.
[[nodiscard]] std::string to_string(const pugi::xml_document& document);

/// The text with the encoding in its XML declaration changed to UTF-8, which is what it is kept as.
[[nodiscard]] std::string declared_utf8(std::string_view text);

/// Seconds ("12.345", "-0") as milliseconds; nothing for what is no number or longer than ten years.
[[nodiscard]] std::optional<std::int64_t> milliseconds_from(std::string_view seconds);

/// Milliseconds as seconds: "12.345".
[[nodiscard]] std::string seconds_from(std::int64_t milliseconds);

}  // namespace gribning
