// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "json_array.h"
#include "layer_printer.h"
#include "outputs.h"
#include "shard.h"
#include "stream.h"
#include "walk.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Annotate {
  Many many;
  std::vector<std::string> layers;
  bool json = false;
  bool lines = false;
  bool stream = false;
  std::string output;
  bool overwrite = false;
  Shard shard;
};

/// A line per turn: to standard output, to one file, or to a file per conversation.
class AnnotateLines final : public Task {
 public:
  AnnotateLines(const Analyst& analyst, const std::vector<std::string>& layers, bool file_each)
      : analyst_(analyst), layers_(layers), file_each_(file_each) {}

  void work(Piece& piece) const override {
    for (auto& transcript : piece.read.transcripts) {
      Made made{.name = transcript.name, .files = {}};
      auto lines = annotated_lines(analyse(std::move(transcript), analyst_), layers_);
      if (file_each_) {
        made.files.push_back({.before = "", .after = ".jsonl", .bytes = std::move(lines)});
      } else {
        made.lines = std::move(lines);
      }
      piece.made.push_back(std::move(made));
    }
  }

  void rename(Made& made, const std::string& before) const override {
    auto& lines = file_each_ ? made.files.front().bytes : made.lines;
    if (auto renamed = rename_conversations(lines, {before}, {made.name})) lines = *std::move(renamed);
  }

 private:
  const Analyst& analyst_;
  const std::vector<std::string>& layers_;
  bool file_each_;
};

class AnnotateText final : public Task {
 public:
  AnnotateText(const Analyst& analyst, const Annotate& wanted, Language language)
      : analyst_(analyst), wanted_(wanted), language_(language) {}

  void work(Piece& piece) const override {
    for (auto& transcript : piece.read.transcripts) {
      const auto talk = analyst_.annotators.annotate(std::move(transcript));
      const LayerPrinter printer(talk, wanted_.layers, language_);
      Made made{.name = talk.transcript.name, .files = {}};
      if (wanted_.json) {
        add_element(printer.json(), made.lines);
        if (!piece.made.empty()) made.lines.insert(0, ",\n");
      } else {
        made.lines = printer.text();
      }
      piece.made.push_back(std::move(made));
    }
  }

  void rename(Made& made, const std::string& before) const override {
    if (wanted_.json) return rename_in_elements(made.lines, before, made.name);
    // "# name"
    made.lines.replace(2, before.size(), made.name);
  }

  void take(Piece& piece) override {
    if (wanted_.json) piece.out = array_.with(piece.out);
  }
  [[nodiscard]] const JsonArray& array() const { return array_; }

 private:
  const Analyst& analyst_;
  const Annotate& wanted_;
  Language language_;
  JsonArray array_;
};

void annotate_lines(const Annotate& wanted, const Analyst& analyst, Session& session) {
  auto command = std::string("annotate --lines");
  for (const auto& layer : wanted.layers) command += " --layer " + layer;
  const auto asked = asked_of(session, command);
  if (!wanted.shard.which.empty()) {
    AnnotateLines task(analyst, wanted.layers, false);
    return walk_shard(wanted.shard, wanted.output, asked, wanted.overwrite, wanted.many, task, session);
  }
  std::error_code error;
  const bool to_folder = wanted.output.ends_with('/') || fs::is_directory(wanted.output, error);
  Destination destination{.file = {}, .folder = {}, .overwrite = wanted.overwrite, .receipt = {}, .of = asked};
  if (to_folder) {
    destination.folder = wanted.output;
    if (const auto made = make_folder(destination.folder); !made) return session.fail(made.error());
  } else if (wanted.output != "-") {
    // What grows lies where it is going to stay.
    destination.file = behind_links(wanted.output);
  }
  if (!may_begin(destination, wanted.many, session)) return;
  AnnotateLines task(analyst, wanted.layers, to_folder);
  Walk(wanted.many, {"Annoterer", "Annotating"}, session).run(task, destination);
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
  if (wanted.stream) return annotate_stream(*analyst, wanted.layers, session);
  if (wanted.lines) return annotate_lines(wanted, *analyst, session);
  AnnotateText task(*analyst, wanted, session.language);
  Walk(wanted.many, {"Annoterer", "Annotating"}, session).run(task);
  if (wanted.json) session.say(task.array().end());
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Annotate>();
  auto* command = app.add_subcommand("annotate", "What every layer sees, turn by turn, with the words that show it");
  add_many_options(*command, wanted->many);
  command->add_option("--layer", wanted->layers, "Only this layer; may be given again (see: gribning codebook)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_flag("--json", wanted->json, "Print JSON: annotations, tentativeness, addressee, sequence");
  auto* lines = command->add_flag(
      "--lines", wanted->lines, "Print JSON Lines, one per turn: layers, ties, sequence, worker turns, opportunities");
  auto* output = command
                     ->add_option("-o,--output", wanted->output,
                                  "For --lines: a file, or a folder (FOLDER/) that gets a file per conversation; "
                                  "otherwise, or with -, standard output")
                     ->type_name("OUT")
                     ->needs(lines);
  add_overwrite_option(*command, wanted->overwrite)->needs(output);
  add_resume_option(*command, wanted->many)->needs(output);
  auto* plan = command->add_option("--plan", wanted->shard.plan, "Inputs and shards: what 'gribning plan' wrote")
                   ->type_name("FILE")
                   ->needs(output);
  auto* shard =
      command->add_option("--shard", wanted->shard.which, "Do only this shard of the plan, as in 3/8; OUT is a folder")
          ->type_name("K/N")
          ->needs(plan);
  plan->needs(shard);
  command
      ->add_flag("--stream", wanted->stream,
                 "A filter: a conversation as JSON on each line in, one line out, at once; for Spark's pipe() and "
                 "Hadoop streaming")
      ->excludes(lines)
      ->excludes("--json");
  command->footer(
      "Examples: gribning annotate corpora/jobcenter/14-rehabiliteringsmoede.txt --layer meeting --layer disagreement\n"
      "          gribning annotate corpora/jobcenter --lines -o annotated.jsonl --jobs 2\n"
      "          gribning annotate --lines --plan plan.jsonl --shard 3/8 -o shards/\n"
      "          gribning annotate --stream < conversations.jsonl > annotated.jsonl");
  command->callback([wanted, &session] {
    const bool printed = wanted->output == "-";
    if (printed && (wanted->many.resume || !wanted->shard.which.empty())) {
      throw CLI::ValidationError("--output", "--resume and --shard need a file or a folder, not standard output");
    }
    const bool elsewhere = wanted->stream || !wanted->shard.which.empty();
    if (!elsewhere) require_inputs(wanted->many);
    if (elsewhere && !(wanted->many.paths.empty() && wanted->many.list.empty())) {
      throw CLI::ValidationError("INPUT",
                                 wanted->stream ? "--stream reads standard input" : "the plan says what is read");
    }
    run_annotate(*wanted, session);
  });
}

}  // namespace gribning::tool
