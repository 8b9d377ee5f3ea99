// SPDX-License-Identifier: MIT
#include "project_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>

namespace gribning::tool {

Clock session_clock() {
  if (const char* given = std::getenv("SOURCE_DATE_EPOCH"); given != nullptr) {
    const std::string_view text(given);
    std::int64_t seconds = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (parsed.ec == std::errc{}) return [seconds] { return seconds * 1000; };
  }
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
  };
}

std::optional<Project> open_project(const std::string& file, Project::Access access, Session& session) {
  return taken(Project::open(file, access, session_clock()), session);
}

std::string date_of(std::int64_t milliseconds) {
  return fmt::format("{:%Y-%m-%d %H:%M}", fmt::gmtime(static_cast<std::time_t>(milliseconds / 1000)));
}

std::string in_words(const Decision& decision, const Transcript* transcript, Language language) {
  std::string place = decision.conversation;
  if (decision.anchor.turn && transcript != nullptr && *decision.anchor.turn < transcript->turns.size()) {
    place += fmt::format(":{}", transcript->turns[*decision.anchor.turn].number);
  }
  std::string out = fmt::format("{} {}  {}", decision.coder, decision.number, title(decision.act).in(language));
  if (decision.about) out += fmt::format(" {}", *decision.about);
  if (!place.empty()) out += "  " + place;
  out += "  " + decision.layer;
  if (!decision.label.empty()) out += "/" + decision.label;
  for (const auto& [name, value] : decision.fields) {
    if (!value.empty()) out += fmt::format(" {}={}", name, value);
  }
  if (!decision.anchor.span.empty()) {
    out += language == Language::da ? fmt::format(" »{}«", decision.anchor.quote)
                                    : fmt::format(" '{}'", decision.anchor.quote);
  }
  if (!decision.note.empty()) out += "  // " + decision.note;
  return out;
}

}  // namespace gribning::tool
