// SPDX-License-Identifier: MIT
// Two types of one name in one program are one to the linker, whatever their files say: members of the one are laid out
// and destroyed as the other's. No compiler warns of it without link-time optimisation.
#include <catch2/catch.hpp>
#include <map>

#include "architecture/types.h"

namespace gribning::architecture {
namespace {

SourceFile file_of(std::string path, std::vector<std::string> lines) { return {std::move(path), std::move(lines)}; }

std::vector<std::string> names_in(std::vector<std::string> lines) {
  std::vector<std::string> names;
  for (const auto& type : types_of(file_of("x.cc", std::move(lines)))) names.push_back(type.name);
  return names;
}

using Types = std::vector<TypeDefinition>;

Types types_in(const std::vector<SourceFile>& files) {
  Types types;
  for (const auto& file : files) {
    if (!file.is(".h") && !file.is(".cc")) continue;
    for (auto& type : types_of(file)) types.push_back(std::move(type));
  }
  return types;
}

/// Every type that is defined more than once.
std::string defined_twice(const Types& types) {
  std::map<std::string, Types> places;
  for (const auto& type : types) places[type.name].push_back(type);
  std::string findings;
  for (const auto& [name, definitions] : places) {
    if (definitions.size() < 2) continue;
    for (const auto& one : definitions) {
      findings += "\n" + one.path + ":" + std::to_string(one.line) + ": " + name + " is defined " +
                  std::to_string(definitions.size()) + " times";
    }
  }
  return findings;
}

}  // namespace

TEST_CASE("types are found at the scope of a namespace, and nowhere else") {
  CHECK(names_in({"namespace gribning {", "struct Cue {", "  enum class Kind { a, b };", "  int x = 0;", "};",
                  "enum Written : std::size_t { is_away };", "class Later;", "template <class T>",
                  "class Net final : public Base<T> {};", "}", "struct Outside {};"}) ==
        std::vector<std::string>{"gribning::Cue", "gribning::Written", "gribning::Net", "Outside"});
  CHECK(names_in({"namespace gribning::share {", "namespace {", "struct Own {};", "}  // namespace", "void f() {",
                  "  struct Inner {};", "}", "struct Shared {};", "}"}) ==
        std::vector<std::string>{"gribning::share::Shared"});
}

TEST_CASE("braces in texts, characters, comments and macros open nothing") {
  CHECK(names_in({"#define OPEN {", "namespace a {  // {", "constexpr auto kBrace = '{';",
                  "constexpr auto kText = \"{\\\"{\";", "/* struct No {", "*/", "auto raw = R\"x({ \" )\" {)x\";",
                  "constexpr int kMany = 10'000;", "struct Yes {};", "}"}) == std::vector<std::string>{"a::Yes"});
}

TEST_CASE("a name that two files give to types of one namespace is found") {
  const auto one = file_of("src/a.cc", {"namespace gribning {", "struct Cue { int a; };", "}"});
  const auto two = file_of("src/b.h", {"namespace gribning {", "struct Cue { std::string b; };", "}"});
  const auto own = file_of("src/c.cc", {"namespace gribning {", "namespace {", "struct Cue {};", "}", "}"});
  const auto apart = file_of("src/d.cc", {"namespace gribning::share {", "struct Cue {};", "}"});
  CHECK(defined_twice(types_in({one, own, apart})).empty());
  const auto findings = defined_twice(types_in({one, two, own, apart}));
  CHECK(findings.find("src/a.cc:2: gribning::Cue") != std::string::npos);
  CHECK(findings.find("src/b.h:2: gribning::Cue") != std::string::npos);
}

TEST_CASE("no two types of one program have the same name") {
  const auto code = types_in(code_in({"src", "include"}));
  REQUIRE(code.size() > 100);
  std::string findings = defined_twice(code);
  // Each folder of tests is a program with the code that it tests.
  std::map<std::string, std::vector<SourceFile>> programs;
  for (auto& file : code_in({"tests"})) programs[file.path.substr(0, file.path.rfind('/'))].push_back(std::move(file));
  for (const auto& [folder, files] : programs) {
    Types types = types_in(files);
    if (types.empty() || !findings.empty()) continue;
    types.insert(types.end(), code.begin(), code.end());
    findings += defined_twice(types);
  }
  INFO(findings);
  CHECK(findings.empty());
}

}  // namespace gribning::architecture
