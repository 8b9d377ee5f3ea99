// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "architecture/tree.h"

namespace gribning::architecture {
namespace {

bool is_cpp(const SourceFile& file) { return file.is(".cc") || file.is(".h"); }

/// Every line of `files` that `pattern` is found in, as compiler messages.
template <class Wanted>
std::string findings_of(const std::vector<SourceFile>& files, const std::regex& pattern, Wanted wanted) {
  std::string findings;
  for (const auto& file : files) {
    if (!wanted(file)) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (std::regex_search(file.lines[i], pattern)) findings += finding(file, i + 1, file.lines[i]);
    }
  }
  return findings;
}

}  // namespace

TEST_CASE("every C++ file opens with its licence, every header with #pragma once") {
  std::string findings;
  for (const auto& file : code_in({"src", "include", "tests"})) {
    if (!is_cpp(file)) continue;
    if (file.lines.empty() || file.lines[0] != "// SPDX-License-Identifier: MIT") {
      findings += finding(file, 1, "the first line is not '// SPDX-License-Identifier: MIT'");
    }
    if (file.is(".h") && std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end()) {
      findings += finding(file, 1, "no #pragma once");
    }
  }
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("no file of code is longer than 600 lines") {
  std::string findings;
  for (const auto& file : code_in({"src", "include", "tests"})) {
    if (file.lines.size() > 600) findings += finding(file, 600, "more than 600 lines: probably two subjects");
  }
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("nothing is left for later in the code") {
  // Put together here, so that this file does not find itself.
  const std::regex words(std::string(R"(\b(TO)") + "DO|FIX" + "ME|XX" + R"(X)\b)");
  const auto findings =
      findings_of(code_in({"src", "include", "tests"}), words, [](const SourceFile&) { return true; });
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("no header says using namespace") {
  const auto findings = findings_of(code_in({"src", "include", "tests"}), std::regex(R"(^\s*using namespace)"),
                                    [](const SourceFile& file) { return file.is(".h"); });
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("a library never prints and never ends the program") {
  const std::regex words(R"(std::(cout|cerr|clog|exit|abort|quick_exit)\b|\bprintf\(|\bputs\(|fmt::print\b)");
  const auto findings = findings_of(code_in({"src", "include"}), words,
                                    [](const SourceFile& file) { return is_cpp(file) && file.stage() != "tool"; });
  INFO(findings);
  CHECK(findings.empty());
}

TEST_CASE("the top level holds what a newcomer looks for and nothing else") {
  const std::set<std::string> about{"CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json",
                                    "LICENSE",      "README.md",      "dev"};
  const std::set<std::string> holds{"annotations", "corpora", "docs", "include", "src", "tests"};
  const std::set<std::string> made{"build", "out"};
  std::string findings;
  for (const auto& entry : std::filesystem::directory_iterator(root())) {
    const auto name = entry.path().filename().string();
    const bool expected = name.starts_with('.') || about.contains(name) || holds.contains(name) || made.contains(name);
    if (!expected) findings += "\n" + name;
  }
  INFO(findings);
  CHECK(findings.empty());
}

}  // namespace gribning::architecture
