// SPDX-License-Identifier: MIT
#include "xml_document.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace gribning {
namespace {

/// In milliseconds.
constexpr double kTenYears = 10.0 * 366 * 24 * 3'600'000;

}  // namespace

Result<XmlDocument> XmlDocument::parse(std::string_view text, Complaints& complaints) {
  XmlDocument xml(text);
  if (const auto parsed = parse_xml(*xml.document_, text, XmlNodes::everything); !parsed) {
    const Failure& failure = parsed.error();
    if (failure.code != "xml-broken" || !xml.root()) return tl::unexpected(failure);
    complaints.add(
        {failure.line.value_or(1), failure.column.value_or(1)}, failure.code, Severity::error,
        {failure.message.da + " Det, der står før, er læst.", failure.message.en + " What stands before was read."});
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

std::string own_text_of(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  return text;
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
  if (read.ec != std::errc() || !std::isfinite(value) || std::abs(value) * 1000 > kTenYears) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(value * 1000));
}

std::string seconds_from(std::int64_t milliseconds) {
  const std::int64_t size = milliseconds < 0 ? -milliseconds : milliseconds;
  return fmt::format("{}{}.{:03}", milliseconds < 0 ? "-" : "", size / 1000, size % 1000);
}

}  // namespace gribning
