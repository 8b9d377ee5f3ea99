// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis.h"
#include "commands.h"
#include "gribning/base/lines.h"
#include "gribning/opportunity/in_words.h"
#include "json_array.h"
#include "walk.h"

namespace gribning::tool {
namespace {

struct Flag {
  Many many;
  bool all = false;
  bool json = false;
};

/// "file:line:column: ikke grebet (institutionelt): »…« [tur 3 → 4]"
std::string flagged_line(const Opportunity& opportunity, const Transcript& transcript, const Lines& lines,
                         Language language) {
  const auto& coding = opportunity.coding();
  const auto& turn = transcript.turns[coding.turn];
  const auto place = lines.place(turn.span.begin);
  auto what = title(coding.verdict).in(language);
  if (coding.how != How::none) what += " (" + title(coding.how).in(language) + ")";
  const auto arrow = coding.response ? fmt::format(" → {}", transcript.turns[*coding.response].number) : std::string();
  const auto quoted = language == Language::da ? fmt::format("»{}«", transcript.talk(coding.turn))
                                               : fmt::format("'{}'", transcript.talk(coding.turn));
  auto line = fmt::format("{}:{}:{}: {}: {} [{} {}{}]\n", transcript.file, place.line, place.column, what, quoted,
                          language == Language::da ? "tur" : "turn", turn.number, arrow);
  return line + evidence_in_words(opportunity, transcript, language, "    ");
}

class FlagPlaces final : public Task {
 public:
  FlagPlaces(const Analyst& analyst, const Flag& flag, Language language)
      : analyst_(analyst), flag_(flag), language_(language) {}

  void work(Piece& piece) const override {
    piece.done.counts = {0, 0};
    for (auto& transcript : piece.read.transcripts) {
      const auto analysis = analyse(std::move(transcript), analyst_);
      const auto& read = analysis.talk.transcript;
      const Lines lines(read.text);
      piece.done.counts[kTurns] += read.turns.size();
      Made made{.name = read.name, .files = {}};
      for (const auto& opportunity : analysis.opportunities) {
        if (!flag_.all && !opportunity.flagged()) continue;
        ++piece.done.counts[kFound];
        if (flag_.json) {
          add_element(to_json(opportunity, read), made.lines);
        } else {
          made.lines += flagged_line(opportunity, read, lines, language_);
        }
      }
      const bool follows = flag_.json && !made.lines.empty() &&
                           std::ranges::any_of(piece.made, [](const Made& other) { return !other.lines.empty(); });
      if (follows) made.lines.insert(0, ",\n");
      piece.made.push_back(std::move(made));
    }
  }

  void rename(Made& made, const std::string& before) const override {
    // Lines say the file.
    if (flag_.json) rename_in_elements(made.lines, before, made.name);
  }

  void take(Piece& piece) override {
    conversations_ += piece.done.conversations;
    if (!piece.done.counts.empty()) {
      turns_ += piece.done.counts[kTurns];
      found_ += piece.done.counts[kFound];
    }
    if (flag_.json) piece.out = array_.with(piece.out);
  }
  [[nodiscard]] const JsonArray& array() const { return array_; }

  /// That nothing was found, where something was read; otherwise empty.
  [[nodiscard]] std::string nothing_found() const {
    if (conversations_ == 0 || found_ > 0) return {};
    const bool danish = language_ == Language::da;
    const auto searched =
        fmt::format("{} ({})", counted_conversations(conversations_, language_), counted_turns(turns_, language_));
    if (flag_.all) {
      return danish ? "Ingen gribningsmuligheder fundet i " + searched + "."
                    : "No gribning opportunities found in " + searched + ".";
    }
    return danish ? "Ingen steder fundet, der ikke blev grebet, i " + searched + ". --all viser også de grebne."
                  : "No places found that were not taken up in " + searched + ". --all shows those that were, too.";
  }

 private:
  enum Count : std::size_t { kTurns, kFound };

  const Analyst& analyst_;
  const Flag& flag_;
  Language language_;
  JsonArray array_;
  std::size_t conversations_ = 0;
  std::size_t turns_ = 0;
  std::size_t found_ = 0;
};

void run_flag(const Flag& flag, Session& session) {
  const auto analyst = load_analyst(session);
  if (!analyst) return session.fail(analyst.error());
  FlagPlaces task(*analyst, flag, session.language);
  const bool whole = Walk(flag.many, {"Leder", "Searching"}, session).run(task);
  if (flag.json) return session.say(task.array().end());
  if (const auto nothing = task.nothing_found(); whole && !nothing.empty()) session.warn(nothing);
}

}  // namespace

void add_flag(CLI::App& app, Session& session) {
  auto flag = std::make_shared<Flag>();
  auto* command = app.add_subcommand(
      "flag", "One opportunity a line, as compilers print: where a perspective was voiced and not taken up");
  add_many_options(*command, flag->many);
  command->add_flag("--all", flag->all, "Those that were taken up too");
  command->add_flag("--json", flag->json, "As JSON, with all evidence");
  command->footer("Example: gribning flag corpora/jobcenter/01-opfoelgning-forsamlingshuset.txt");
  command->callback([flag, &session] {
    require_inputs(flag->many);
    run_flag(*flag, session);
  });
}

}  // namespace gribning::tool
