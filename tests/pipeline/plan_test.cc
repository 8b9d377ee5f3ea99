// SPDX-License-Identifier: MIT
#include "gribning/pipeline/plan.h"

#include <catch2/catch.hpp>

#include "pipeline/folder.h"

namespace gribning {

TEST_CASE("what cannot be read is told with its cause") {
  const Folder place;
  const auto folder = hash_of_file(place.path());
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == "file-unreadable");
  CHECK(folder.error().message.en.find("it is a folder") != std::string::npos);
  const auto missing = hash_of_file(place.path("nowhere"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == "file-not-found");
}

}  // namespace gribning
