// SPDX-License-Identifier: MIT
#include "gribning/review/agree.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "many.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

struct Agree {
  std::string project;
  std::vector<std::string> coders;
  bool disagreements = false;
  bool labels = false;
  bool json = false;
};

std::string in_words(const Measured& measured, Language language) {
  const auto& figure = measured.figure;
  std::string out = fmt::format("  {:<38}", measured.title.in(language));
  out += figure.value ? fmt::format("{:6.2f}", *figure.value) : "     –";
  if (figure.low) out += fmt::format("  [{:.2f}; {:.2f}]", *figure.low, *figure.high);
  const auto& note = measured.note.in(language);
  return out + (note.empty() ? "" : "  (" + note + ")") + "\n";
}

/// The contingency table of two coders, without labels that neither used.
std::string in_words(const QuestionAgreement& question, const QuestionAgreement::Table& table,
                     const std::vector<std::string>& coders) {
  std::vector<std::size_t> used;
  for (std::size_t label = 0; label < question.labels.size(); ++label) {
    double calls = 0;
    for (std::size_t other = 0; other < question.labels.size(); ++other) {
      calls += table.counts[label][other] + table.counts[other][label];
    }
    if (calls > 0) used.push_back(label);
  }
  std::size_t width = (coders[table.first] + " \\ " + coders[table.second]).size();
  for (const auto label : used) width = std::max(width, question.labels[label].size());
  std::string out = fmt::format("  {:<{}}", coders[table.first] + " \\ " + coders[table.second], width);
  for (const auto column : used) out += fmt::format("  {:>7}", question.labels[column]);
  out += "\n";
  for (const auto row : used) {
    out += fmt::format("  {:<{}}", question.labels[row], width);
    for (const auto column : used) {
      out +=
          fmt::format("  {:>{}}", table.counts[row][column], std::max<std::size_t>(7, question.labels[column].size()));
    }
    out += "\n";
  }
  return out;
}

std::string heading(const QuestionAgreement& question, Language language) {
  if (question.marking) {
    return language == Language::da ? fmt::format("{}: hvad blev markeret ({} ture)", question.about, question.units)
                                    : fmt::format("{}: what was marked ({} turns)", question.about, question.units);
  }
  return language == Language::da
             ? fmt::format("{}: hvad blev det kaldt ({} steder, som begge har)", question.about, question.units)
             : fmt::format("{}: what was it called ({} places that both have)", question.about, question.units);
}

/// Turn numbers as printed, conversation by conversation.
class Numbers {
 public:
  explicit Numbers(const Project& project) : project_(project) {}

  std::int64_t of(const std::string& conversation, TurnIndex turn) {
    auto it = numbers_.find(conversation);
    if (it == numbers_.end()) {
      it = numbers_.try_emplace(conversation).first;
      if (const auto transcript = project_.transcript(conversation)) {
        for (const auto& each : transcript->turns) it->second.push_back(each.number);
      }
    }
    return turn < it->second.size() ? it->second[turn] : std::int64_t{turn} + 1;
  }

 private:
  const Project& project_;
  std::map<std::string, std::vector<std::int64_t>> numbers_;
};

void print_divides(const Agreement& agreement, const Project& project, Session& session) {
  Numbers numbers(project);
  for (const auto& divide : agreement.divides) {
    std::string said;
    for (std::size_t i = 0; i < agreement.coders.size(); ++i) {
      said += fmt::format("{}{} {}", i == 0 ? "" : " / ", agreement.coders[i],
                          divide.said[i].empty() ? "–" : divide.said[i]);
    }
    session.say(fmt::format("{}:{}: {}: {}\n", divide.conversation, numbers.of(divide.conversation, divide.turn),
                            divide.about, said));
  }
}

Json to_json(const std::vector<Measured>& measured) {
  Json list = Json::array();
  for (const auto& one : measured) {
    const auto number = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
    Json entry = {{"name", one.name},
                  {"title", {{"da", one.title.da}, {"en", one.title.en}}},
                  {"value", number(one.figure.value)},
                  {"low", number(one.figure.low)},
                  {"high", number(one.figure.high)}};
    if (!one.note.en.empty()) entry["note"] = {{"da", one.note.da}, {"en", one.note.en}};
    list.push_back(std::move(entry));
  }
  return list;
}

