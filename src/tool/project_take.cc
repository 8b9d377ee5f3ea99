// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "gribning/base/files.h"
#include "gribning/share/receive.h"
#include "project_commands.h"
#include "project_file.h"

namespace gribning::tool {
namespace {

struct Take {
  std::string project, coder;
  std::vector<std::string> files;
  bool finish = false;
};

/// Puts coding that came in from elsewhere into the project, as decisions of its coders.
class Taking {
 public:
  Taking(Project& project, const Take& asked, Session& session)
      : project_(project), asked_(asked), session_(session), layers_(session) {}

  void take(const std::string& file) {
    const auto received = receive(file);
    if (!received) return session_.fail(received.error());
    decided_ = refused_ = 0;
    for (const auto& placement : received->placements) tell(placement);
    for (const auto& one : received->codings) put(one);
    if (asked_.finish) finish(file, *received);
    session_.say(fmt::format(
        fmt::runtime(session_.in_language({"{}: {} placeret, {} flyttet, {} tabt; nye beslutninger: {}",
                                           "{}: {} placed, {} moved, {} lost; new decisions: {}"})),
        file, received->count(Fate::placed), received->count(Fate::moved), received->count(Fate::lost), decided_));
    if (refused_ > 0) {
      session_.say(fmt::format(fmt::runtime(session_.in_language({", afvist: {}", ", refused: {}"})), refused_));
    }
    session_.say("\n");
  }

  /// All transcripts of the project; false when one cannot be read (reported).
  bool read_transcripts() {
    const auto all = taken(project_.conversations(), session_);
    if (!all) return false;
    for (const auto& one : *all) {
      auto transcript = taken(project_.transcript(one.name), session_);
      if (!transcript) return false;
      transcripts_.push_back(std::move(*transcript));
      if (one.version > 1) corrected_.insert(one.name);
    }
    return true;
  }

 private:
  Result<Received> receive(const std::string& file) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    std::vector<const Transcript*> pointers;
    for (const auto& transcript : transcripts_) pointers.push_back(&transcript);
    // A REFI-QDA project is a zip.
    if (bytes->starts_with("PK")) return receive_refi(*bytes, pointers);
    auto received = receive_table(*bytes, file, asked_.coder, pointers);
    if (received) {
      session_.report_coding(received->diagnostics, file, *bytes);
      warn_of_numbers(file, *received);
    }
    return received;
  }

  /// A table without words is placed by numbers alone: in a corrected transcript these may be other turns.
  void warn_of_numbers(const std::string& file, const Received& received) {
    std::set<std::string> told;
    for (const auto& line : received.placements) {
      if (line.fate == Fate::lost || !line.quoted.empty() || !corrected_.contains(line.conversation)) continue;
      if (!told.insert(line.conversation).second) continue;
      session_.warn(fmt::format(
          fmt::runtime(session_.in_language(
              {"{}: »{}« er rettet, og tabellen har ingen ord: turene er fundet på deres numre. Se efter, om det er de "
               "rigtige; med kolonnen »talk« findes de på ordene.",
               "{}: '{}' was corrected, and the table has no words: turns were found by their numbers. Check that they "
               "are the right ones; with a column 'talk' they are found by their words."})),
          file, line.conversation));
    }
  }

  /// What simply stands where it stood is not worth a line.
  void tell(const Placement& placement) {
    if (placement.fate == Fate::placed && placement.reason.en.empty()) return;
    const auto* quoted = session_.language == Language::da ? "»{}«" : "'{}'";
    session_.say(fmt::format(
        "  {}  {}  {}  {}  {}\n", title(placement.fate).in(session_.language), placement.conversation, placement.code,
        fmt::format(fmt::runtime(quoted), placement.quoted), placement.reason.in(session_.language)));
  }

  void put(const ReceivedCoding& received) {
    const auto& coder = asked_.coder.empty() ? received.coder : asked_.coder;
    const auto& conversation = received.coding.conversation;
    const auto transcript = std::ranges::find(transcripts_, conversation, &Transcript::name);
    if (transcript == transcripts_.end() || !person(project_, coder, session_)) return;
    auto marks = taken(project_.marks(coder, conversation), session_);
    const auto memos = taken(project_.memos(coder, conversation), session_);
    if (!marks || !memos) return;
    for (const auto& memo : *memos) {
      marks->push_back({.layer = std::string(layer::kMemo),
                        .label = {},
                        .anchor = memo.anchor,
                        .fields = {},
                        .note = memo.note,
                        .number = memo.number,
                        .rejected = false});
    }
    for (std::size_t i = 0; i < received.coding.opportunities.size(); ++i) {
      const auto& found = received.coding.opportunities[i];
      DecisionEntry entry{.conversation = conversation,
                          .turn = found.turn,
                          .response = found.response,
                          .later = found.later,
                          .fields = fields_of(found)};
      if (i < received.coding.notes.size()) entry.note = received.coding.notes[i];
      decide(coder, entry, *marks);
    }
    for (const auto& turn : received.coding.worker_turns) {
      decide(coder,
             {.conversation = conversation,
              .layer = std::string(layer::kWorkerTurn),
              .turn = turn.turn,
              .fields = fields_of(turn)},
             *marks);
    }
    for (const auto& passage : received.passages) decide(coder, entry_of(passage, *transcript), *marks);
  }

