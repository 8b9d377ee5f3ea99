// SPDX-License-Identifier: MIT
#include "stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>

#include "analysis.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

std::string as_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

/// The transcript that a line holds: {"name": …, "turns": […]} or {"name": …, "text": "Borger: …"}.
Result<Transcript> read_line(const std::string& line, std::size_t number, const ReadOptions& options) {
  const auto json = Json::parse(line, nullptr, false);
  const auto text_of = [&](const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
  };
  auto reading = options;
  const bool as_text = json.is_object() && !json.contains("turns") && json.contains("text");
  if (!as_text) reading.format = "json";
  auto transcript = read_transcript(as_text ? text_of("text") : line, fmt::format("line-{}", number), reading);
  if (transcript && !text_of("name").empty()) transcript->name = text_of("name");
  return transcript;
}

/// The lines of annotated_lines() as one: {"conversation": …, "turns": […]}.
std::string joined(const std::string& conversation, std::string lines) {
  if (!lines.empty()) lines.pop_back();
  std::ranges::replace(lines, '\n', ',');
  auto head = as_line({{"conversation", conversation}});
  head.resize(head.size() - 2);
  return head + ",\"turns\":[" + lines + "]}\n";
}

}  // namespace

void annotate_stream(const Analyst& analyst, const std::vector<std::string>& layers, Session& session) {
  std::string line;
  for (std::size_t number = 1; !session.output_lost && std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) {
      session.say("\n");
      continue;
    }
    Failure failure;
    try {
      auto transcript = read_line(line, number, session.reading);
      if (transcript) {
        session.report(*transcript);
        const auto name = transcript->name;
        session.say(joined(name, annotated_lines(analyse(*std::move(transcript), analyst), layers)));
        continue;
      }
      failure = transcript.error();
    } catch (const std::exception& error) {
      failure = {.code = "analysis-failed", .message = {error.what(), error.what()}};
    }
    failure.file = fmt::format("line-{}", number);
    session.fail(failure);
    session.say(as_line({{"line", number},
                         {"error", {{"code", failure.code}, {"da", failure.message.da}, {"en", failure.message.en}}}}));
  }
}

}  // namespace gribning::tool
