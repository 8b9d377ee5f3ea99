// SPDX-License-Identifier: MIT
#include "gribning/base/zip.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace gribning {
namespace {

std::vector<ZippedFile> some_files() {
  return {{"mimetype", "application/vnd.oasis.opendocument.text", true},
          {"indhold/blåbær.xml", std::string(5000, 'b') + std::string("\0æ", 3), false},
          {"tom.txt", "", false}};
}

std::string code_of(const Result<Unzipped>& unzipped) { return unzipped ? "read" : unzipped.error().code; }

}  // namespace

TEST_CASE("what is zipped is unzipped in its order, byte for byte") {
  const auto files = some_files();
  const auto zip = write_zip(files);
  REQUIRE(zip);
  const auto back = read_zip(*zip);
  REQUIRE(back);
  CHECK_FALSE(back->damaged);
  REQUIRE(back->files.size() == files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    CHECK(back->files[i].name == files[i].name);
    CHECK(back->files[i].bytes == files[i].bytes);
  }
  // What is stored can be found in the container as it is; what is not is packed.
  CHECK(zip->find(files[0].bytes) != std::string::npos);
  CHECK(zip->size() < files[1].bytes.size());
}

TEST_CASE("the same files give the same zip, and the type of a document stands where programs look for it") {
  const auto zip = write_zip(some_files());
  CHECK(zip == write_zip(some_files()));
  CHECK(zip->substr(30, 8) == "mimetype");
  CHECK(zip->substr(38, 39) == "application/vnd.oasis.opendocument.text");
}

TEST_CASE("only the wanted files are unzipped") {
  const auto back = read_zip(*write_zip(some_files()), [](std::string_view name) { return name.ends_with(".xml"); });
  REQUIRE(back);
  REQUIRE(back->files.size() == 1);
  CHECK(back->files[0].name == "indhold/blåbær.xml");
}

TEST_CASE("what is no zip is refused, and one that is cut off gives what stands before that") {
  CHECK(code_of(read_zip("")) == "not-a-zip");
  CHECK(code_of(read_zip("B: ja")) == "not-a-zip");
  CHECK(code_of(read_zip("PK\x03\x04")) == "not-a-zip");
  const auto zip = *write_zip(some_files());
  const auto cut = read_zip(std::string_view(zip).substr(0, 120));
  REQUIRE(cut);
  CHECK(cut->damaged);
  REQUIRE_FALSE(cut->files.empty());
  CHECK(cut->files[0].bytes == some_files()[0].bytes);
}

TEST_CASE("a zip that would fill the memory is refused") {
  const auto bomb = *write_zip(std::vector<ZippedFile>{{"x", std::string(std::size_t{20} << 20, ' '), false}});
  CHECK(code_of(read_zip(bomb)) == "zip-too-large");
  const auto many = *write_zip(std::vector<ZippedFile>(11, {"x", "y", false}));
  CHECK(code_of(read_zip(many, nullptr, {.files = 10})) == "zip-too-large");
  CHECK(code_of(read_zip(many, nullptr, {.all = 10})) == "zip-too-large");
  CHECK(code_of(read_zip(many)) == "read");
}

}  // namespace gribning
