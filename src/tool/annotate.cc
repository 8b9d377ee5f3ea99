// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/layers/address.h"
#include "gribning/layers/stance.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

struct Annotate {
  std::vector<std::string> paths;
  std::vector<std::string> layers;
  bool json = false;
  bool lines = false;
  std::string file;
  bool overwrite = false;
};

double two_decimals(double value) { return std::round(value * 100) / 100; }

/// A conversation's layers, for people or for programs.
class LayerPrinter {
 public:
  LayerPrinter(const AnnotatedTranscript& talk, const Annotate& wanted, Language language)
      : talk_(talk), wanted_(wanted.layers.begin(), wanted.layers.end()), language_(language) {
    for (const auto& address : find_addressees(talk)) addresses_[address.turn] = address;
  }

  [[nodiscard]] std::string text() const {
    const auto& transcript = talk_.transcript;
    auto out = "# " + transcript.name + "\n";
    for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
      out += fmt::format("\n{} {}: {}\n", transcript.turns[turn].number, transcript.speaker_of(turn).label,
                         transcript.talk(turn));
      for (const auto& annotation : talk_.of(turn)) {
        const auto& name = talk_.labels->name(annotation.label);
        if (!is_wanted(name)) continue;
        out += fmt::format("    {} [{}]{} ({})\n", talk_.codebook->title(name).in(language_), name,
                           quoted(annotation.span), annotation.provenance.rule);
      }
      if (is_wanted("stance/")) out += tentative_in_words(turn);
    }
    return out;
  }

  [[nodiscard]] Json json() const {
    const auto& transcript = talk_.transcript;
    Json turns = Json::array();
    for (TurnIndex turn = 0; turn < transcript.turns.size(); ++turn) {
      Json out;
      out["turn"] = transcript.turns[turn].number;
      out["speaker"] = transcript.speaker_of(turn).label;
      out["role"] = code(transcript.role_of(turn));
      if (is_wanted("stance/")) out["tentative"] = tentative(turn);
      if (is_wanted("address/")) out["to"] = to(turn);
      if (is_wanted("sequence/")) out["looks_back"] = looks_back(turn);
      out["annotations"] = Json::array();
      for (const auto& annotation : talk_.of(turn)) {
        const auto& name = talk_.labels->name(annotation.label);
        if (!is_wanted(name)) continue;
        const auto title = talk_.codebook->title(name);
        out["annotations"].push_back({{"label", name},
                                      {"da", title.da},
                                      {"en", title.en},
                                      {"quote", one_line(annotation.span)},
                                      {"begin", annotation.span.begin},
                                      {"end", annotation.span.end},
                                      {"weight", two_decimals(static_cast<double>(annotation.weight))},
                                      {"producer", annotation.provenance.producer},
                                      {"rule", annotation.provenance.rule}});
      }
      turns.push_back(std::move(out));
    }
    return {{"conversation", transcript.name}, {"turns", std::move(turns)}};
  }

 private:
  [[nodiscard]] bool is_wanted(std::string_view label) const {
    return wanted_.empty() || wanted_.contains(label.substr(0, label.find('/')));
  }

  [[nodiscard]] std::string one_line(Span span) const {
    std::string words(quote(talk_.transcript.text, span));
    std::ranges::replace_if(
        words, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return words;
  }

  [[nodiscard]] std::string quoted(Span span) const {
    const auto words = one_line(span);
    return language_ == Language::da ? fmt::format(" »{}«", words) : fmt::format(" '{}'", words);
  }

  [[nodiscard]] std::string tentative_in_words(TurnIndex turn) const {
    const auto found = tentativeness(talk_, turn);
    if (found.parts.empty()) return {};
    std::string parts;
    for (const auto& part : found.parts) {
      parts += (parts.empty() ? "" : ", ") + talk_.codebook->title(part.label).in(language_);
      if (part.count > 1) parts += fmt::format(" ×{}", part.count);
    }
    return fmt::format("    {} {:.2f}: {}\n", language_ == Language::da ? "Forsigtighed" : "Tentativeness", found.score,
                       parts);
  }

  [[nodiscard]] Json tentative(TurnIndex turn) const {
    const auto found = tentativeness(talk_, turn);
    Json parts = Json::array();
    for (const auto& part : found.parts) {
      parts.push_back({{"label", part.label},
                       {"weight", two_decimals(part.weight)},
                       {"count", part.count},
                       {"quote", one_line(part.span)}});
    }
    return {{"score", two_decimals(found.score)}, {"parts", std::move(parts)}};
  }

  [[nodiscard]] Json to(TurnIndex turn) const {
    const auto it = addresses_.find(turn);
    if (it == addresses_.end()) return nullptr;
    const auto& address = it->second;
    Json speaker = nullptr;
    if (address.participant) speaker = talk_.transcript.participants[*address.participant].label;
    return {{"addressee", code(address.to)}, {"speaker", std::move(speaker)}, {"rule", address.rule}};
  }

  [[nodiscard]] Json looks_back(TurnIndex turn) const {
    Json relations = Json::array();
    for (const auto& relation : talk_.sequence.looks_back(turn)) {
      relations.push_back({{"to", talk_.transcript.turns[relation.to].number},
                           {"bond", code(relation.bond)},
                           {"strength", two_decimals(relation.strength)}});
    }
    return relations;
  }

  const AnnotatedTranscript& talk_;
  std::set<std::string, std::less<>> wanted_;
  Language language_;
  std::map<TurnIndex, Address> addresses_;
};

