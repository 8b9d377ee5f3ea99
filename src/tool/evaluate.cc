// SPDX-License-Identifier: MIT
#include "gribning/review/evaluate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "accuracy_page.h"
#include "coded_input.h"
#include "commands.h"
#include "outputs.h"

namespace gribning::tool {
namespace {

struct Evaluate {
  std::vector<std::string> paths;
  std::vector<std::string> gold;
  std::vector<std::string> training_paths;
  std::vector<std::string> training_gold;
  std::string coding;
  std::string project;
  std::string coder = "gold";
  bool leave_one_out = false;
  std::vector<std::string> readers;
  std::string page;
  bool disagreements = false;
  bool json = false;
};

/// The program's coding of every conversation, by its standing weights or by weights that have not seen it.
std::vector<Coding> program_codings(std::vector<CodedInput>& coded, const std::vector<CodedInput>& training,
                                    const Analyst& analyst, bool leave_one_out, const Session& session) {
  std::vector<Coding> codings;
  Progress progress(session.in_language({"Sammenligner", "Comparing"}), coded.size(), session.language);
  for (std::size_t i = 0; i < coded.size(); ++i) {
    auto& talk = *coded[i].talk;
    Weights unseen;
    if (leave_one_out) {
      std::vector<CodedTalk> others;
      for (std::size_t k = 0; k < coded.size(); ++k) {
        if (k != i) others.push_back({coded[k].talk.get(), coded[k].coding.get()});
      }
      for (const auto& one : training) others.push_back({one.talk.get(), one.coding.get()});
      unseen = learn(others, analyst.annotators.weights(), analyst.reasons);
      talk.weights = &unseen;
    }
    Coding coding{.conversation = talk.transcript.name};
    for (const auto& found : find_opportunities(talk, analyst.reasons)) {
      coding.opportunities.push_back(found.coding());
      coding.notes.push_back(note_of(found, talk.transcript));
    }
    coding.worker_turns = code_worker_turns(talk);
    codings.push_back(std::move(coding));
    talk.weights = &analyst.annotators.weights();
    progress.step();
  }
  return codings;
}

nlohmann::ordered_json figure_json(const Figure& figure) {
  const auto number = [](std::optional<double> value) {
    return value ? nlohmann::ordered_json(std::round(*value * 1000) / 1000) : nlohmann::ordered_json();
  };
  return {{"value", number(figure.value)}, {"low", number(figure.low)}, {"high", number(figure.high)}};
}

/// "22: verdict: gold acknowledged, program taken_up"; then both sides' reasons.
std::string place_in_words(const Disagreement& one, const Transcript& transcript) {
  auto out = fmt::format("{}: {}: gold {} / program {}: {}", transcript.turns[one.turn].number, one.about,
                         one.gold.empty() ? "–" : one.gold, one.program.empty() ? "–" : one.program,
                         transcript.talk(one.turn));
  if (!one.note.empty()) out += " // gold: " + one.note;
  if (!one.program_note.empty()) out += " // program: " + one.program_note;
  return out;
}

void print_words(const std::vector<Comparison>& comparisons, const std::vector<CodedInput>& coded, bool all,
                 Session& session) {
  const auto accuracy = summarise(comparisons);
  for (const auto& named : accuracy_figures()) {
    session.say(fmt::format("{:<36}{}\n", session.in_language(named.name), in_words(accuracy.*named.figure)));
  }
  session.say("\n");
  for (const auto& one : comparisons) {
    session.say(
        fmt::format("{:<40} F1 {:.2f}  flag F1 {:.2f}\n", one.conversation, one.opportunities.f1(), one.flags.f1()));
  }
  if (!all) return;
  session.say("\n");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const auto& transcript = coded[i].talk->transcript;
    for (const auto& one : comparisons[i].disagreements) {
      session.say(fmt::format("{}:{}\n", transcript.name, place_in_words(one, transcript)));
    }
  }
}

void print_json(const std::vector<Comparison>& comparisons, const std::vector<CodedInput>& coded, Session& session) {
  const auto accuracy = summarise(comparisons);
  nlohmann::ordered_json json;
  json["conversations"] = comparisons.size();
  for (const auto& named : accuracy_figures())
    json["overall"][std::string(named.key)] = figure_json(accuracy.*named.figure);
  json["per_conversation"] = nlohmann::ordered_json::array();
  json["disagreements"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const auto& one = comparisons[i];
    const auto own = summarise({one});
    nlohmann::ordered_json row = {{"conversation", one.conversation}};
    for (const auto& named : accuracy_figures()) row[std::string(named.key)] = figure_json(own.*named.figure)["value"];
    json["per_conversation"].push_back(std::move(row));
    for (const auto& differs : one.disagreements) {
      json["disagreements"].push_back({{"conversation", one.conversation},
                                       {"turn", coded[i].talk->transcript.turns[differs.turn].number},
                                       {"about", differs.about},
                                       {"gold", differs.gold},
                                       {"program", differs.program},
                                       {"note", differs.note},
                                       {"program_note", differs.program_note}});
    }
  }
  session.say(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

/// One hand coder against the other, on the conversations that both have coded.
Result<std::vector<Comparison>> compare_readers(const std::vector<CodedInput>& coded,
                                                const std::vector<std::string>& readers, Session& session) {
  std::vector<Comparison> comparisons;
  if (readers.empty()) return comparisons;
  for (const auto& one : coded) {
    const auto first = read_hand_coding(readers.front(), one.talk->transcript, session);
    if (!first) return tl::unexpected(first.error());
    const auto second = read_hand_coding(readers.back(), one.talk->transcript, session);
    if (!second) return tl::unexpected(second.error());
    if (*first && *second) comparisons.push_back(compare(**first, **second));
  }
  return comparisons;
}

/// A folder as the page shows it: the command is written so that it holds on any machine.
void add_folders(std::string& command, std::string_view option, const std::vector<std::string>& folders) {
  for (const auto& folder : folders) command += fmt::format(" {}{}{}", option, option.empty() ? "" : " ", folder);
}

std::string command_of(const Evaluate& evaluate) {
  std::string command = "gribning evaluate";
  if (evaluate.leave_one_out) command += " --leave-one-out";
  add_folders(command, "--gold", evaluate.gold);
  add_folders(command, "--training", evaluate.training_paths);
  add_folders(command, "--training-gold", evaluate.training_gold);
  if (!evaluate.readers.empty()) {
    command += fmt::format(" --readers {} {}", evaluate.readers.front(), evaluate.readers.back());
  }
  add_folders(command, "--write", {evaluate.page});
  add_folders(command, "", evaluate.paths);
  return command;
}

void write_page_for(const Evaluate& evaluate, const std::vector<Comparison>& comparisons,
                    const std::vector<CodedInput>& coded, std::size_t training, Session& session) {
  auto readers = compare_readers(coded, evaluate.readers, session);
  if (!readers) return session.fail(readers.error());
  AccuracyPage page{.program = comparisons,
                    .readers = std::move(*readers),
                    .places = {},
                    .unseen = evaluate.leave_one_out,
                    .training = training,
                    .command = command_of(evaluate)};
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    auto& places = page.places.emplace_back();
    for (const auto& one : comparisons[i].disagreements)
      places.push_back(place_in_words(one, coded[i].talk->transcript));
  }
  if (const auto done = write_output(evaluate.page, write_page(page), true, session); !done) session.fail(done.error());
}

void run_evaluate(const Evaluate& evaluate, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  auto coded = evaluate.project.empty() ? read_coded(evaluate.paths, evaluate.gold, *analyst, session)
                                        : read_coded_in_project(evaluate.project, evaluate.coder, *analyst, session);
  const auto training = read_coded(evaluate.training_paths, evaluate.training_gold, *analyst, session);
  if (session.exit_code != kFine) return;
  if (coded.empty()) {
    return session.fail(
        {.code = "no-coding",
         .message = {"Ingen af samtalerne har håndkodning.", "None of the conversations has hand coding."}});
  }
  std::vector<Comparison> comparisons;
  if (evaluate.coding.empty()) {
    const auto codings = program_codings(coded, training, *analyst, evaluate.leave_one_out, session);
    for (std::size_t i = 0; i < coded.size(); ++i) comparisons.push_back(compare(*coded[i].coding, codings[i]));
  } else {
    for (const auto& one : coded) {
      const auto other = read_hand_coding(evaluate.coding, one.talk->transcript, session);
      if (!other) return session.fail(other.error());
      if (*other) comparisons.push_back(compare(*one.coding, **other));
    }
  }
  if (!evaluate.page.empty()) return write_page_for(evaluate, comparisons, coded, training.size(), session);
  if (evaluate.json) return print_json(comparisons, coded, session);
  print_words(comparisons, coded, evaluate.disagreements, session);
}

CLI::Option* folders(CLI::App& command, const char* name, std::vector<std::string>& into, const char* help) {
  return command.add_option(name, into, help)->allow_extra_args(false)->type_name("DIR");
}

}  // namespace

void add_evaluate(CLI::App& app, Session& session) {
  auto evaluate = std::make_shared<Evaluate>();
  auto* command = app.add_subcommand("evaluate", "Compare the program's coding with hand coding");
  command->add_option("INPUT", evaluate->paths, "Transcripts or folders of them");
  folders(*command, "--gold", evaluate->gold, "Folder of hand coding; may be given again");
  command->add_option("--project", evaluate->project, "Take conversations and coding from this project")
      ->type_name("FILE");
  command->add_option("--coder", evaluate->coder, "With --project: whose coding (gold, the agreed one)")
      ->type_name("NAME");
  command->add_option("--coding", evaluate->coding, "Compare this coding instead of the program's")->type_name("DIR");
  command->add_flag("--leave-one-out", evaluate->leave_one_out,
                    "Judge every conversation by weights learnt from the others only");
  folders(*command, "--training", evaluate->training_paths, "With --leave-one-out: more conversations to learn from");
  folders(*command, "--training-gold", evaluate->training_gold, "Hand coding of those");
  auto* page = command->add_option("--write", evaluate->page, "Write the figures and all disagreements as a page")
                   ->excludes("--coding")
                   ->type_name("FILE");
  command
      ->add_option("--readers", evaluate->readers,
                   "With --write: two folders of hand coding, to compare with each other")
      ->expected(2)
      ->needs(page)
      ->type_name("DIR DIR");
  command->add_flag("--disagreements", evaluate->disagreements, "List every turn where the two differ");
  command->add_flag("--json", evaluate->json, "As JSON, with all disagreements");
  command->footer("Example: gribning evaluate --gold annotations/gold corpora/jobcenter --disagreements");
  command->callback([evaluate, &session] {
    if (evaluate->project.empty() && evaluate->paths.empty()) throw CLI::RequiredError("INPUT or --project");
    if (evaluate->project.empty() && evaluate->gold.empty()) throw CLI::RequiredError("--gold");
    run_evaluate(*evaluate, session);
  });
}

}  // namespace gribning::tool