Json to_json(const Agreement& agreement, bool divides, const Project& project) {
  Json json = {{"coders", agreement.coders}, {"conversations", agreement.conversations}};
  json["questions"] = Json::array();
  for (const auto& question : agreement.questions) {
    Json one = {{"about", question.about}, {"marking", question.marking}, {"units", question.units}};
    one["coefficients"] = to_json(question.measured);
    one["labels"] = question.labels;
    one["per_label"] = Json::array();
    for (const auto& label : question.per_label) {
      one["per_label"].push_back(
          {{"label", label.label}, {"calls", label.calls}, {"coefficients", to_json(label.measured)}});
    }
    one["tables"] = Json::array();
    for (const auto& table : question.tables) {
      one["tables"].push_back({{"rows", agreement.coders[table.first]},
                               {"columns", agreement.coders[table.second]},
                               {"counts", table.counts}});
    }
    json["questions"].push_back(std::move(one));
  }
  if (!divides) return json;
  Numbers numbers(project);
  json["disagreements"] = Json::array();
  for (const auto& divide : agreement.divides) {
    json["disagreements"].push_back({{"conversation", divide.conversation},
                                     {"turn", numbers.of(divide.conversation, divide.turn)},
                                     {"about", divide.about},
                                     {"said", divide.said}});
  }
  return json;
}

/// Coders who still code blind: what the others marked is not to be shown.
std::vector<std::string> hidden_among(const std::vector<std::string>& coders, const Project& project) {
  std::vector<std::string> hidden;
  for (const auto& name : coders) {
    const auto coder = project.coder(name);
    if (coder && coder->hidden()) hidden.push_back(name);
  }
  return hidden;
}

void print_agreement(const Agreement& agreement, const Agree& asked, Session& session) {
  for (const auto& question : agreement.questions) {
    session.say("\n" + heading(question, session.language) + "\n");
    for (const auto& measured : question.measured) session.say(in_words(measured, session.language));
    for (const auto& table : question.tables) session.say(in_words(question, table, agreement.coders));
    if (!asked.labels) continue;
    for (const auto& label : question.per_label) {
      session.say(fmt::format(" {} ({})\n", label.label, label.calls));
      for (const auto& measured : label.measured) session.say(in_words(measured, session.language));
    }
  }
  session.say("\n");
}

void run_agree(const Agree& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project || !all_different(asked.coders, session)) return;
  std::vector<std::string> left_out;
  const auto coded = taken(project->coded_by_all(asked.coders, &left_out), session);
  if (!coded) return;
  if (coded->empty()) {
    return session.fail(
        {.code = "nothing-shared",
         .message = {"Der er ingen samtale, som de alle har kodet. En samtale er kodet, når der er en "
                     "markering i den, eller når koderen har skrevet »finish«.",
                     "There is no conversation that all of them have coded. A conversation is coded when "
                     "there is a mark in it, or when the coder has said 'finish'."},
         .file = asked.project});
  }
  const auto agreement = agree(asked.coders, *coded);
  const auto hidden = hidden_among(asked.coders, *project);
  const bool divides = asked.disagreements && hidden.empty();
  if (asked.disagreements && !hidden.empty()) {
    session.warn(
        fmt::format(fmt::runtime(session.in_language(
                        {"{} koder stadig blindt: uenighederne vises først efter »gribning project release«.",
                         "{} still codes blind: the disagreements are shown after 'gribning project release'."})),
                    fmt::join(hidden, ", ")));
  }
  if (asked.json) return session.say(to_json(agreement, divides, *project).dump(1) + "\n");
  session.say(
      fmt::format(fmt::runtime(session.in_language({"{}, som alle har kodet: {}\n", "{} that all have coded: {}\n"})),
                  counted_conversations(agreement.conversations, session.language), fmt::join(asked.coders, ", ")));
  if (!left_out.empty()) {
    session.say(fmt::format(fmt::runtime(session.in_language({"{} er kun kodet af nogle og regnes ikke med: {}\n",
                                                              "{} coded by some only, not counted: {}\n"})),
                            counted_conversations(left_out.size(), session.language), fmt::join(left_out, ", ")));
  }
  print_agreement(agreement, asked, session);
  if (divides) print_divides(agreement, *project, session);
}

}  // namespace

void add_agree(CLI::App& app, Session& session) {
  auto asked = std::make_shared<Agree>();
  auto* command = app.add_subcommand("agree", "How far coders of a project agree, and every place where they do not");
  command->add_option("PROJECT", asked->project, "The project file")->required();
  command->add_option("CODER", asked->coders, "Two or more coders; gribning is the program")
      ->required()
      ->expected(2, -1);
  command->add_flag("--labels", asked->labels, "Each label by itself as well");
  command->add_flag("--disagreements", asked->disagreements, "List every place where they differ, by conversation");
  command->add_flag("--json", asked->json, "As JSON");
  command->footer("Example: gribning agree talks.gribning anna bo --disagreements");
  command->callback([asked, &session] { run_agree(*asked, session); });
}

}  // namespace gribning::tool
