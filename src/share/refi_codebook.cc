// SPDX-License-Identifier: MIT
#include "refi_codebook.h"

#include "guid.h"
#include "xml.h"

namespace gribning::share {
namespace {

void describe_code(pugi::xml_node element, const Code& code, Language language) {
  std::string description = code.description.in(language);
  if (!description.empty()) description += ' ';
  add_text(element, "Description", description + id_in_brackets(code.id));
}

void add_group(pugi::xml_node parent, const CodeGroup& group, Language language) {
  const auto element = add_element(parent, "Code");
  set(element, "guid", guid_of_code(group.id));
  set(element, "name", group.name.in(language));
  set(element, "isCodable", "false");
  set(element, "color", group.colour);
  for (const Code& code : group.codes) {
    const auto inner = add_element(element, "Code");
    set(inner, "guid", guid_of_code(code.id));
    set(inner, "name", code.name.in(language));
    set(inner, "isCodable", "true");
    set(inner, "color", group.colour);
    describe_code(inner, code, language);
  }
  for (const CodeGroup& inner : group.groups) add_group(element, inner, language);
}

}  // namespace

std::string guid_of_code(std::string_view id) { return guid("code", id); }

void add_codes(pugi::xml_node parent, const std::vector<CodeGroup>& groups, Language language) {
  const auto codes = add_element(parent, "Codes");
  for (const CodeGroup& group : groups) add_group(codes, group, language);
}

Result<Shared> write_qdc(std::span<const Analysed> analysed, const ShareOptions& options) {
  pugi::xml_document document;
  const auto book = document.append_child("CodeBook");
  set(book, "xmlns", "urn:QDA-XML:codebook:1.0");
  set(book, "origin", "gribning");
  const Labels none;
  add_codes(book, code_system(analysed.empty() ? none : *analysed.front().talk->labels), options.language);
  return Shared{{{options.name + ".qdc", print(document)}}, {}};
}

}  // namespace gribning::share
