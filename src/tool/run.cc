// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/sheet/write.h"
#include "sheet_request.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Run {
  std::vector<std::string> paths;
  std::string folder;
};

Result<void> write_sheets(const Analysis& analysis, const SheetTexts& texts, const fs::path& folder,
                          const std::string& name, Language language) {
  const auto& transcript = analysis.talk.transcript;
  for (const auto kind : {SheetKind::data_session, SheetKind::facilitator}) {
    const SheetOptions options{.kind = kind, .language = language};
    const auto extracts = choose_extracts(transcript, analysis.opportunities, options);
    const auto sheet = compose_sheet(transcript, analysis.opportunities, extracts, texts, options);
    if (auto done = write_file(folder / fmt::format("{}.{}.html", name, code(kind)), write_html(sheet)); !done)
      return done;
  }
  return {};
}

Result<void> write_analysis(const Analysis& analysis, const fs::path& folder, const std::string& name) {
  const auto& transcript = analysis.talk.transcript;
  nlohmann::ordered_json json;
  json["conversation"] = transcript.name;
  json["opportunities"] = nlohmann::ordered_json::array();
  for (const auto& opportunity : analysis.opportunities) {
    json["opportunities"].push_back(to_json(opportunity, transcript));
  }
  json["ties"] = nlohmann::ordered_json::array();
  for (const auto& tie : measure_ties(analysis.talk)) {
    json["ties"].push_back({{"turn", transcript.turns[tie.turn].number},
                            {"to", transcript.turns[tie.to].number},
                            {"tie", std::round(tie.strength * 1000) / 1000}});
  }
  return write_file(folder / (name + ".json"),
                    json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

std::string summary(const Tally& tally, const fs::path& folder, Language language) {
  const auto sheets = (folder / "sheets").string();
  if (language == Language::en) {
    return fmt::format(
        "{} {} with {} turns.\n"
        "{} gribning opportunities: {} taken up, {} acknowledged, {} not taken up, {} without a response.\n"
        "The sheets are in {}: one for the data session and one for the facilitator per conversation.\n"
        "The analysis shows what happens between the turns. It is not an evaluation.\n",
        tally.conversations, tally.conversations == 1 ? "conversation" : "conversations", tally.turns,
        tally.opportunities, tally.taken_up, tally.acknowledged, tally.not_taken_up, tally.none, sheets);
  }
  return fmt::format(
      "{} {} med {} ture.\n"
      "{} gribningsmuligheder: {} grebet, {} kvitteret, {} ikke grebet, {} uden svar.\n"
      "Arkene ligger i {}: ét til datasessionen og ét til facilitatoren for hver samtale.\n"
      "Analysen viser, hvad der sker mellem turene. Den er ikke en evaluering.\n",
      tally.conversations, tally.conversations == 1 ? "samtale" : "samtaler", tally.turns, tally.opportunities,
      tally.taken_up, tally.acknowledged, tally.not_taken_up, tally.none, sheets);
}

Result<void> make_folders(const fs::path& folder) {
  for (const auto* part : {"sheets", "analysis"}) {
    if (auto made = make_folder(folder / part); !made) return made;
  }
  return {};
}

void run_run(const Run& run, Session& session) {
  const fs::path folder = run.folder;
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  const auto texts = load_texts(session);
  if (!texts) return session.fail(texts.error());
  if (const auto made = make_folders(folder); !made) return session.fail(made.error());
  const auto inputs = find_inputs(run.paths, session);
  Tally tally;
  std::set<std::string> names;
  {
    Progress progress(session.in_language({"Læser og analyserer", "Reading and analysing"}), inputs.size());
    for (const auto& path : inputs) {
      for (auto& transcript : read_inputs(path, session)) {
        const auto analysis = analyse(std::move(transcript), *analyst);
        tally.add(analysis);
        const auto name = free_name(analysis.talk.transcript.name, names);
        auto done = write_sheets(analysis, *texts, folder / "sheets", name, session.language);
        if (done) done = write_analysis(analysis, folder / "analysis", name);
        if (!done) return session.fail(done.error());
      }
      progress.step();
    }
  }
  session.say(summary(tally, folder, session.language));
}

}  // namespace

void add_run(CLI::App& app, Session& session) {
  auto run = std::make_shared<Run>();
  auto* command = app.add_subcommand("run", "The whole walk: read, annotate, find opportunities, write the sheets");
  command->add_option("PATH", run->paths, "Transcripts, folders of them, or - for standard input")->required();
  command->add_option("-o,--output", run->folder, "Folder for sheets and analysis")->required()->type_name("OUT");
  command->footer("Example: gribning run corpora/jobcenter -o out/");
  command->callback([run, &session] { run_run(*run, session); });
}

}  // namespace gribning::tool
