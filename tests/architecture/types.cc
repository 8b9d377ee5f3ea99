// SPDX-License-Identifier: MIT
#include "architecture/types.h"

#include <algorithm>
#include <regex>

#include "architecture/bare.h"

namespace gribning::architecture {
namespace {

/// What an opening brace begins.
struct Scope {
  /// Whose names the linker tells apart by this scope's: a named namespace, or `extern "C"`.
  bool shared = false;
  std::string name;
};

Scope scope_of(const std::string& opening) {
  static const std::regex named(R"((?:^|\s)namespace\s+(\w+(?:::\w+)*)\s*$)");
  static const std::regex external(R"(^\s*extern\s*$)");
  std::smatch match;
  if (std::regex_search(opening, match, named)) return {true, match[1].str() + "::"};
  return {std::regex_match(opening, external), {}};
}

/// The name of the type whose body an opening brace begins; empty when it begins something else.
std::string type_opened_by(const std::string& opening) {
  static const std::regex type(
      R"((?:^|[\s>])(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:\[\[[^\]]*\]\]\s*)?(\w+)\s*(?:final\s*)?(?::[^:][^{]*)?$)");
  std::smatch match;
  return std::regex_search(opening, match, type) ? match[1].str() : std::string();
}

}  // namespace

std::vector<TypeDefinition> types_of(const SourceFile& file) {
  const std::string code = bare_code(file);
  std::vector<TypeDefinition> types;
  std::vector<Scope> scopes;
  std::string opening;
  std::size_t line = 1;
  for (const char c : code) {
    if (c == '\n') ++line;
    if (c != '{' && c != '}' && c != ';') {
      opening += c == '\n' ? ' ' : c;
      continue;
    }
    if (c == '{') {
      const bool shared = std::all_of(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.shared; });
      if (const auto name = shared ? type_opened_by(opening) : std::string(); !name.empty()) {
        std::string whole;
        for (const auto& scope : scopes) whole += scope.name;
        types.push_back({whole + name, file.path, line});
      }
      scopes.push_back(scope_of(opening));
    } else if (c == '}' && !scopes.empty()) {
      scopes.pop_back();
    }
    opening.clear();
  }
  return types;
}

}  // namespace gribning::architecture
