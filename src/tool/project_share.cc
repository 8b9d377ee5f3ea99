// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "gribning/base/files.h"
#include "gribning/base/table.h"
#include "outputs.h"
#include "project_commands.h"
#include "project_file.h"
#include "sharing.h"

namespace gribning::tool {
namespace {

struct CodingWanted {
  std::string project;
  std::string coder;
  ShareRequest request;
};

/// One coder's coding of one conversation, with what stands beside it.
struct Coded {
  Transcript transcript;
  Coding coding;
  /// Codes, labels and memos, on the words or the whole turn that they are about.
  std::vector<CodedPassage> passages;
};

/// The coder's coding of a conversation; nothing where there is none. `unplaced` counts memos about no turn.
std::optional<Coded> read_coded(const Project& project, const std::string& coder, const std::string& conversation,
                                std::size_t& unplaced, Session& session) {
  const auto marks = taken(project.marks(coder, conversation), session);
  const auto memos = taken(project.memos(coder, conversation), session);
  if (!marks || !memos || (marks->empty() && memos->empty())) return std::nullopt;
  auto transcript = taken(project.transcript(conversation), session);
  if (!transcript) return std::nullopt;
  Coded coded{std::move(*transcript), {}, {}};
  auto standing = coding_of(conversation, *marks);
  coded.coding = std::move(standing.coding);
  const auto add = [&](std::string code, const Anchor& anchor, const std::string& note) {
    const auto turn = *anchor.turn;
    const auto span = anchor.span.empty() ? coded.transcript.turns[turn].span : anchor.span;
    coded.passages.push_back({std::move(code), turn, span, note});
  };
  for (const auto& passage : standing.passages) {
    if (passage.anchor.turn) add(passage.code, passage.anchor, passage.note);
  }
  for (const auto& memo : *memos) {
    if (memo.anchor.turn) {
      add(std::string(kMemoCode), memo.anchor, memo.note);
    } else {
      ++unplaced;
    }
  }
  std::ranges::stable_sort(coded.passages, {},
                           [](const CodedPassage& one) { return std::pair(one.turn, one.span.begin); });
  return coded;
}

std::filesystem::path passages_file(const std::filesystem::path& folder, const std::string& conversation) {
  return folder / (conversation + ".codes.tsv");
}

/// The table of hand coding for what has no column of its own.
Result<void> write_passages(const std::filesystem::path& folder, const Coded& coded) {
  std::vector<std::vector<std::string>> rows;
  const auto& transcript = coded.transcript;
  for (const auto& passage : coded.passages) {
    const auto slash = std::min(passage.code.find('/'), passage.code.size());
    rows.push_back({coded.coding.conversation, std::to_string(transcript.turns[passage.turn].number),
                    passage.code.substr(0, slash), passage.code.substr(std::min(slash + 1, passage.code.size())),
                    std::to_string(passage.span.begin), std::to_string(passage.span.end),
                    std::string(quote(transcript.text, passage.span)), passage.note});
  }
  return write_file(passages_file(folder, coded.coding.conversation),
                    write_table({"conversation", "turn", "layer", "label", "begin", "end", "quote", "note"}, rows));
}

Result<void> write_hand_coding(const std::filesystem::path& folder, const Coded& coded, bool overwrite,
                               const Session& session) {
  auto files = coding_files(folder, coded.coding.conversation);
  files.push_back(passages_file(folder, coded.coding.conversation));
  if (auto may = may_write(files, overwrite, session); !may) return may;
  if (auto done = write_coding(folder, coded.coding, coded.transcript); !done) return done;
  return write_passages(folder, coded);
}

/// What people coded on passages stands where else the program's annotations are.
void annotate_by(const std::string& coder, const std::vector<CodedPassage>& passages, Labels& labels,
                 AnnotatedTranscript& talk) {
  talk.labels = &labels;
  talk.annotations.clear();
  for (const auto& passage : passages) {
    if (passage.code == kMemoCode) continue;
    talk.annotations.push_back({.label = labels.intern(passage.code),
                                .turn = passage.turn,
                                .span = passage.span,
                                .weight = 1,
                                .provenance = {coder, ""}});
  }
  talk.first_annotation.clear();
  for (TurnIndex turn = 0; turn <= talk.transcript.turns.size(); ++turn) {
    const auto first = std::ranges::lower_bound(talk.annotations, turn, {}, &Annotation::turn);
    talk.first_annotation.push_back(static_cast<std::uint32_t>(first - talk.annotations.begin()));
  }
}

void run_coding(const CodingWanted& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project || !taken(project->coder(asked.coder), session)) return;
  const auto conversations = taken(project->conversations(), session);
  if (!conversations) return;
  std::optional<Analyst> analyst;
  std::optional<Sharing> sharing;
  Labels labels;
  if (asked.request.target.empty()) {
    if (const auto made = make_folder(asked.request.place); !made) return session.fail(made.error());
  } else {
    auto loaded = load_analyst(session);
    if (!loaded) return session.fail(loaded.error());
    analyst.emplace(std::move(*loaded));
    sharing.emplace(asked.request, session);
  }
  std::size_t unplaced = 0;
  for (const auto& one : *conversations) {
    auto coded = read_coded(*project, asked.coder, one.name, unplaced, session);
    if (!coded) continue;
    if (!sharing) {
      const auto written = write_hand_coding(asked.request.place, *coded, asked.request.overwrite, session);
      if (!written) session.fail(written.error());
      continue;
    }
    Analysis analysis{.talk = analyst->annotators.annotate(std::move(coded->transcript)), .opportunities = {}};
    annotate_by(asked.coder, coded->passages, labels, analysis.talk);
    sharing->add({std::move(analysis), std::move(coded->coding), true, std::move(coded->passages)});
  }
  if (sharing) sharing->finish();
  if (unplaced == 0) return;
  session.warn(
      fmt::format(fmt::runtime(session.in_language(
                      {"Memoer om hele samtaler kommer ikke med ({}); se »gribning project memos«.",
                       "Memos about whole conversations are not taken along ({}); see 'gribning project memos'."})),
                  unplaced));
}

/// Selections in the columns that `gribning sheet --selection` reads.
void run_selections(const CodingWanted& asked, Session& session) {
  const auto project = open_project(asked.project, Project::Access::read, session);
  if (!project) return;
  const auto conversations = taken(project->conversations(), session);
  const auto coders = taken(project->coders(), session);
  if (!conversations || !coders || (!asked.coder.empty() && !taken(project->coder(asked.coder), session))) return;
  std::vector<std::vector<std::string>> rows;
  for (const auto& one : *conversations) {
    std::optional<Transcript> transcript;
    for (const auto& coder : *coders) {
      if (asked.coder.empty() ? coder.hidden() : coder.name != asked.coder) continue;
      const auto marks = taken(project->marks(coder.name, one.name), session);
      if (!marks) return;
      for (const auto& mark : *marks) {
        if (mark.layer != layer::kSelection || mark.rejected || !mark.anchor.turn) continue;
        if (!transcript) transcript = taken(project->transcript(one.name), session);
        if (!transcript) return;
        const auto number = [&](TurnIndex turn) { return std::to_string(transcript->turns[turn].number); };
        rows.push_back({one.name, number(*mark.anchor.turn), number(mark.anchor.response.value_or(*mark.anchor.turn)),
                        mark.label, coder.name});
      }
    }
  }
  session.say(write_table({"conversation", "first", "last", "sheet", "coder"}, rows));
}

}  // namespace

