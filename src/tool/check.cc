// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "commands.h"

namespace gribning::tool {
namespace {

std::string participants_in_words(const Transcript& transcript, Language language) {
  std::map<ParticipantIndex, std::size_t> turns;
  for (const auto& turn : transcript.turns) ++turns[turn.speaker];
  std::string out;
  for (ParticipantIndex i = 0; i < transcript.participants.size(); ++i) {
    const auto& participant = transcript.participants[i];
    out +=
        fmt::format("  {} = {} ({})", participant.label, title(participant.role).in(language), code(participant.role));
    if (participant.role_source == RoleSource::guessed) out += language == Language::da ? ", gættet" : ", guessed";
    out += fmt::format(": {} {}\n", turns[i], language == Language::da ? "ture" : "turns");
  }
  return out;
}

std::string marks_in_words(const Transcript& transcript, Language language) {
  std::map<std::string_view, std::size_t> marks;
  for (const auto& turn : transcript.turns) {
    for (const auto& mark : turn.notation.marks) {
      if (mark.kind != MarkKind::punctuation) ++marks[code(mark.kind)];
    }
  }
  if (marks.empty()) return {};
  std::string out = language == Language::da ? "  tegn:" : "  signs:";
  for (const auto& [kind, count] : marks) out += fmt::format(" {} {}", kind, count);
  return out + "\n";
}

void run_check(const std::vector<std::string>& paths, Session& session) {
  session.verbose = true;
  for (const auto& path : find_inputs(paths, session)) {
    const auto transcript = read_input(path, session);
    if (!transcript) continue;
    const auto words = session.language == Language::da
                           ? fmt::format("{}: {} ture, {}, {}\n", transcript->file, transcript->turns.size(),
                                         transcript->encoding, code(transcript->convention))
                           : fmt::format("{}: {} turns, {}, {}\n", transcript->file, transcript->turns.size(),
                                         transcript->encoding, code(transcript->convention));
    session.say(words + participants_in_words(*transcript, session.language) +
                marks_in_words(*transcript, session.language));
  }
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto* command =
      app.add_subcommand("check", "Read and report: participants, turns, signs, all that was not understood");
  command->add_option("INPUT", *paths, "Transcripts, folders of them, or - for standard input")->required();
  command->footer("Example: gribning check corpora/jobcenter/02-mentor-kabelruller.txt");
  command->callback([paths, &session] { run_check(*paths, session); });
}

}  // namespace gribning::tool
