// SPDX-License-Identifier: MIT
#include "xml.h"

#include <sstream>

#include "gribning/base/lines.h"

namespace gribning::share {

pugi::xml_node add_element(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

void set(pugi::xml_node element, const char* name, std::string_view value) {
  element.append_attribute(name).set_value(std::string(value).c_str());
}

std::string print(const pugi::xml_document& document) {
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  document.save(out, "  ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out).str();
}

Result<void> parse(pugi::xml_document& document, std::string_view bytes, const std::string& file) {
  const auto read = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                                         pugi::encoding_auto);
  if (read) return {};
  const Place place = Lines(bytes).place(static_cast<std::uint32_t>(read.offset));
  return tl::unexpected(Failure{.code = "xml-syntax",
                                .message = {std::string("Filen er ikke gyldig XML: ") + read.description(),
                                            std::string("The file is not well-formed XML: ") + read.description()},
                                .file = file,
                                .line = place.line,
                                .column = place.column});
}

}  // namespace gribning::share
