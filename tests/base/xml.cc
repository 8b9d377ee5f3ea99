// SPDX-License-Identifier: MIT
#include "gribning/base/xml.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

namespace gribning {
namespace {

std::string failure_of(std::string_view text) {
  pugi::xml_document document;
  const auto parsed = parse_xml(document, text, XmlNodes::content, "x.xml");
  if (parsed) return "read";
  const Failure& failure = parsed.error();
  return failure.code + ' ' + failure.file + ':' + std::to_string(failure.line.value_or(0)) + ':' +
         std::to_string(failure.column.value_or(0));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("broken XML and XML that is nested too deeply are refused with their place") {
  CHECK(failure_of("<a>\n <b>jo</b>\n</a>") == "read");
  CHECK(failure_of("<a>\n <b>jo</c>\n</a>").starts_with("xml-broken x.xml:2:"));
  CHECK(failure_of(repeated("<a>", 199) + repeated("</a>", 199)) == "read");
  CHECK(failure_of("<a>\n" + repeated("<b>", 5000) + repeated("</b>", 5000) + "</a>")
            .starts_with("xml-too-deep x.xml:2:"));
}

TEST_CASE("of broken XML what stands before the break is there") {
  pugi::xml_document document;
  CHECK_FALSE(parse_xml(document, "<a><b>jo</b><c", XmlNodes::content));
  CHECK(text_of(document.document_element()) == "jo");
}

TEST_CASE("no entity is expanded") {
  pugi::xml_document document;
  REQUIRE(parse_xml(document, "<!DOCTYPE a [<!ENTITY x \"xxxx\">]><a>&x;&amp;</a>", XmlNodes::content));
  CHECK(text_of(document.document_element()) == "&x;&");
}

TEST_CASE("what is built is escaped, holds no sign that XML cannot hold, and is read back") {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("rod");
  set_attribute(root, "navn", "a<\"b\">\x01");
  set_attribute(root, "navn", "\"<&æ\x02");
  append_element(root, "t", "5 < 6 & \x0B 7");
  append_element(root, "tom");
  const std::string written = to_string(document);
  CHECK(written.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rod "));
  pugi::xml_document back;
  REQUIRE(parse_xml(back, written, XmlNodes::everything));
  CHECK(std::string(back.document_element().attribute("navn").value()) == "\"<&æ");
  CHECK(text_of(child_of(back.document_element(), "t")) == "5 < 6 &  7");
  CHECK(to_string(back).starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rod "));
}

TEST_CASE("elements are found by their names without prefixes, and told with their places") {
  constexpr std::string_view kText = "<t:a xmlns:t=\"x\">\n <b><t:u>jo</t:u></b></t:a>";
  pugi::xml_document document;
  REQUIRE(parse_xml(document, kText, XmlNodes::content));
  const pugi::xml_node root = document.document_element();
  CHECK(local_name(root) == "a");
  CHECK_FALSE(child_of(root, "u"));
  const pugi::xml_node u = first_element(root, "u");
  REQUIRE(u);
  CHECK(place_of(u, Lines(kText)).line == 2);
  CHECK(place_of(u, Lines(kText)).column == 5);
}

}  // namespace gribning
