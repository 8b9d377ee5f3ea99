// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "gribning/base/diagnostic.h"
#include "gribning/base/language.h"
#include "gribning/base/result.h"

namespace gribning {

TEST_CASE("a diagnostic is printed as compilers print theirs, in the user's language") {
  const Diagnostic diagnostic{
      "unknown-label", Severity::warning, {6, 7}, {"ukendt", "unknown"}, {"gør noget", "do something"}};
  CHECK(describe(diagnostic, "a.txt", "B: ja\nX: nej", Language::en) ==
        "a.txt:2:1: warning: unknown [unknown-label]\n  do something");
  CHECK(describe(diagnostic, "a.txt", "B: ja\nX: nej", Language::da) ==
        "a.txt:2:1: advarsel: ukendt [unknown-label]\n  gør noget");
}

TEST_CASE("a diagnostic about the whole file names no line") {
  const Diagnostic diagnostic{"encoding", Severity::note, {}, {"tegnkodning", "encoding"}, {}};
  CHECK(describe(diagnostic, "a.txt", "B: ja", Language::en) == "a.txt: note: encoding [encoding]");
  CHECK(describe(diagnostic, "", "B: ja", Language::da) == "bemærk: tegnkodning [encoding]");
}

TEST_CASE("a failure is printed with the parts that are known") {
  Failure failure{"file-not-found", {"findes ikke", "not there"}, "a.txt", std::nullopt, std::nullopt};
  CHECK(describe(failure, Language::en) == "a.txt: not there");
  failure.line = 3;
  CHECK(describe(failure, Language::en) == "a.txt:3: not there");
  failure.column = 7;
  CHECK(describe(failure, Language::da) == "a.txt:3:7: findes ikke");
  failure = {"x", {"fejl", "wrong"}, "", std::nullopt, std::nullopt};
  CHECK(describe(failure, Language::en) == "wrong");
}

TEST_CASE("languages are known by their codes and their names") {
  CHECK(language_from("da") == Language::da);
  CHECK(language_from("da-DK") == Language::da);
  CHECK(language_from("DAN") == Language::da);
  CHECK(language_from("eng") == Language::en);
  CHECK_FALSE(language_from("").has_value());
  CHECK_FALSE(language_from("de").has_value());
  CHECK(language_from(code(Language::en)) == Language::en);
}

}  // namespace gribning
