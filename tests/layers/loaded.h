// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "gribning/formats/read.h"
#include "gribning/layers/annotate.h"

namespace gribning::test {

/// The annotators with the project's own annotations/, loaded once.
inline const Annotators& annotators() {
  static const auto loaded = Annotators::load(std::filesystem::path(GRIBNING_SOURCE_DIR) / "annotations");
  REQUIRE(loaded);
  return *loaded;
}

/// Constructed talk, annotated. The header is that of the text format.
inline AnnotatedTranscript annotate(const std::string& header, const std::string& talk) {
  auto transcript = read_transcript(header + "\n" + talk, "talk.txt");
  REQUIRE(transcript);
  return annotators().annotate(std::move(*transcript));
}

/// A citizen B and a professional M.
inline AnnotatedTranscript annotate_pair(const std::string& talk, const std::string& language = "da") {
  return annotate(
      "Participant: B = borger (citizen)\nParticipant: M = medarbejder (worker)\nLanguage: " + language + "\n", talk);
}

/// A citizen B, a chair M, a health coordinator L and two workers S and J.
inline AnnotatedTranscript annotate_meeting(const std::string& talk) {
  return annotate(
      "Participant: B = borger (citizen)\nParticipant: M = mødeleder (chair)\nParticipant: S = sagsbehandler (worker)\n"
      "Participant: L = sundhedskoordinator (health)\nParticipant: J = beskæftigelseskonsulent (worker)\nLanguage: "
      "da\n",
      talk);
}

/// How often a turn has a label.
inline std::size_t count_of(const AnnotatedTranscript& talk, TurnIndex turn, const std::string& label) {
  std::size_t count = 0;
  for (const auto& annotation : talk.of(turn)) {
    if (talk.labels->name(annotation.label) == label) ++count;
  }
  return count;
}

inline bool has(const AnnotatedTranscript& talk, TurnIndex turn, const std::string& label) {
  return count_of(talk, turn, label) > 0;
}

}  // namespace gribning::test
