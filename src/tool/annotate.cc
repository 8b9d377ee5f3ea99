// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cmath>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/opportunity/in_words.h"

namespace gribning::tool {
namespace {

using Json = nlohmann::ordered_json;

struct Annotate {
  std::vector<std::string> paths;
  std::string file;
  bool overwrite = false;
};

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json described(const WorkerTurn& turn) {
  return {{"continuer", turn.continuer},
          {"question", code(turn.question)},
          {"invites", code(turn.invites)},
          {"institutional", turn.institutional}};
}

Json layers_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Json list = Json::array();
  for (const auto& annotation : talk.of(turn)) {
    const std::string& label = talk.labels->name(annotation.label);
    const auto slash = label.find('/');
    list.push_back({{"layer", label.substr(0, slash)},
                    {"label", slash == std::string::npos ? label : label.substr(slash + 1)},
                    {"quote", words_at(talk.transcript, annotation.span)},
                    {"begin", annotation.span.begin},
                    {"end", annotation.span.end},
                    {"weight", rounded(annotation.weight)},
                    {"producer", annotation.provenance.producer},
                    {"rule", annotation.provenance.rule}});
  }
  return list;
}

Json sequence_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Json list = Json::array();
  for (const Relation& relation : talk.sequence.looks_back(turn)) {
    Json words = Json::array();
    for (const Span span : relation.words) words.push_back(words_at(talk.transcript, span));
    list.push_back({{"to", talk.transcript.turns[relation.to].number},
                    {"bond", code(relation.bond)},
                    {"strength", rounded(relation.strength)},
                    {"words", std::move(words)}});
  }
  return list;
}

/// A line per turn with all that is said about it.
std::string lines_of(const Analysis& analysis) {
  const auto& talk = analysis.talk;
  const Transcript& transcript = talk.transcript;
  std::map<TurnIndex, Json> opportunities;
  for (const auto& found : analysis.opportunities) opportunities[found.turn()] = to_json(found, transcript);
  std::map<TurnIndex, WorkerTurn> worker_turns;
  for (const auto& turn : code_worker_turns(talk)) worker_turns.emplace(turn.turn, turn);
  std::map<TurnIndex, Tie> ties;
  for (const auto& tie : measure_ties(talk)) ties.emplace(tie.turn, tie);
  std::string out;
  for (TurnIndex i = 0; i < transcript.turns.size(); ++i) {
    const Turn& turn = transcript.turns[i];
    Json line{{"conversation", transcript.name},
              {"turn", turn.number},
              {"speaker", transcript.speaker_of(i).label},
              {"role", code(transcript.role_of(i))},
              {"talk", transcript.talk(i)},
              {"words", plain_words(turn)},
              {"begin", turn.span.begin},
              {"end", turn.span.end}};
    if (turn.start) line["start_ms"] = *turn.start;
    if (turn.end) line["end_ms"] = *turn.end;
    if (const auto tie = ties.find(i); tie != ties.end()) {
      line["tie"] = rounded(tie->second.strength);
      line["tie_to"] = transcript.turns[tie->second.to].number;
    }
    line["layers"] = layers_of(talk, i);
    line["sequence"] = sequence_of(talk, i);
    line["thread"] = talk.sequence.thread_of(i);
    if (const auto found = opportunities.find(i); found != opportunities.end()) line["opportunity"] = found->second;
    if (const auto found = worker_turns.find(i); found != worker_turns.end())
      line["worker_turn"] = described(found->second);
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

void run_annotate(const Annotate& wanted, Session& session) {
  std::error_code error;
  if (!wanted.file.empty() && !wanted.overwrite && std::filesystem::exists(wanted.file, error)) {
    return session.fail(file_exists(wanted.file));
  }
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto inputs = find_inputs(wanted.paths, session);
  std::string lines;
  {
    Progress progress(session.in_language({"Annoterer", "Annotating"}), wanted.file.empty() ? 1 : inputs.size());
    for (const auto& path : inputs) {
      for (auto& transcript : read_inputs(path, session)) {
        const auto of_this = lines_of(analyse(std::move(transcript), *analyst));
        if (wanted.file.empty()) {
          session.say(of_this);
        } else {
          lines += of_this;
        }
      }
      progress.step();
    }
  }
  if (wanted.file.empty()) return;
  if (const auto written = write_file(wanted.file, lines); !written) session.fail(written.error());
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  auto wanted = std::make_shared<Annotate>();
  auto* command = app.add_subcommand(
      "annotate", "Everything that is seen in each turn, as JSON Lines: layers, ties, sequence, opportunities");
  command->add_option("INPUT", wanted->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_option("-o,--output", wanted->file, "File to write; otherwise standard output")->type_name("FILE");
  command->add_flag("--overwrite", wanted->overwrite, "Replace the file when it is there already");
  command->footer("Example: gribning annotate corpora/jobcenter/02-mentor-kabelruller.txt");
  command->callback([wanted, &session] { run_annotate(*wanted, session); });
}

}  // namespace gribning::tool
