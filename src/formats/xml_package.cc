// SPDX-License-Identifier: MIT
#include "xml_package.h"

#include <fmt/format.h>

#include <charconv>

#include "gribning/base/decode.h"

namespace gribning {

Result<XmlPackage> XmlPackage::open(std::string_view bytes, bool (*wanted)(std::string_view name)) {
  XmlPackage package;
  auto parts = unpack(bytes, wanted, package.damaged_);
  if (!parts) return tl::unexpected(parts.error());
  for (const auto& [name, part] : *parts) package.texts_.emplace(name, declared_utf8(decode(part).text));
  return package;
}

Result<pugi::xml_node> XmlPackage::main_part(std::string_view name) {
  const auto text = texts_.find(name);
  if (text == texts_.end()) {
    return tl::unexpected(
        Failure{.code = "not-a-document",
                .message = {fmt::format("Dokumentet er ikke helt: {} mangler eller er skåret af.", name),
                            fmt::format("The document is not whole: {} is missing or was cut off.", name)}});
  }
  auto xml = XmlDocument::parse(text->second, complaints_);
  if (!xml) return tl::unexpected(xml.error());
  documents_.push_back(*std::move(xml));
  return documents_.back().root();
}

pugi::xml_node XmlPackage::part(std::string_view name) {
  return texts_.contains(name) ? main_part(name).value_or(pugi::xml_node()) : pugi::xml_node();
}

std::vector<std::string> XmlPackage::names() const {
  std::vector<std::string> names;
  for (const auto& [name, text] : texts_) names.push_back(name);
  return names;
}

void XmlPackage::tell(Transcript& transcript) const {
  complaints_.tell(transcript);
  if (!damaged_) return;
  transcript.diagnostics.push_back(
      {"document-damaged",
       Severity::error,
       {},
       {"Dokumentet er beskadiget eller skåret af. Det, der kunne pakkes ud, er læst.",
        "The document is damaged or cut off. What could be unpacked was read."},
       {"Åbn det i tekstprogrammet, og gem det igen.", "Open it in the word processor and save it again."}});
}

std::string attribute_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view full = attribute.name();
    const std::size_t colon = full.find(':');
    if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return attribute.value();
  }
  return {};
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element && local_name(child) == name) return child;
  }
  return {};
}

std::int64_t integer_of(std::string_view text, std::int64_t otherwise) {
  constexpr std::int64_t kLargest = 1'000'000'000;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = error == std::errc() && end == text.data() + text.size();
  return good && number > -kLargest && number < kLargest ? number : otherwise;
}

}  // namespace gribning
