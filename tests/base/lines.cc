// SPDX-License-Identifier: MIT
#include "gribning/base/lines.h"

#include <catch2/catch.hpp>
#include <string>

namespace gribning {

TEST_CASE("LF, CRLF and CR all end a line") {
  const std::string text = "en\nto\r\ntre\rfire";
  const Lines lines(text);
  REQUIRE(lines.count() == 4);
  CHECK(quote(text, lines.line(0)) == "en");
  CHECK(quote(text, lines.line(1)) == "to");
  CHECK(quote(text, lines.line(2)) == "tre");
  CHECK(quote(text, lines.line(3)) == "fire");
}

TEST_CASE("line ends of every kind may be mixed in any order") {
  const std::string text = "a\r\rb\n\nc\n\rd\r\n\r\ne\r\r\nf";
  const Lines lines(text);
  std::string joined;
  for (std::size_t i = 0; i < lines.count(); ++i) joined += std::string(quote(text, lines.line(i))) + "|";
  CHECK(joined == "a||b||c||d||e||f|");
}

TEST_CASE("a line end at the end of the file opens no further line") {
  CHECK(Lines("ja\n").count() == 1);
  CHECK(Lines("ja\r\n").count() == 1);
  CHECK(Lines("ja\n\n").count() == 2);
  CHECK(Lines("").count() == 1);
}

TEST_CASE("columns count letters, not bytes") {
  const std::string text = "nå\nblåbærgrød";
  const Lines lines(text);
  CHECK(lines.place(0) == Place{1, 1});
  CHECK(lines.place(static_cast<std::uint32_t>(text.find("bærgrød"))) == Place{2, 4});
  CHECK(lines.place(static_cast<std::uint32_t>(text.size())) == Place{2, 11});
}

TEST_CASE("every byte lies in the line that line_of() names") {
  const std::string text = "a\r\n\r\nbc\n\rd";
  const Lines lines(text);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const std::size_t line = lines.line_of(i);
    CHECK(lines.line(line).begin <= i);
    if (line + 1 < lines.count()) CHECK(i < lines.line(line + 1).begin);
  }
}

}  // namespace gribning
