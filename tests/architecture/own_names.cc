// SPDX-License-Identifier: MIT
#include "architecture/own_names.h"

#include <algorithm>
#include <optional>
#include <regex>

#include "architecture/bare.h"

namespace gribning::architecture {
namespace {

/// What a brace encloses.
struct Scope {
  enum class Kind { named, unnamed, other };
  Kind kind = Kind::other;
  /// Of a named namespace.
  std::string name;
};

/// What stands before a brace or semicolon, without what its name does not depend on.
std::string plain(const std::string& opening) {
  static const std::regex attribute(R"(\[\[[^\]]*\]\])");
  static const std::regex innermost("<[^<>]*>");
  std::string text = std::regex_replace(opening, attribute, " ");
  // What follows an operator of these signs is the value of a constant.
  text.resize(std::min(text.find("<<"), text.size()));
  for (std::string before; before != text;) {
    before = text;
    text = std::regex_replace(before, innermost, " ");
  }
  return text;
}

Scope scope_of(const std::string& opening) {
  static const std::regex named(R"(^\s*(?:inline\s+)?namespace\s+(\w+(?:::\w+)*)\s*$)");
  static const std::regex unnamed(R"(^\s*namespace\s*$)");
  std::smatch match;
  if (std::regex_match(opening, match, named)) return {Scope::Kind::named, match[1].str() + "::"};
  return {std::regex_match(opening, unnamed) ? Scope::Kind::unnamed : Scope::Kind::other, {}};
}

/// What one declaration at the scope of a namespace declares.
struct Declared {
  std::string name;
  /// By its own words, whatever namespace it stands in.
  bool own = false;
  std::string alias_of;
};

std::optional<Declared> declared_by(const std::string& opening) {
  static const std::regex nothing(
      R"(^\s*(?:template\s+)*(?:namespace|extern|friend|static_assert|using\s+(?:enum\b|namespace\b|[\w:]+\s*$))|\boperator\b)");
  static const std::regex alias(R"(^\s*(?:template\s+)?using\s+(\w+)\s*=)");
  static const std::regex type(
      R"(^\s*(?:template\s+)?(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(\w+)\s*(?:final\s*)?(?::[^:].*)?$)");
  static const std::regex other(R"(^\s*(?:template\s+)?((?:[\w:&*]+\s+|[&*]\s*)+[&*]*)(\w+)\s*(\(|=|\[|$))");
  static const std::regex kept(R"(\bstatic\b)");
  static const std::regex constant(R"(^(?!.*\binline\b).*\b(?:const|constexpr)\b)");
  const std::string text = plain(opening);
  std::smatch match;
  if (std::regex_search(text, nothing)) return std::nullopt;
  if (std::regex_search(text, match, alias)) return Declared{match[1], false, opening.substr(opening.find('=') + 1)};
  if (std::regex_search(text, match, type)) return Declared{match[1], false, {}};
  if (!std::regex_search(text, match, other)) return std::nullopt;
  const std::string before = match[1];
  const bool function = match[3] == "(";
  return Declared{match[2], std::regex_search(before, kept) || (!function && std::regex_search(before, constant)), {}};
}

}  // namespace

std::vector<OwnName> own_names_of(const SourceFile& file) {
  std::vector<OwnName> names;
  std::vector<Scope> scopes;
  std::string opening;
  std::size_t line = 1;
  for (const char c : bare_code(file)) {
    if (c == '\n') ++line;
    if (c != '{' && c != '}' && c != ';') {
      opening += c == '\n' ? ' ' : c;
      continue;
    }
    const auto is = [](Scope::Kind kind) { return [kind](const Scope& scope) { return scope.kind == kind; }; };
    if (c != '}' && std::none_of(scopes.begin(), scopes.end(), is(Scope::Kind::other))) {
      const bool unnamed = std::any_of(scopes.begin(), scopes.end(), is(Scope::Kind::unnamed));
      if (const auto declared = declared_by(opening); declared && (unnamed || declared->own)) {
        std::string whole;
        for (const auto& scope : scopes) whole += scope.name;
        names.push_back({whole + declared->name, line, declared->alias_of});
      }
    }
    if (c == '{') scopes.push_back(scope_of(opening));
    if (c == '}' && !scopes.empty()) scopes.pop_back();
    opening.clear();
  }
  return names;
}

}  // namespace gribning::architecture
