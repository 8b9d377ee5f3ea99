// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "architecture/tree.h"

namespace gribning::architecture {
namespace {

using Table = std::map<std::string, std::set<std::string>>;

/// The include table of docs/architecture.md: rows "| `stage/` | what it holds | `a`, `b` |". The page is the rule;
/// there is no second list that could say otherwise.
Table include_table() {
  static const std::regex row(R"(^\| `([a-z]+)/` \|[^|]*\|([^|]*)\|\s*$)");
  static const std::regex name("`([a-z]+)`");
  Table table;
  for (const auto& line : read_source("docs/architecture.md").lines) {
    std::smatch match;
    if (!std::regex_match(line, match, row)) continue;
    const std::string allowed = match[2];
    auto& stages = table[match[1]];
    for (std::sregex_iterator it(allowed.begin(), allowed.end(), name), end; it != end; ++it) stages.insert((*it)[1]);
  }
  return table;
}

/// The stages that a quoted include reaches into. A header of the whole walk (gribning/pipeline.h) reaches where its
/// own includes do; a file of the same folder reaches nowhere.
std::set<std::string> stages_reached(const std::string& include) {
  static const std::regex of_stage("^(?:gribning/)?([a-z]+)/.*");
  static const std::regex of_walk("^gribning/[^/]+$");
  std::smatch match;
  if (std::regex_match(include, of_walk)) {
    std::set<std::string> stages;
    for (const auto& inner : includes_of(read_source("include/" + include))) {
      if (inner.quoted) stages.merge(stages_reached(inner.what));
    }
    return stages;
  }
  if (std::regex_match(include, match, of_stage)) return {match[1].str()};
  return {};
}

bool is_standard(const std::string& header) { return std::regex_match(header, std::regex("[a-z0-9_]+")); }

}  // namespace

TEST_CASE("the include table names every stage, and no stage includes a later one") {
  const auto table = include_table();
  REQUIRE(table.size() >= 6);
  for (const auto& file : code_in({"src", "include"})) {
    if (const auto stage = file.stage(); !stage.empty()) {
      INFO(file.path);
      CHECK(table.contains(stage));
    }
  }
  for (const auto& [stage, allowed] : table) {
    for (const auto& other : allowed) {
      INFO(stage << " may include " << other);
      CHECK(table.contains(other));
      // Two stages that may include each other are one.
      CHECK_FALSE(table.at(other).contains(stage));
    }
  }
}

TEST_CASE("a stage includes its own files and the public headers of the stages that the table allows") {
  const auto table = include_table();
  std::string findings;
  for (const auto& file : code_in({"src", "include"})) {
    const auto stage = file.stage();
    if (stage.empty()) continue;
    for (const auto& include : includes_of(file)) {
      if (!include.quoted) continue;
      for (const auto& reached : stages_reached(include.what)) {
        if (reached == stage) continue;
        if (!include.what.starts_with("gribning/")) {
          findings += finding(file, include.line, "private header of another stage: " + include.what);
        } else if (!table.contains(stage) || !table.at(stage).contains(reached)) {
          findings += finding(file, include.line, stage + "/ may not include " + include.what);
        }
      }
    }
  }
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("public headers include the standard library, tl::expected and public headers, nothing else") {
  std::string findings;
  for (const auto& file : code_in({"include"})) {
    for (const auto& include : includes_of(file)) {
      const bool fine = include.quoted ? include.what.starts_with("gribning/")
                                       : is_standard(include.what) || include.what == "tl/expected.hpp";
      if (!fine) findings += finding(file, include.line, "not for a public header: " + include.what);
    }
  }
  INFO(findings);
  CHECK(findings.empty());
}

}  // namespace gribning::architecture
