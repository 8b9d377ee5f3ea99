// SPDX-License-Identifier: MIT
#include "xml_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace gribning {
namespace {

/// Ten years in milliseconds.
constexpr double kLongestTime = 10.0 * 366 * 24 * 3'600'000;

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

Result<XmlDocument> XmlDocument::parse(std::string_view text, Complaints& complaints) {
  const auto parts =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; }));
  if (text.size() > kLargestXml || parts > kMostXmlParts) {
    return tl::unexpected(
        Failure{.code = "xml-too-large",
                .message = {"Filen er for stor til at blive læst i ét stykke. Del den i flere.",
                            "The file is too large to be read in one piece. Split it into several."}});
  }
  XmlDocument xml(text);
  const pugi::xml_parse_result result = xml.document_->load_buffer(
      text.data(), text.size(), pugi::parse_full | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) {
    const auto offset = static_cast<std::uint32_t>(
        std::clamp<std::ptrdiff_t>(result.offset, 0, text.empty() ? 0 : static_cast<std::ptrdiff_t>(text.size()) - 1));
    const Place place = xml.lines_.place(offset);
    const Bilingual why = reason(result.status);
    const Bilingual message{fmt::format("XML-filen er brudt: {}. Det, der står før, er læst.", why.da),
                            fmt::format("The XML is broken: {}. What stands before was read.", why.en)};
    if (!xml.root()) return tl::unexpected(failure_at(place, "xml-broken", message));
    complaints.add(place, "xml-broken", Severity::error, message);
  }
  if (const pugi::xml_node deep = too_deep(*xml.document_)) {
    return tl::unexpected(failure_at(xml.place(deep), "xml-too-deep",
                                     {"Mærkerne er lagt for dybt i hinanden til at være en udskrift.",
                                      "The elements are nested too deeply to be a transcript."}));
  }
  for (const pugi::xml_node node : *xml.document_) {
    if (node.type() != pugi::node_doctype || std::string_view(node.value()).find("<!ENTITY") == std::string_view::npos)
      continue;
    complaints.add(xml.place(node), "xml-entities", Severity::warning,
                   {"Filen erklærer egne forkortelser (entities). De foldes ikke ud.",
                    "The file declares entities of its own. They are not expanded."});
  }
  return xml;
}

Place XmlDocument::place(pugi::xml_node node) const {
  // Elements are found by their names, which stand behind a "<".
  const std::ptrdiff_t offset = node.offset_debug() - (node.type() == pugi::node_element ? 1 : 0);
  return lines_.place(offset < 0 ? 0 : static_cast<std::uint32_t>(offset));
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

std::string own_text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  return text;
}

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node first_element(pugi::xml_node top, std::string_view name) {
  for (pugi::xml_node at = next_node(top, top); at; at = next_node(at, top)) {
    if (at.type() == pugi::node_element && local_name(at) == name) return at;
  }
  return {};
}

bool has_root(std::string_view text, std::string_view name) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<') return false;
  // The first "<" that opens neither a declaration, a comment nor a doctype.
  for (std::size_t at = text.find('<'); at < text.size() - 1; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("!--")) {
      at = text.find("-->", at);
      if (at == std::string_view::npos) return false;
      continue;
    }
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    std::string_view tag = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
    if (const std::size_t colon = tag.find(':'); colon != std::string_view::npos) tag = tag.substr(colon + 1);
    return tag == name;
  }
  return false;
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
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return std::move(out).str();
}

std::string declared_utf8(std::string_view text) {
  std::string out(text);
  constexpr std::string_view kKey = "encoding=";
  if (!text.starts_with("<?xml")) return out;
  const std::size_t end = text.find("?>");
  const std::size_t key = text.find(kKey);
  if (end == std::string_view::npos || key == std::string_view::npos || key > end) return out;
  const std::size_t open = key + kKey.size();
  const char sign = text[open];
  const std::size_t close = text.find(sign, open + 1);
  if ((sign != '"' && sign != '\'') || close == std::string_view::npos || close > end) return out;
  const std::string_view name = text.substr(open + 1, close - open - 1);
  if (name == "UTF-8" || name == "utf-8") return out;
  return out.replace(open + 1, name.size(), "UTF-8");
}

std::optional<std::int64_t> milliseconds_from(std::string_view seconds) {
  while (!seconds.empty() && (seconds.front() == ' ' || seconds.front() == '+')) seconds.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  if (read.ec != std::errc() || !std::isfinite(value) || std::abs(value) * 1000 > kLongestTime) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(value * 1000));
}

std::string seconds_from(std::int64_t milliseconds) {
  const std::int64_t size = milliseconds < 0 ? -milliseconds : milliseconds;
  return fmt::format("{}{}.{:03}", milliseconds < 0 ? "-" : "", size / 1000, size % 1000);
}

}  // namespace gribning