void add_project_share(CLI::App& project, Session& session) {
  const auto asked = std::make_shared<CodingWanted>();
  auto* coding = add_project_command(project, "coding", "A coder's coding as hand coding, or for another program",
                                     "coding talks.gribning --coder anna --to qdpx -o anna.qdpx");
  coding->add_option("PROJECT", asked->project, "The project file")->required();
  coding->add_option("--coder", asked->coder, "Whose")->required()->type_name("NAME");
  add_share_options(*coding, asked->request, false);
  coding
      ->add_option("-o,--output", asked->request.place,
                   "Folder for the tables of hand coding (docs/coding.md, 8); with --to the file, or a folder of files")
      ->required()
      ->type_name("OUT");
  coding->callback([asked, &session] {
    if (asked->request.target.empty() && asked->request.place == "-") {
      throw CLI::ValidationError("--output", "the tables of hand coding need a folder");
    }
    asked->request.coder = asked->coder;
    run_coding(*asked, session);
  });

  auto* selections = add_project_command(project, "selections",
                                         "Turns that are to be on sheets, as 'gribning sheet --selection' reads",
                                         "selections talks.gribning --coder anna");
  selections->add_option("PROJECT", asked->project, "The project file")->required();
  selections->add_option("--coder", asked->coder, "Only this coder's")->type_name("NAME");
  selections->callback([asked, &session] { run_selections(*asked, session); });
}

}  // namespace gribning::tool