  /// A label of a layer where the codebook has it; otherwise a free code of that name.
  DecisionEntry entry_of(const CodedPassage& passage, const Transcript& transcript) {
    DecisionEntry entry{.conversation = transcript.name,
                        .layer = std::string(layer::kCode),
                        .label = passage.code,
                        .turn = passage.turn,
                        .note = passage.note};
    // A whole turn is the turn, whatever its words become.
    if (passage.span != transcript.turns[passage.turn].span) entry.span = passage.span;
    const auto slash = passage.code.find('/');
    if (passage.code == kMemoCode) {
      entry.layer = layer::kMemo;
      entry.label.clear();
    } else if (slash != std::string::npos) {
      const auto in_layer = passage.code.substr(0, slash), label = passage.code.substr(slash + 1);
      if (in_layer == layer::kCode || layers_.has(in_layer, label)) {
        entry.layer = in_layer;
        entry.label = label;
      }
    }
    return entry;
  }

  /// What stands already is not said again: taking the same file twice changes nothing.
  void decide(const std::string& coder, const DecisionEntry& entry, const std::vector<CodedMark>& marks) {
    const bool memo = entry.layer == layer::kMemo;
    CodedMark mark{.layer = entry.layer,
                   .label = entry.label,
                   .anchor = {.turn = entry.turn, .span = entry.span, .quote = {}, .response = {}, .later = {}},
                   .fields = {},
                   .note = {},
                   .number = 0,
                   .rejected = false};
    const bool same = std::ranges::any_of(marks, [&](const CodedMark& each) {
      return (same_place(each, mark) || (memo && each.layer == mark.layer && each.anchor.turn == mark.anchor.turn)) &&
             !each.rejected && each.fields == entry.fields && each.note == entry.note &&
             each.anchor.response == entry.response && each.anchor.later == entry.later;
    });
    if (same || ended_) return;
    if (const auto done = project_.decide(coder, entry); !done) {
      ++refused_;
      ended_ = ends_all(done.error());
      return session_.fail(done.error());
    }
    ++decided_;
  }

  /// The conversations of the file are coded to the end, also where it says that there is nothing.
  void finish(const std::string& file, const Received& received) {
    std::set<std::pair<std::string, std::string>> all;
    for (const auto& one : received.codings) {
      all.emplace(asked_.coder.empty() ? one.coder : asked_.coder, one.coding.conversation);
    }
    const auto name = std::filesystem::path(file).filename().string();
    for (const auto& transcript : transcripts_) {
      if (!asked_.coder.empty() && name.starts_with(transcript.name + ".opportunities.")) {
        all.emplace(asked_.coder, transcript.name);
      }
    }
    for (const auto& [coder, conversation] : all) {
      const auto marks = taken(project_.marks(coder, conversation), session_);
      if (!marks) continue;
      decide(
          coder,
          {.conversation = conversation, .layer = std::string(layer::kConversation), .label = std::string(kFinished)},
          *marks);
    }
  }

  Project& project_;
  const Take& asked_;
  Session& session_;
  KnownLayers layers_;
  std::vector<Transcript> transcripts_;
  /// Conversations whose transcript is not the first.
  std::set<std::string> corrected_;
  std::size_t decided_ = 0, refused_ = 0;
  /// Nothing more can be written.
  bool ended_ = false;
};

void run_take(const Take& asked, Session& session) {
  auto project = open_project(asked.project, Project::Access::change, session);
  if (!project) return;
  if (!asked.coder.empty() && !person(*project, asked.coder, session)) return;
  Taking taking(*project, asked, session);
  if (!taking.read_transcripts()) return;
  for (const auto& file : asked.files) taking.take(file);
}

}  // namespace

void add_project_take(CLI::App& project, Session& session) {
  const auto asked = std::make_shared<Take>();
  auto* command =
      add_project_command(project, "take", "Take coding in from elsewhere, and say what was placed, moved, lost",
                          "take talks.gribning coding/02-mentor.opportunities.tsv --coder anna");
  command->add_option("PROJECT", asked->project, "The project file")->required();
  command
      ->add_option("FILE", asked->files,
                   "Tables in the columns of hand coding (TSV, CSV), or REFI-QDA projects (.qdpx)")
      ->required();
  command->add_option("--coder", asked->coder, "Whose coding it is; otherwise the file says it")->type_name("NAME");
  command->add_flag("--finish", asked->finish, "The conversations of the file are coded to the end: say 'finish' too");
  command->callback([asked, &session] { run_take(*asked, session); });
}

}  // namespace gribning::tool