/// A line per turn, to standard output or, whole or not at all, to a file.
void write_lines(const Annotate& wanted, const Analyst& analyst, Session& session) {
  std::error_code error;
  if (!wanted.file.empty() && !wanted.overwrite && std::filesystem::exists(wanted.file, error)) {
    return session.fail(file_exists(wanted.file));
  }
  const auto inputs = find_inputs(wanted.paths, session);
  Progress progress(session.in_language({"Annoterer", "Annotating"}), wanted.file.empty() ? 1 : inputs.size());
  std::string lines;
  for (const auto& path : inputs) {
    for (auto& transcript : read_inputs(path, session)) {
      const auto of_this = annotated_lines(analyse(std::move(transcript), analyst));
      if (wanted.file.empty()) {
        session.say(of_this);
      } else {
        lines += of_this;
      }
    }
    progress.step();
  }
  if (wanted.file.empty()) return;
  if (const auto written = write_file(wanted.file, lines); !written) session.fail(written.error());
}

void run_annotate(const Annotate& wanted, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto& layers = analyst->annotators.codebook().layers();
  for (const auto& name : wanted.layers) {
    if (std::ranges::find(layers, name, &CodebookLayer::name) != layers.end()) continue;
    std::string known;
    for (const auto& layer : layers) known += (known.empty() ? "" : ", ") + layer.name;
    session.fail({.code = "unknown-layer",
                  .message = {"Kodebogen har ikke laget »" + name + "«. Den har: " + known + ".",
                              "The codebook has no layer '" + name + "'. It has: " + known + "."}});
    session.exit_code = kWrongUsage;
    return;
  }
  if (wanted.lines) return write_lines(wanted, *analyst, session);
  auto json = Json::array();
  for (const auto& path : find_inputs(wanted.paths, session)) {
    for (auto& transcript : read_inputs(path, session)) {
      const auto talk = analyst->annotators.annotate(std::move(transcript));
      const LayerPrinter printer(talk, wanted, session.language);
      if (wanted.json) {
        json.push_back(printer.json());
      } else {
        session.say(printer.text());
      }
    }
  }
  if (wanted.json) session.say(json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Annotate>();
  auto* command = app.add_subcommand("annotate", "What every layer sees, turn by turn, with the words that show it");
  command->add_option("INPUT", wanted->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_option("--layer", wanted->layers, "Only this layer; may be given again (see: gribning codebook)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_flag("--json", wanted->json, "Print JSON: annotations, tentativeness, addressee, sequence");
  auto* lines = command->add_flag(
      "--lines", wanted->lines, "Print JSON Lines, one per turn: layers, ties, sequence, worker turns, opportunities");
  auto* file = command->add_option("-o,--output", wanted->file, "File for --lines; otherwise standard output")
                   ->type_name("FILE")
                   ->needs(lines);
  command->add_flag("--overwrite", wanted->overwrite, "Replace the file when it is there already")->needs(file);
  command->footer(
      "Example: gribning annotate corpora/jobcenter/14-rehabiliteringsmoede.txt --layer meeting --layer disagreement");
  command->callback([wanted, &session] { run_annotate(*wanted, session); });
}

}  // namespace gribning::tool
