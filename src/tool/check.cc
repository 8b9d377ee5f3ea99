// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "gribning/base/lines.h"
#include "gribning/formats/formats.h"

namespace gribning::tool {
namespace {

struct Check {
  std::vector<std::string> paths;
  bool json = false;
};

/// What is counted in a transcript.
struct Counts {
  std::vector<std::size_t> turns_of;
  std::size_t timed = 0;
  std::size_t interpolated = 0;
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  std::map<std::string_view, std::size_t> marks;
  std::map<Severity, std::size_t> said;
};

Counts count(const Transcript& transcript) {
  Counts counts;
  counts.turns_of.resize(transcript.participants.size());
  for (const auto& turn : transcript.turns) {
    ++counts.turns_of[turn.speaker];
    if (turn.start) {
      ++counts.timed;
      counts.from = std::min(counts.from.value_or(*turn.start), *turn.start);
      counts.to = std::max(counts.to.value_or(*turn.start), turn.end.value_or(*turn.start));
    }
    if (turn.interpolated) ++counts.interpolated;
    for (const auto& mark : turn.notation.marks) {
      if (mark.kind != MarkKind::punctuation) ++counts.marks[code(mark.kind)];
    }
  }
  for (const auto& diagnostic : transcript.diagnostics) ++counts.said[diagnostic.severity];
  return counts;
}

std::string_view code_of(RoleSource source) {
  switch (source) {
    case RoleSource::none:
      return "none";
    case RoleSource::guessed:
      return "guessed";
    case RoleSource::declared:
      return "declared";
    case RoleSource::given:
      return "given";
  }
  return {};
}

std::string_view code_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

Bilingual origin(RoleSource source) {
  switch (source) {
    case RoleSource::none:
      return {"rolle ukendt", "role unknown"};
    case RoleSource::guessed:
      return {"gættet", "guessed"};
    case RoleSource::declared:
      return {"står i filen", "said in the file"};
    case RoleSource::given:
      return {"givet med --role", "given by --role"};
  }
  return {};
}

/// "00:01:02.500"
std::string clock(std::int64_t time) {
  return fmt::format("{:02}:{:02}:{:02}.{:03}", time / 3'600'000, time / 60'000 % 60, time / 1000 % 60, time % 1000);
}

std::string transcript_in_words(const Transcript& transcript, Language language) {
  const bool da = language == Language::da;
  const auto counts = count(transcript);
  const auto* format = format_named(transcript.format);
  auto out = fmt::format("{}: {} {}, {}, {}\n", transcript.file, transcript.turns.size(), da ? "ture" : "turns",
                         transcript.encoding.empty() ? "UTF-8" : transcript.encoding, code(transcript.convention));
  out += fmt::format(
      "  {}: {}\n", "format",
      format == nullptr ? transcript.format : fmt::format("{} ({})", format->title.in(language), format->name));
  for (ParticipantIndex i = 0; i < transcript.participants.size(); ++i) {
    const auto& participant = transcript.participants[i];
    const auto description = participant.description.empty() ? std::string() : ", " + participant.description;
    out += fmt::format("  {} = {} ({}){}; {}: {} {}\n", participant.label, title(participant.role).in(language),
                       code(participant.role), description, origin(participant.role_source).in(language),
                       counts.turns_of[i], da ? "ture" : "turns");
  }
  if (counts.from) {
    out += da ? fmt::format("  tider: {} – {}, {} af {} ture", clock(*counts.from), clock(*counts.to), counts.timed,
                            transcript.turns.size())
              : fmt::format("  times: {} – {}, {} of {} turns", clock(*counts.from), clock(*counts.to), counts.timed,
                            transcript.turns.size());
    if (counts.interpolated > 0) out += fmt::format(", {} {}", counts.interpolated, da ? "beregnet" : "worked out");
    out += "\n";
  } else {
    out += da ? "  tider: ingen\n" : "  times: none\n";
  }
  if (!counts.marks.empty()) {
    out += da ? "  tegn:" : "  signs:";
    for (const auto& [kind, number] : counts.marks) out += fmt::format(" {} {}", kind, number);
    out += "\n";
  }
  const auto number = [&](Severity severity) {
    const auto found = counts.said.find(severity);
    return found == counts.said.end() ? std::size_t{0} : found->second;
  };
  out += fmt::format("  {}: {} {}, {} {}, {} {}\n", da ? "meddelelser" : "messages", number(Severity::error),
                     da ? "fejl" : "errors", number(Severity::warning), da ? "advarsler" : "warnings",
                     number(Severity::note), da ? "bemærkninger" : "notes");
  return out;
}

nlohmann::ordered_json transcript_as_json(const Transcript& transcript) {
  const auto counts = count(transcript);
  const auto or_null = [](const auto& value) { return value ? nlohmann::ordered_json(*value) : nullptr; };
  nlohmann::ordered_json json;
  json["file"] = transcript.file;
  json["conversation"] = transcript.name;
  json["format"] = transcript.format;
  json["encoding"] = transcript.encoding;
  json["convention"] = code(transcript.convention);
  json["language"] = transcript.language ? nlohmann::ordered_json(code(*transcript.language)) : nullptr;
  json["constructed"] = transcript.constructed;
  json["turns"] = transcript.turns.size();
  json["asides"] = transcript.asides.size();
  json["participants"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < transcript.participants.size(); ++i) {
    const auto& participant = transcript.participants[i];
    json["participants"].push_back({{"label", participant.label},
                                    {"description", participant.description},
                                    {"role", code(participant.role)},
                                    {"roleSource", code_of(participant.role_source)},
                                    {"turns", counts.turns_of[i]}});
  }
  json["times"] = {{"turns", counts.timed},
                   {"interpolated", counts.interpolated},
                   {"from", or_null(counts.from)},
                   {"to", or_null(counts.to)}};
  json["marks"] = nlohmann::ordered_json::object();
  for (const auto& [kind, number] : counts.marks) json["marks"][std::string(kind)] = number;
  json["metadata"] = nlohmann::ordered_json::array();
  for (const auto& entry : transcript.metadata)
    json["metadata"].push_back({{"key", entry.key}, {"value", entry.value}});
  json["messages"] = nlohmann::ordered_json::array();
  const Lines lines(transcript.text);
  for (const auto& diagnostic : transcript.diagnostics) {
    const auto place = lines.place(diagnostic.span.begin);
    json["messages"].push_back({{"code", diagnostic.code},
                                {"severity", code_of(diagnostic.severity)},
                                {"line", place.line},
                                {"column", place.column},
                                {"da", diagnostic.message.da},
                                {"en", diagnostic.message.en}});
  }
  return json;
}

void run_check(const Check& check, Session& session) {
  // As JSON the messages stand in the result.
  session.verbose = !check.json;
  session.quiet = check.json;
  auto json = nlohmann::ordered_json::array();
  for (const auto& path : find_inputs(check.paths, session)) {
    for (const auto& transcript : read_inputs(path, session)) {
      if (check.json) {
        json.push_back(transcript_as_json(transcript));
      } else {
        session.say(transcript_in_words(transcript, session.language));
      }
    }
  }
  if (check.json) session.say(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  auto check = std::make_shared<Check>();
  auto* command = app.add_subcommand("check",
                                     "Read and report: format, participants, turns, times, signs, all that was not "
                                     "understood");
  command->add_option("INPUT", check->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_flag("--json", check->json, "As JSON, messages included");
  command->footer("Example: gribning check corpora/jobcenter/02-mentor-kabelruller.txt");
  command->callback([check, &session] { run_check(*check, session); });
}

}  // namespace gribning::tool
