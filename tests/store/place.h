// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "gribning/formats/read.h"
#include "gribning/store/project.h"

/// Projects to test with: constructed talk, a clock that ticks a second a look.
namespace gribning::testing {

/// A folder of its own for each test, gone afterwards.
struct Place {
  std::filesystem::path path;
  Place() {
    static std::atomic<int> number = 0;
    path = std::filesystem::temp_directory_path() /
           ("gribning-store-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(path);
  }
  ~Place() { std::filesystem::remove_all(path); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path / name; }
};

inline Clock ticking() {
  return [now = std::int64_t{1'700'000'000'000}]() mutable { return now += 1000; };
}

inline const char* const kTalk =
    "Participant: B = borger\nParticipant: S = sagsbehandler\n\n"
    "1 S: hvordan går det så\n"
    "2 B: jeg har været i en butik på Åboulevarden\n"
    "3 S: okay\n"
    "4 B: jeg ved ikke om det kunne være noget igen\n"
    "5 S: vi skal se på din plan\n"
    "6 B: ja\n";

/// A conversation with what a program might have found in it.
struct Found {
  AnnotatedTranscript talk;
  Labels labels;
  std::vector<Opportunity> opportunities;
  std::vector<WorkerTurn> worker_turns;

  explicit Found(const std::string& name, const std::string& text = kTalk) {
    talk.transcript = read_transcript(text, name + ".txt").value();
    labels.intern("stance/hedge");
    talk.labels = &labels;
    const auto turn = talk.transcript.turn_numbered(4);
    if (!turn) return;
    const auto span = talk.transcript.turns[*turn].span;
    talk.annotations.push_back({.label = 0,
                                .turn = *turn,
                                .span = {span.begin, span.begin + 3},
                                .weight = 0.7F,
                                .provenance = {"cues", "stance.hedge.ved-ikke"}});
    opportunities.emplace_back(
        OpportunityCoding{.turn = *turn,
                          .perspective = Perspective::general,
                          .orientation = Orientation::conditional,
                          .tentative = true,
                          .response = *turn + 1,
                          .verdict = Verdict::not_taken_up,
                          .how = How::institutional},
        Evidence{.step = Step::opportunity, .rule = "r", .words = {"ord", "words"}, .turn = *turn, .span = span},
        std::vector<Evidence>{});
    worker_turns = {{.turn = 0, .question = QuestionForm::open}, {.turn = 2, .continuer = true}};
  }

  [[nodiscard]] Findings findings() const { return {&talk, &opportunities, &worker_turns}; }
};

/// A project with two conversations and the coders anna, bo (blind) and carl.
inline Project project_in(const Place& place, const std::string& name = "p.gribning") {
  auto project = Project::create(place / name, "Samtaler", ticking()).value();
  for (const auto* conversation : {"en", "to"}) {
    const Found found(conversation);
    (void)project.add(found.findings(), std::string(64, 'a')).value();
  }
  (void)project.add_coder({.name = "anna"});
  (void)project.add_coder({.name = "bo", .blind = true});
  (void)project.add_coder({.name = "carl"});
  return project;
}

inline DecisionEntry entry(Act act, TurnIndex turn, Fields fields = {}, std::string conversation = "en") {
  DecisionEntry out;
  out.act = act;
  out.conversation = std::move(conversation);
  out.turn = turn;
  out.fields = std::move(fields);
  return out;
}

inline const Fields kConcrete = {{"perspective", "concrete"}, {"orientation", "toward"}, {"verdict", "acknowledged"}};

}  // namespace gribning::testing
