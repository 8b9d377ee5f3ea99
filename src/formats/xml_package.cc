// SPDX-License-Identifier: MIT
#include "xml_package.h"

#include <fmt/format.h>

#include <charconv>

#include "gribning/base/decode.h"
#include "gribning/base/zip.h"

namespace gribning {

Result<XmlPackage> XmlPackage::open(std::string_view bytes, bool (*wanted)(std::string_view name)) {
  const auto container = read_zip(bytes, wanted);
  if (!container && container.error().code != "not-a-zip") return tl::unexpected(container.error());
  if (!container || container->files.empty()) {
    return tl::unexpected(
        Failure{.code = "not-a-zip",
                .message = {"Dokumentet kan ikke pakkes ud: filen er beskadiget eller skåret af. Åbn det i "
                            "tekstprogrammet, og gem det igen.",
                            "The document can't be unpacked: the file is damaged or cut off. Open it in the word "
                            "processor and save it again."}});
  }
  XmlPackage package;
  package.damaged_ = container->damaged;
  // Of two parts with one name the first counts.
  for (const ZippedFile& part : container->files) package.texts_.try_emplace(part.name, part.bytes);
  for (auto& [name, text] : package.texts_) text = declared_utf8(decode(text).text);
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

std::int64_t integer_of(std::string_view text, std::int64_t otherwise) {
  constexpr std::int64_t kLargest = 1'000'000'000;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = error == std::errc() && end == text.data() + text.size();
  return good && number > -kLargest && number < kLargest ? number : otherwise;
}

}  // namespace gribning
