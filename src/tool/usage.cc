// SPDX-License-Identifier: MIT
#include "usage.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace gribning::tool {
namespace {

/// How many letters have to be put in, left out or changed (Levenshtein 1966).
std::size_t letters_apart(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// The nearest of the names, when it is near; otherwise empty.
std::string meant_by(const std::string& word, const std::vector<std::string>& names) {
  constexpr std::size_t kNear = 2;
  std::string nearest;
  std::size_t least = std::min(kNear, word.size() / 2) + 1;
  for (const auto& name : names) {
    const auto apart = letters_apart(word, name);
    if (apart < least) {
      least = apart;
      nearest = name;
    }
  }
  return nearest;
}

/// The command that was asked for, as far as it was found: "gribning project".
const CLI::App& innermost(const CLI::App& app, std::string& called) {
  const CLI::App* at = &app;
  called = app.get_name();
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands().front();
    called += " " + at->get_name();
  }
  return *at;
}

std::vector<std::string> option_names(const CLI::App& app, const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* one : {&command, &app}) {
    for (const auto* option : one->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

}  // namespace

std::optional<std::string> unknown_word(const CLI::App& app, Language language) {
  const auto left = app.remaining(true);
  if (left.empty()) return std::nullopt;
  std::string called;
  const auto& command = innermost(app, called);
  const auto option = std::ranges::find_if(left, [](const auto& word) { return word.size() > 1 && word[0] == '-'; });
  const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
  const bool danish = language == Language::da;
  std::string said;
  std::string meant;
  if (option != left.end()) {
    const auto name = option->substr(0, option->find('='));
    meant = meant_by(name, option_names(app, command));
    said = danish ? fmt::format("»{}« har ikke tilvalget {}.", called, name)
                  : fmt::format("'{}' has no option {}.", called, name);
  } else if (!commands.empty()) {
    std::vector<std::string> names;
    for (const auto* one : commands) names.push_back(one->get_name());
    meant = meant_by(left.front(), names);
    said = danish ? fmt::format("»{}« har ingen kommando, der hedder »{}«.", called, left.front())
                  : fmt::format("'{}' has no command '{}'.", called, left.front());
  } else {
    said = danish ? fmt::format("»{}« er ét ord for meget for »{}«.", left.front(), called)
                  : fmt::format("'{}' is one word too many for '{}'.", left.front(), called);
  }
  if (!meant.empty()) said += danish ? fmt::format(" Mente du {}?", meant) : fmt::format(" Did you mean {}?", meant);
  return said + (danish ? fmt::format("\n»{} --help« viser, hvad den kan.", called)
                        : fmt::format("\n'{} --help' shows what there is.", called));
}

}  // namespace gribning::tool
