// SPDX-License-Identifier: MIT
#include "gribning/formats/formats.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands.h"

namespace gribning::tool {
namespace {

std::string as_lines(Language language) {
  std::string out;
  for (const auto& format : formats()) {
    const auto* ways = format.write != nullptr ? (language == Language::da ? "læses og skrives" : "read and written")
                                               : (language == Language::da ? "læses" : "read");
    // fmt counts columns in code points.
    out += fmt::format("{:<14}{:<18}{:<22}{}\n", format.name, ways, format.endings, format.title.in(language));
  }
  return out;
}

std::string as_json() {
  auto json = nlohmann::ordered_json::array();
  for (const auto& format : formats()) {
    auto endings = nlohmann::ordered_json::array();
    std::istringstream all{std::string(format.endings)};
    for (std::string ending; all >> ending;) endings.push_back(ending);
    json.push_back({{"name", format.name},
                    {"da", format.title.da},
                    {"en", format.title.en},
                    {"endings", endings},
                    {"read", true},
                    {"write", format.write != nullptr}});
  }
  return json.dump(1) + "\n";
}

}  // namespace

void add_formats(CLI::App& app, Session& session) {
  auto json = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("formats", "What is read and written, with the endings of the files");
  command->add_flag("--json", *json, "As JSON");
  command->footer("Example: gribning formats --lang en");
  command->callback([json, &session] { session.say(*json ? as_json() : as_lines(session.language)); });
}

}  // namespace gribning::tool
