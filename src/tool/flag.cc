// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/lines.h"
#include "gribning/opportunity/in_words.h"

namespace gribning::tool {
namespace {

struct Flag {
  std::vector<std::string> paths;
  bool all = false;
  bool json = false;
};

/// "file:line:column: ikke grebet (institutionelt): »…« [tur 3 → 4]"
std::string as_line(const Opportunity& opportunity, const Transcript& transcript, const Lines& lines,
                    Language language) {
  const auto& coding = opportunity.coding();
  const auto& turn = transcript.turns[coding.turn];
  const auto place = lines.place(turn.span.begin);
  auto what = title(coding.verdict).in(language);
  if (coding.how != How::none) what += " (" + title(coding.how).in(language) + ")";
  const auto arrow = coding.response ? fmt::format(" → {}", transcript.turns[*coding.response].number) : std::string();
  const auto quoted = language == Language::da ? fmt::format("»{}«", transcript.talk(coding.turn))
                                               : fmt::format("'{}'", transcript.talk(coding.turn));
  auto line = fmt::format("{}:{}:{}: {}: {} [{} {}{}]\n", transcript.file, place.line, place.column, what, quoted,
                          language == Language::da ? "tur" : "turn", turn.number, arrow);
  return line + evidence_in_words(opportunity, transcript, language, "    ");
}

void run_flag(const Flag& flag, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  auto json = nlohmann::ordered_json::array();
  for (const auto& path : find_inputs(flag.paths, session)) {
    for (auto& transcript : read_inputs(path, session)) {
      const auto analysis = analyse(std::move(transcript), *analyst);
      const auto& read = analysis.talk.transcript;
      const Lines lines(read.text);
      for (const auto& opportunity : analysis.opportunities) {
        if (!flag.all && !opportunity.flagged()) continue;
        if (flag.json) {
          json.push_back(to_json(opportunity, read));
        } else {
          session.say(as_line(opportunity, read, lines, session.language));
        }
      }
    }
  }
  if (flag.json) session.say(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace

void add_flag(CLI::App& app, Session& session) {
  auto flag = std::make_shared<Flag>();
  auto* command = app.add_subcommand(
      "flag", "One opportunity a line, as compilers print: where a perspective was voiced and not taken up");
  command->add_option("PATH", flag->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_flag("--all", flag->all, "Those that were taken up too");
  command->add_flag("--json", flag->json, "As JSON, with all evidence");
  command->footer("Example: gribning flag corpora/jobcenter/01-opfoelgning-forsamlingshuset.txt");
  command->callback([flag, &session] { run_flag(*flag, session); });
}

}  // namespace gribning::tool
