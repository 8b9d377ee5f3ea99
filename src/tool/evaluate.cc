// SPDX-License-Identifier: MIT
#include "gribning/review/evaluate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "coded_input.h"
#include "commands.h"

namespace gribning::tool {
namespace {

struct Evaluate {
  std::vector<std::string> paths;
  std::vector<std::string> gold;
  std::vector<std::string> training_paths;
  std::vector<std::string> training_gold;
  std::string coding;
  bool leave_one_out = false;
  bool disagreements = false;
  bool json = false;
};

struct NamedFigure {
  std::string_view key;
  Bilingual name;
  Figure Accuracy::*figure;
};

const std::vector<NamedFigure>& figures() {
  static const std::vector<NamedFigure> kFigures = {
      {"opportunity_precision",
       {"Gribningsmuligheder, præcision", "Opportunities, precision"},
       &Accuracy::opportunity_precision},
      {"opportunity_recall",
       {"Gribningsmuligheder, genfinding", "Opportunities, recall"},
       &Accuracy::opportunity_recall},
      {"opportunity_f1", {"Gribningsmuligheder, F1", "Opportunities, F1"}, &Accuracy::opportunity_f1},
      {"flag_precision", {"Flag, præcision", "Flags, precision"}, &Accuracy::flag_precision},
      {"flag_recall", {"Flag, genfinding", "Flags, recall"}, &Accuracy::flag_recall},
      {"flag_f1", {"Flag, F1", "Flags, F1"}, &Accuracy::flag_f1},
      {"verdict_kappa", {"Svarets behandling, kappa", "Verdict, kappa"}, &Accuracy::verdict_kappa},
      {"how_kappa", {"Hvad svaret gør, kappa", "How, kappa"}, &Accuracy::how_kappa},
      {"perspective_kappa", {"Perspektiv, kappa", "Perspective, kappa"}, &Accuracy::perspective_kappa},
      {"orientation_kappa", {"Retning, kappa", "Orientation, kappa"}, &Accuracy::orientation_kappa},
      {"tentative_kappa", {"Forsigtighed, kappa", "Tentative, kappa"}, &Accuracy::tentative_kappa},
      {"question_kappa", {"Spørgsmålsform, kappa", "Question form, kappa"}, &Accuracy::question_kappa},
      {"institutional_kappa",
       {"Institutionelle ture, kappa", "Institutional turns, kappa"},
       &Accuracy::institutional_kappa},
      {"continuer_f1", {"Minimalresponser, F1", "Continuers, F1"}, &Accuracy::continuer_f1},
  };
  return kFigures;
}

/// The program's coding of every conversation, by its standing weights or by weights that have not seen it.
std::vector<Coding> program_codings(std::vector<CodedInput>& coded, const std::vector<CodedInput>& training,
                                    const Analyst& analyst, bool leave_one_out, const Session& session) {
  std::vector<Coding> codings;
  Progress progress(session.in_language({"Sammenligner", "Comparing"}), coded.size());
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
    for (const auto& found : find_opportunities(talk, analyst.reasons)) coding.opportunities.push_back(found.coding());
    coding.worker_turns = code_worker_turns(talk);
    codings.push_back(std::move(coding));
    talk.weights = &analyst.annotators.weights();
    progress.step();
  }
  return codings;
}

nlohmann::ordered_json to_json(const Figure& figure) {
  const auto number = [](std::optional<double> value) {
    return value ? nlohmann::ordered_json(std::round(*value * 1000) / 1000) : nlohmann::ordered_json();
  };
  return {{"value", number(figure.value)}, {"low", number(figure.low)}, {"high", number(figure.high)}};
}

std::string in_words(const Figure& figure) {
  if (!figure.value) return "–";
  if (!figure.low) return fmt::format("{:.2f}", *figure.value);
  return fmt::format("{:.2f}  [{:.2f}–{:.2f}]", *figure.value, *figure.low, *figure.high);
}

void print_words(const std::vector<Comparison>& comparisons, const std::vector<CodedInput>& coded, bool all,
                 Session& session) {
  const auto accuracy = summarise(comparisons);
  for (const auto& named : figures()) {
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
      session.say(fmt::format("{}:{}: {}: gold {} / program {}: {}{}\n", transcript.name,
                              transcript.turns[one.turn].number, one.about, one.gold.empty() ? "–" : one.gold,
                              one.program.empty() ? "–" : one.program, transcript.talk(one.turn),
                              one.note.empty() ? "" : " // " + one.note));
    }
  }
}

void print_json(const std::vector<Comparison>& comparisons, const std::vector<CodedInput>& coded, Session& session) {
  const auto accuracy = summarise(comparisons);
  nlohmann::ordered_json json;
  json["conversations"] = comparisons.size();
  for (const auto& named : figures()) json["overall"][std::string(named.key)] = to_json(accuracy.*named.figure);
  json["per_conversation"] = nlohmann::ordered_json::array();
  json["disagreements"] = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const auto& one = comparisons[i];
    json["per_conversation"].push_back(
        {{"conversation", one.conversation}, {"opportunity_f1", one.opportunities.f1()}, {"flag_f1", one.flags.f1()}});
    for (const auto& differs : one.disagreements) {
      json["disagreements"].push_back({{"conversation", one.conversation},
                                       {"turn", coded[i].talk->transcript.turns[differs.turn].number},
                                       {"about", differs.about},
                                       {"gold", differs.gold},
                                       {"program", differs.program},
                                       {"note", differs.note}});
    }
  }
  session.say(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void run_evaluate(const Evaluate& evaluate, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  auto coded = read_coded(evaluate.paths, evaluate.gold, *analyst, session);
  const auto training = read_coded(evaluate.training_paths, evaluate.training_gold, *analyst, session);
  if (session.exit_code != kFine) return;
  if (coded.empty()) {
    return session.fail({.code = "no-coding",
                         .message = {"Ingen af samtalerne har håndkodning i mapperne fra --gold.",
                                     "None of the conversations has hand coding in the folders of --gold."}});
  }
  std::vector<Comparison> comparisons;
  if (evaluate.coding.empty()) {
    const auto codings = program_codings(coded, training, *analyst, evaluate.leave_one_out, session);
    for (std::size_t i = 0; i < coded.size(); ++i) comparisons.push_back(compare(*coded[i].coding, codings[i]));
  } else {
    for (const auto& one : coded) {
      const auto other = read_coding(evaluate.coding, one.talk->transcript);
      if (!other) return session.fail(other.error());
      if (*other) comparisons.push_back(compare(*one.coding, **other));
    }
  }
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
  command->add_option("INPUT", evaluate->paths, "Transcripts or folders of them")->required();
  folders(*command, "--gold", evaluate->gold, "Folder of hand coding; may be given again")->required();
  command->add_option("--coding", evaluate->coding, "Compare this coding instead of the program's")->type_name("DIR");
  command->add_flag("--leave-one-out", evaluate->leave_one_out,
                    "Judge every conversation by weights learnt from the others only");
  folders(*command, "--training", evaluate->training_paths, "With --leave-one-out: more conversations to learn from");
  folders(*command, "--training-gold", evaluate->training_gold, "Hand coding of those");
  command->add_flag("--disagreements", evaluate->disagreements, "List every turn where the two differ");
  command->add_flag("--json", evaluate->json, "As JSON, with all disagreements");
  command->footer("Example: gribning evaluate --gold annotations/gold corpora/jobcenter --disagreements");
  command->callback([evaluate, &session] { run_evaluate(*evaluate, session); });
}

}  // namespace gribning::tool
