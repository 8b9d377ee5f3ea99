// SPDX-License-Identifier: MIT
#include "gribning/base/xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

namespace gribning {
namespace {

Bilingual reason(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_bad_start_element:
      return {"et mærke er ikke afsluttet; et < i teksten skal skrives &lt;",
              "a tag is not closed; a < in text has to be written &lt;"};
    case pugi::status_unrecognized_tag:
      return {"et < uden et navn efter; i teksten skal det skrives &lt;",
              "a < without a name behind it; in text it has to be written &lt;"};
    case pugi::status_bad_attribute:
      return {"en egenskab er ikke skrevet som navn=\"værdi\"", "an attribute is not written as name=\"value\""};
    case pugi::status_end_element_mismatch:
    case pugi::status_bad_end_element:
      return {"slutmærket hører ikke til det, der er åbent, eller filen er skåret af",
              "the end tag does not match what is open, or the file was cut off"};
    case pugi::status_bad_doctype:
    case pugi::status_bad_comment:
    case pugi::status_bad_cdata:
    case pugi::status_bad_pi:
      return {"en bemærkning eller erklæring er ikke afsluttet", "a comment or declaration is not closed"};
    default:
      return {"det er ikke XML", "this is not XML"};
  }
}

/// Where the first element stands that is deeper than kDeepestXml; null when none is.
pugi::xml_node too_deep(pugi::xml_node top) {
  std::size_t depth = 0;
  for (pugi::xml_node node = top; node;) {
    if (depth > kDeepestXml) return node;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node != top && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == top) break;
    node = node.next_sibling();
  }
  return {};
}

}  // namespace

Result<void> parse_xml(pugi::xml_document& document, std::string_view text, XmlNodes nodes, std::string_view file) {
  const auto parts =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; }));
  if (text.size() > kLargestXml || parts > kMostXmlParts) {
    return tl::unexpected(Failure{.code = "xml-too-large",
                                  .message = {"Filen er for stor til at blive læst i ét stykke. Del den i flere.",
                                              "The file is too large to be read in one piece. Split it into several."},
                                  .file = std::string(file)});
  }
  const auto failure = [&](const Place& place, std::string code, Bilingual message) {
    return tl::unexpected(Failure{.code = std::move(code),
                                  .message = std::move(message),
                                  .file = std::string(file),
                                  .line = place.line,
                                  .column = place.column});
  };
  const unsigned flags = nodes == XmlNodes::everything ? pugi::parse_full | pugi::parse_ws_pcdata
                                                       : pugi::parse_default | pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
  if (const pugi::xml_node deep = too_deep(document.root())) {
    return failure(place_of(deep, Lines(text)), "xml-too-deep",
                   {"Mærkerne er lagt for dybt i hinanden.", "The elements are nested too deeply."});
  }
  if (result) return {};
  const auto offset = static_cast<std::uint32_t>(
      std::clamp<std::ptrdiff_t>(result.offset, 0, text.empty() ? 0 : static_cast<std::ptrdiff_t>(text.size()) - 1));
  const Bilingual why = reason(result.status);
  return failure(Lines(text).place(offset), "xml-broken",
                 {fmt::format("XML-filen er brudt: {}.", why.da), fmt::format("The XML is broken: {}.", why.en)});
}

Place place_of(const pugi::xml_node& node, const Lines& lines) {
  // Elements are found by their names, which stand behind a "<".
  const std::ptrdiff_t offset = node.offset_debug() - (node.type() == pugi::node_element ? 1 : 0);
  return lines.place(offset < 0 ? 0 : static_cast<std::uint32_t>(offset));
}

pugi::xml_node next_node(pugi::xml_node node, pugi::xml_node top, bool into) {
  if (into && node.first_child()) return node.first_child();
  while (node && node != top && !node.next_sibling()) node = node.parent();
  return node == top ? pugi::xml_node() : node.next_sibling();
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node at = node; at; at = next_node(at, node)) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
  }
  return text;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && local_name(child) == name) return child;
  }
  return {};
}

pugi::xml_node first_element(pugi::xml_node top, std::string_view name) {
  for (pugi::xml_node at = next_node(top, top); at; at = next_node(at, top)) {
    if (at.type() == pugi::node_element && local_name(at) == name) return at;
  }
  return {};
}

std::string for_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    if (c == 0xEF && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xBF &&
        static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
      i += 2;
      continue;
    }
    // A carriage return alone would be read as a line feed anyway.
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
      continue;
    }
    if (c >= ' ' || c == '\t' || c == '\n') out += text[i];
  }
  return out;
}

pugi::xml_node append_element(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node node = parent.append_child(name);
  if (!text.empty()) node.append_child(pugi::node_pcdata).set_value(for_xml(text).c_str());
  return node;
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(for_xml(value).c_str());
}

std::string to_string(const pugi::xml_document& document) {
  std::ostringstream out;
  if (document.first_child().type() != pugi::node_declaration) out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  document.save(out, "  ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

}  // namespace gribning
