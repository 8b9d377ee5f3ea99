// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "gribning/base/lines.h"
#include "gribning/base/result.h"
#include "gribning/base/xml.h"
#include "places.h"

/// XML as structured formats read and write it. Private to formats.
namespace gribning {

/// What is white space to XML.
inline constexpr std::string_view kXmlSpace = " \t\r\n";

/// A document and the text that it was read from. Nothing outside of the text is ever loaded and no entity that it
/// declares is expanded: "&lol;" stays as it stands.
class XmlDocument {
 public:
  /// The text has to outlive the document. Broken XML is read up to where it breaks, with a complaint. Fails with
  /// "xml-too-large", "xml-too-deep", or "xml-broken" when not even a root element is there.
  [[nodiscard]] static Result<XmlDocument> parse(std::string_view text, Complaints& complaints);

  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }
  [[nodiscard]] pugi::xml_document& document() { return *document_; }
  [[nodiscard]] Place place(pugi::xml_node node) const { return place_of(node, lines_); }

 private:
  explicit XmlDocument(std::string_view text) : document_(std::make_unique<pugi::xml_document>()), lines_(text) {}

  std::unique_ptr<pugi::xml_document> document_;
  Lines lines_;
};

/// The text that stands in the element itself, not in elements inside it.
[[nodiscard]] std::string own_text_of(pugi::xml_node node);

/// Whether the root element of a text has this local name, without parsing it.
[[nodiscard]] bool has_root(std::string_view text, std::string_view name);

/// The text with the encoding in its XML declaration changed to UTF-8, which is what it is kept as.
[[nodiscard]] std::string declared_utf8(std::string_view text);

/// Seconds ("12.345", "-0") as milliseconds; nothing for what is no number or longer than ten years.
[[nodiscard]] std::optional<std::int64_t> milliseconds_from(std::string_view seconds);

/// Milliseconds as seconds: "12.345".
[[nodiscard]] std::string seconds_from(std::int64_t milliseconds);

}  // namespace gribning
