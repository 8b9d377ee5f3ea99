// SPDX-License-Identifier: MIT
#include "refi_codebook.h"

#include "gribning/base/xml.h"
#include "guid.h"

namespace gribning::share {
namespace {

void describe_code(pugi::xml_node element, const Code& code, Language language) {
  std::string description = code.description.in(language);
  if (!description.empty()) description += ' ';
  append_element(element, "Description", description + id_in_brackets(code.id));
}

void add_group(pugi::xml_node parent, const CodeGroup& group, Language language) {
  const auto element = append_element(parent, "Code");
  set_attribute(element, "guid", guid_of_code(group.id));
  set_attribute(element, "name", group.name.in(language));
  set_attribute(element, "isCodable", "false");
  set_attribute(element, "color", group.colour);
  for (const Code& code : group.codes) {
    const auto inner = append_element(element, "Code");
    set_attribute(inner, "guid", guid_of_code(code.id));
    set_attribute(inner, "name", code.name.in(language));
    set_attribute(inner, "isCodable", "true");
    set_attribute(inner, "color", group.colour);
    describe_code(inner, code, language);
  }
  for (const CodeGroup& inner : group.groups) add_group(element, inner, language);
}

}  // namespace

std::string guid_of_code(std::string_view id) { return guid("code", id); }

std::vector<CodeGroup> codes_in(std::span<const Analysed> analysed) {
  if (analysed.empty()) return code_system({}, {});
  return code_system(*analysed.front().talk->labels, *analysed.front().talk->codebook);
}

void add_codes(pugi::xml_node parent, const std::vector<CodeGroup>& groups, Language language) {
  const auto codes = append_element(parent, "Codes");
  for (const CodeGroup& group : groups) add_group(codes, group, language);
}

Result<Shared> write_qdc(std::span<const Analysed> analysed, const ShareOptions& options) {
  pugi::xml_document document;
  const auto book = document.append_child("CodeBook");
  set_attribute(book, "xmlns", "urn:QDA-XML:codebook:1.0");
  set_attribute(book, "origin", "gribning");
  add_codes(book, codes_in(analysed), options.language);
  return Shared{{{options.name + ".qdc", to_string(document)}}, {}};
}

}  // namespace gribning::share
