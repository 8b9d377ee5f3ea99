// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/files.h"
#include "gribning/sheet/write.h"
#include "outputs.h"
#include "sheet_request.h"
#include "walk.h"

namespace gribning::tool {
namespace {

namespace fs = std::filesystem;

struct Run {
  Many many;
  std::string folder;
  bool allow_identifying = false;
  bool overwrite = false;
};

/// Sheets and analysis of each conversation, in two folders.
class MakeSheets final : public Task {
 public:
  MakeSheets(const Analyst& analyst, const SheetTexts& texts, bool allow_identifying, Language language)
      : analyst_(analyst), texts_(texts), allow_identifying_(allow_identifying), language_(language) {}

  void work(Piece& piece) const override {
    Tally tally;
    std::size_t withheld = 0;
    for (auto& transcript : piece.read.transcripts) {
      const auto analysis = analyse(std::move(transcript), analyst_);
      tally.add(analysis);
      Made made{.name = analysis.talk.transcript.name, .files = {}};
      const auto told = add_sheets(analysis, made);
      withheld += told.empty() ? 0 : 1;
      piece.told += told;
      made.files.push_back({.before = "analysis/", .after = ".json", .bytes = as_json(analysis)});
      piece.made.push_back(std::move(made));
    }
    piece.done.counts = tally.counts();
    piece.done.counts.push_back(withheld);
  }

  void take(Piece& piece) override { add(piece.done.counts); }
  void recall(const Done& done) override { add(done.counts); }
  [[nodiscard]] const Tally& tally() const { return tally_; }
  /// Conversations that have no sheets, since they could identify somebody.
  [[nodiscard]] std::size_t withheld() const { return withheld_; }

 private:
  void add(std::vector<std::size_t> counts) {
    if (counts.empty()) return;
    withheld_ += counts.back();
    counts.pop_back();
    tally_.add(counts);
  }

  /// Why there are none; nothing when they were added.
  std::string add_sheets(const Analysis& analysis, Made& made) const {
    std::vector<MadeFile> files;
    const auto& transcript = analysis.talk.transcript;
    for (const auto kind : {SheetKind::data_session, SheetKind::facilitator}) {
      const SheetOptions options{.kind = kind, .language = language_};
      const auto extracts = choose_extracts(transcript, analysis.opportunities, options);
      if (!allow_identifying_) {
        if (auto told = told_identifying(transcript, extracts, language_); !told.empty()) return told;
      }
      const auto sheet = compose_sheet(transcript, analysis.opportunities, extracts, texts_, options);
      files.push_back({.before = "sheets/", .after = fmt::format(".{}.html", code(kind)), .bytes = write_html(sheet)});
    }
    std::ranges::move(files, std::back_inserter(made.files));
    return {};
  }

  static std::string as_json(const Analysis& analysis) {
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
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }

  const Analyst& analyst_;
  const SheetTexts& texts_;
  bool allow_identifying_;
  Language language_;
  Tally tally_;
  std::size_t withheld_ = 0;
};

std::string withheld_in_words(std::size_t conversations, Language language) {
  return language == Language::da
             ? fmt::format("{} har ingen ark; hvorfor, står ovenfor.", counted(conversations, "samtale", "samtaler"))
             : fmt::format("{} without sheets; the reasons are given above.",
                           counted(conversations, "conversation", "conversations"));
}

std::string summary(const Tally& tally, const fs::path& folder, Language language) {
  const auto sheets = (folder / "sheets").string();
  if (language == Language::en) {
    return fmt::format(
        "{} with {}.\n"
        "{} gribning opportunities: {} taken up, {} acknowledged, {} not taken up, {} without a response.\n"
        "The sheets are in {}: one for the data session and one for the facilitator per conversation.\n"
        "The analysis shows what happens between the turns. It is not an evaluation.\n",
        counted_conversations(tally.conversations, language), counted_turns(tally.turns, language), tally.opportunities,
        tally.taken_up, tally.acknowledged, tally.not_taken_up, tally.none, sheets);
  }
  return fmt::format(
      "{} med {}.\n"
      "{} gribningsmuligheder: {} grebet, {} kvitteret, {} ikke grebet, {} uden svar.\n"
      "Arkene ligger i {}: ét til datasessionen og ét til facilitatoren for hver samtale.\n"
      "Analysen viser, hvad der sker mellem turene. Den er ikke en evaluering.\n",
      counted_conversations(tally.conversations, language), counted_turns(tally.turns, language), tally.opportunities,
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
  const auto texts_hash = hash_of_file(session.annotations / "sheets" / "texts.tsv");
  if (!texts_hash) return session.fail(texts_hash.error());
  if (const auto made = make_folders(folder); !made) return session.fail(made.error());
  MakeSheets task(*analyst, *texts, run.allow_identifying, session.language);
  const auto command = fmt::format("run {}{}", *texts_hash, run.allow_identifying ? " --allow-identifying" : "");
  const Destination destination{.file = {},
                                .folder = folder,
                                .overwrite = run.overwrite,
                                .same_again = true,
                                .receipt = {},
                                .of = asked_of(session, command)};
  if (!Walk(run.many, {"Læser og analyserer", "Reading and analysing"}, session).run(task, destination)) return;
  if (task.tally().conversations == 0) {
    return session.warn(session.in_language(
        {"Ingen samtale blev læst, så der er ingen ark.", "No conversation was read, so there are no sheets."}));
  }
  session.say(summary(task.tally(), folder, session.language));
  if (task.withheld() == 0) return;
  session.exit_code = kNotAll;
  session.warn(withheld_in_words(task.withheld(), session.language));
}

}  // namespace

void add_run(CLI::App& app, Session& session) {
  auto run = std::make_shared<Run>();
  auto* command = app.add_subcommand("run", "The whole walk: read, annotate, find opportunities, write the sheets");
  add_many_options(*command, run->many);
  needs_a_place(command->add_option("-o,--output", run->folder, "Folder for sheets and analysis"))
      ->required()
      ->type_name("OUT");
  add_overwrite_option(*command, run->overwrite);
  add_resume_option(*command, run->many);
  command->add_flag("--allow-identifying", run->allow_identifying,
                    "Write sheets although something in them looks like a CPR number, phone number, address or e-mail");
  command->footer(
      "Examples: gribning run corpora/jobcenter -o out/\n"
      "          gribning run corpora/jobcenter -o out/ --jobs 2 --resume");
  command->callback([run, &session] {
    require_inputs(run->many);
    run_run(*run, session);
  });
}

}  // namespace gribning::tool
