// SPDX-License-Identifier: MIT
// Files that are compiled together share one unnamed namespace. Which files those are shifts whenever one is added, so
// a name that two of them have may break a build long after it was written; or, worse, a call finds the other's
// function.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "architecture/own_names.h"

namespace gribning::architecture {
namespace {

SourceFile file_of(std::string path, std::vector<std::string> lines) { return {std::move(path), std::move(lines)}; }

std::vector<std::string> names_in(std::vector<std::string> lines) {
  std::vector<std::string> names;
  for (const auto& own : own_names_of(file_of("x.cc", std::move(lines)))) names.push_back(own.name);
  return names;
}

/// The stages that src/CMakeLists.txt compiles together. It is the rule; there is no second list.
std::set<std::string> stages_together() {
  static const std::regex call(R"(^gribning_compile_together\(([a-z ]+)\)\s*$)");
  static const std::regex name("[a-z]+");
  std::set<std::string> stages;
  for (const auto& line : read_source("src/CMakeLists.txt").lines) {
    std::smatch match;
    if (!std::regex_match(line, match, call)) continue;
    const std::string named = match[1];
    for (std::sregex_iterator it(named.begin(), named.end(), name), end; it != end; ++it) stages.insert(it->str());
  }
  return stages;
}

/// The inner namespaces that files of a stage are `using`: to all that is compiled with them, their names are the
/// stage's.
std::set<std::string> opened_in(const std::vector<SourceFile>& files, const std::string& stage) {
  static const std::regex opens(R"(^using namespace (\w+);.*)");
  std::set<std::string> opened;
  for (const auto& file : files) {
    if (file.stage() != stage) continue;
    for (const auto& line : file.lines) {
      std::smatch match;
      if (std::regex_match(line, match, opens)) opened.insert(match[1].str() + "::");
    }
  }
  return opened;
}

struct Place {
  std::string path;
  OwnName own;
};

/// Whether all of them define the same alias, which C++ allows.
bool same_alias(const std::vector<Place>& places) {
  const auto& first = places.front().own.alias_of;
  return !first.empty() &&
         std::all_of(places.begin(), places.end(), [&](const Place& place) { return place.own.alias_of == first; });
}

/// Every name of their own that two files of one stage have in common.
std::string names_met(const std::vector<SourceFile>& files) {
  std::map<std::string, std::set<std::string>> opened;
  std::map<std::pair<std::string, std::string>, std::vector<Place>> known;
  for (const auto& file : files) {
    const auto stage = file.stage();
    if (!opened.contains(stage)) opened[stage] = opened_in(files, stage);
    for (auto& own : own_names_of(file)) {
      std::string name = own.name;
      for (const auto& inner : opened[stage]) {
        if (const auto at = name.find(inner); at != std::string::npos) name.erase(at, inner.size());
      }
      auto& places = known[{stage, name}];
      if (places.empty() || places.back().path != file.path) places.push_back({file.path, std::move(own)});
    }
  }
  std::string findings;
  for (const auto& [name, places] : known) {
    if (places.size() < 2 || same_alias(places)) continue;
    for (const auto& place : places) {
      findings += "\n" + place.path + ":" + std::to_string(place.own.line) + ": " + place.own.name + " is defined in " +
                  std::to_string(places.size()) +
                  " files that are compiled together: give one another name, or share it";
    }
  }
  return findings;
}

}  // namespace

TEST_CASE("what a file keeps to itself is found: types, functions, variables and aliases") {
  CHECK(names_in({"namespace gribning {",
                  "namespace {",
                  "using Row = std::map<int, std::string>;",
                  "struct Cue {",
                  "  int x = 0;",
                  "  bool is() { return true; }",
                  "};",
                  "enum class Kind { a, b };",
                  "constexpr std::array kMany = {1, 2};",
                  "constexpr Paint kPaint{1};",
                  "const char* kText = \"{\";",
                  "constexpr int kList[] = {1};",
                  "constexpr auto kBit = 1U << 3;",
                  "template <class T, class U>",
                  "[[nodiscard]] std::vector<T> among(const std::set<U>& all, bool (*f)(T) = nullptr) {",
                  "  int inner = 0;",
                  "}",
                  "std::function<bool(int)> kTold = [](int) { return true; };",
                  "char& at(std::size_t);",
                  "}  // namespace",
                  "}"}) == std::vector<std::string>{"gribning::Row", "gribning::Cue", "gribning::Kind",
                                                    "gribning::kMany", "gribning::kPaint", "gribning::kText",
                                                    "gribning::kList", "gribning::kBit", "gribning::among",
                                                    "gribning::kTold", "gribning::at"});
  CHECK(names_in({"namespace a::b {", "static bool f() { return true; }", "constexpr int kOne = 1;",
                  "const Bilingual kTwo = {};", "}"}) ==
        std::vector<std::string>{"a::b::f", "a::b::kOne", "a::b::kTwo"});
}

TEST_CASE("what other files may define too is not a file's own") {
  CHECK(
      names_in({"namespace gribning {", "namespace fs = std::filesystem;", "namespace {", "using enum Kind;",
                "using std::string;", "bool operator==(const A& a, const A& b) { return a.x == b.x; }",
                "int A::size() const { return 1; }", "A::A(int x) : x_(x) {}", "}  // namespace",
                "const Bilingual& title(Act act) { return row(act); }", "constexpr int twice(int n) { return 2 * n; }",
                "inline constexpr int kShared = 1;", "Result<int> read(std::string_view text) {",
                "  static const int kInside = 1;", "  return kInside;", "}", "struct Shared {};", "}"})
          .empty());
}

TEST_CASE("a name that two files of a stage keep to themselves is found, and in namespaces of their own it is not") {
  const auto one = file_of("src/share/a.cc", {"namespace {", "bool is_digit(char c) { return c == '1'; }", "}"});
  const auto two = file_of("src/share/b.cc", {"namespace {", "", "bool is_digit(int c);", "}"});
  const auto other = file_of("src/sheet/c.cc", {"namespace {", "bool is_digit(char c);", "}"});
  const auto apart = file_of("src/share/d.cc", {"namespace d {", "namespace {", "bool is_digit(char c);", "}", "}"});
  CHECK(names_met({one, other, apart}).empty());
  const auto findings = names_met({one, two, other, apart});
  CHECK(findings.find("src/share/a.cc:2: is_digit") != std::string::npos);
  CHECK(findings.find("src/share/b.cc:3: is_digit") != std::string::npos);
  CHECK(findings.find("src/sheet") == std::string::npos);
  // Until a file opens that namespace to all that stands behind it.
  const auto opens = file_of("src/share/e.cc", {"namespace {", "using namespace d;", "}"});
  CHECK(names_met({one, apart, opens}).find("src/share/d.cc:3: d::is_digit") != std::string::npos);
}

TEST_CASE("files that are compiled together may have the same alias, but not the same name for two things") {
  const auto one = file_of("src/share/a.cc", {"namespace {", "using Row = std::vector<int>;", "}"});
  const auto same = file_of("src/share/b.cc", {"namespace {", "using Row = std::vector<int>;", "}"});
  const auto other = file_of("src/share/c.cc", {"namespace {", "using Row = std::vector<bool>;", "}"});
  const auto type = file_of("src/share/d.cc", {"namespace {", "struct Row {};", "}"});
  CHECK(names_met({one, same}).empty());
  CHECK_FALSE(names_met({one, other}).empty());
  CHECK_FALSE(names_met({one, type}).empty());
}

TEST_CASE("no two files that are compiled together have a name of their own in common") {
  const auto stages = stages_together();
  REQUIRE(stages.contains("tool"));
  std::vector<SourceFile> files;
  for (auto& file : code_in({"src"})) {
    if (file.is(".cc") && stages.contains(file.stage())) files.push_back(std::move(file));
  }
  const auto findings = names_met(files);
  INFO(findings);
  CHECK(findings.empty());
}

}  // namespace gribning::architecture
