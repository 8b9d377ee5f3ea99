// SPDX-License-Identifier: MIT
#include "gribning/review/learn.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "coded_input.h"
#include "commands.h"
#include "many.h"
#include "outputs.h"
#include "rated_pairs.h"

namespace gribning::tool {
namespace {

struct Learn {
  std::vector<std::string> paths;
  std::vector<std::string> gold;
  std::string ties;
  std::string project;
  std::string coder = "gold";
  std::string output;
  std::string date;
  bool overwrite = false;
};

void run_learn_ties(const Learn& learn_from, const Analyst& analyst, Session& session) {
  const auto pairs = read_rated_pairs(learn_from.ties, analyst);
  if (!pairs) return session.fail(pairs.error());
  auto weights = analyst.annotators.weights();
  weights.set_model("tie", learn_tie(*pairs));
  weights.origin["tie date"] = learn_from.date;
  weights.origin["tie data"] = fmt::format("{} pairs of turns rated by people; see docs/ties.md", pairs->size());
  weights.origin["tie command"] = "gribning learn --ties uptake-even.csv";
  const auto done = write_output(learn_from.output, weights.write(), learn_from.overwrite, session);
  if (!done) return session.fail(done.error());
  session.say(fmt::format(fmt::runtime(session.in_language({"Vægte fra {} par af taleture er skrevet til {}.\n",
                                                            "Weights from {} pairs of turns are written to {}.\n"})),
                          pairs->size(), learn_from.output));
}

void run_learn(const Learn& learn_from, Session& session) {
  for (const auto& path : {learn_from.ties, learn_from.project}) reads(path, session);
  for (const auto& path : learn_from.paths) reads(path, session);
  const auto may = may_write(learn_from.output, learn_from.overwrite, session);
  if (!may) return session.fail(may.error());
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  if (!learn_from.ties.empty()) return run_learn_ties(learn_from, *analyst, session);
  const auto coded = learn_from.project.empty()
                         ? read_coded(learn_from.paths, learn_from.gold, *analyst, session)
                         : read_coded_in_project(learn_from.project, learn_from.coder, *analyst, session);
  if (session.exit_code != kFine) return;
  if (coded.empty()) {
    return session.fail(
        {.code = "no-coding",
         .message = {"Ingen af samtalerne har håndkodning.", "None of the conversations has hand coding."}});
  }
  std::vector<CodedTalk> talks;
  std::size_t opportunities = 0;
  for (const auto& one : coded) {
    talks.push_back({one.talk.get(), one.coding.get()});
    opportunities += one.coding->opportunities.size();
  }
  auto weights = learn(talks, analyst->annotators.weights(), analyst->reasons);
  weights.origin["date"] = learn_from.date;
  weights.origin["data"] =
      fmt::format("{} conversations coded by hand, {} opportunities; constructed unless said otherwise", coded.size(),
                  opportunities);
  std::string command = "gribning learn";
  if (!learn_from.project.empty()) {
    command += fmt::format(" --project {} --coder {}", std::filesystem::path(learn_from.project).filename().string(),
                           learn_from.coder);
  }
  for (const auto& folder : learn_from.gold) command += " --gold " + folder;
  for (const auto& path : learn_from.paths) command += " " + path;
  weights.origin["command"] = command;
  const auto done = write_output(learn_from.output, weights.write(), learn_from.overwrite, session);
  if (!done) return session.fail(done.error());
  session.say(fmt::format(fmt::runtime(session.in_language({"Vægte fra {} og {} er skrevet til {}.\n",
                                                            "Weights from {} and {} are written to {}.\n"})),
                          counted_conversations(coded.size(), session.language),
                          session.language == Language::da
                              ? counted(opportunities, "gribningsmulighed", "gribningsmuligheder")
                              : counted(opportunities, "opportunity", "opportunities"),
                          learn_from.output));
}

bool is_date(std::string_view given) {
  constexpr std::string_view kForm = "0000-00-00";
  return std::ranges::equal(given, kForm,
                            [](char c, char form) { return form == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

}  // namespace

void add_learn(CLI::App& app, Session& session) {
  auto learn_from = std::make_shared<Learn>();
  auto* command = app.add_subcommand("learn", "Set the weights of the analysis from conversations coded by hand");
  command->add_option("INPUT", learn_from->paths, "Transcripts or folders of them");
  auto* gold = command->add_option("--gold", learn_from->gold, "Folder of hand coding; may be given again")
                   ->allow_extra_args(false)
                   ->type_name("DIR");
  command
      ->add_option("--ties", learn_from->ties, "Rated pairs of turns: set the weights of the tie and keep the others")
      ->excludes(gold)
      ->type_name("CSV");
  command->add_option("--project", learn_from->project, "Learn from the decisions in this project")
      ->excludes(gold)
      ->type_name("FILE");
  command->add_option("--coder", learn_from->coder, "With --project: whose decisions (gold, the agreed ones)")
      ->type_name("NAME");
  needs_a_place(
      command->add_option("-o,--output", learn_from->output, "File for the weights")->required()->type_name("FILE"));
  add_overwrite_option(*command, learn_from->overwrite);
  command->add_option("--date", learn_from->date, "Date to write into the file, as in 2026-11-22")
      ->check([](const std::string& given) {
        return is_date(given) ? std::string() : given + " is no date; write year, month and day, as in 2026-11-22";
      })
      ->type_name("DATE");
  command->footer("Example: gribning learn --gold annotations/gold corpora/jobcenter -o weights.json");
  command->callback([learn_from, &session] {
    const bool folders = learn_from->ties.empty() && learn_from->project.empty();
    if (folders && learn_from->paths.empty()) throw CLI::RequiredError("INPUT");
    if (folders && learn_from->gold.empty()) throw CLI::RequiredError("--gold");
    run_learn(*learn_from, session);
  });
}

}  // namespace gribning::tool
