// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "gribning/conversation/notation.h"

namespace gribning {

TEST_CASE("ordinary spelling is plain, with its colons, brackets and degrees") {
  CHECK(detect_convention("") == Convention::plain);
  CHECK(detect_convention("B: Jeg har været inde i en butik (griner). Der var 20° varmt.\nS: [Lige] præcis.") ==
        Convention::plain);
  CHECK(
      detect_convention("Participant: B = borger (citizen)\nParticipant: S = sagsbehandler (worker)\n\nB: Kl. 12:30") ==
      Convention::plain);
}

TEST_CASE("timed pauses, stretches, latches and quiet signs show Jefferson's notation") {
  CHECK(detect_convention("B: jeg har (0.4) været inde (.) i en butik") == Convention::jefferson);
  CHECK(detect_convention("B: det er ma::nge\nS: =ja") == Convention::jefferson);
  CHECK(detect_convention("B: ja (0,5)") == Convention::jefferson);
  CHECK(detect_convention("B: °ja° °nej°") == Convention::jefferson);
}

TEST_CASE("breaths with a degree sign and dashes in brackets show GAT2") {
  CHECK(detect_convention("A: °h ja (-) das ist akZENT h° (--)") == Convention::gat2);
}

TEST_CASE("the signs of CHAT-CA show CHAT-CA") {
  CHECK(detect_convention("*ANN:\tja ⌈ nej ⌉ ∆hurtigt∆ (0.3)") == Convention::chat_ca);
}

TEST_CASE("conventions and marks are known by their codes") {
  for (const auto convention : {Convention::plain, Convention::jefferson, Convention::chat_ca, Convention::gat2}) {
    CHECK(convention_from(code(convention)) == convention);
  }
  CHECK_FALSE(convention_from("morse").has_value());
  CHECK(code(MarkKind::pause) == "pause");
  CHECK(code(MarkKind::cut_off) == "cut_off");
  CHECK(code(MarkKind::other) == "other");
}

}  // namespace gribning
