// SPDX-License-Identifier: MIT
#include "reading.h"

namespace gribning {

TEST_CASE("a header block becomes metadata and participants") {
  const Transcript transcript = read(
      "Title: Opfølgning\nDate: 2025-02-11\nLanguage: da\nConstructed: yes\n"
      "Participant: B = borger (citizen)\nParticipant: A = søster, bisidder (relative)\nX-Note: noget\n\nB: ja\nA: "
      "nej\n");
  CHECK(transcript.header("title") == "Opfølgning");
  CHECK(transcript.header("X-Note") == "noget");
  CHECK(transcript.language == Language::da);
  CHECK(transcript.constructed);
  REQUIRE(transcript.participants.size() == 2);
  CHECK(transcript.participants[0] == Participant{"B", "borger", Role::citizen, RoleSource::declared});
  CHECK(transcript.participants[1] == Participant{"A", "søster, bisidder", Role::relative, RoleSource::declared});
  CHECK(turns(transcript) == "1 B: ja | 2 A: nej");
  CHECK(transcript.asides.empty());
  CHECK(transcript.diagnostics.empty());
}

TEST_CASE("a header may be Danish, with all participants on one line") {
  const Transcript transcript = read(
      "Titel: Samtale\nDeltagere: B = borger, K = konsulent, ansat i kommunen; T = tolk\n\nB: ja\nK: nej\nT: så\n");
  REQUIRE(transcript.participants.size() == 3);
  CHECK(transcript.participants[0].role_source == RoleSource::declared);
  CHECK(transcript.participants[1].description == "konsulent, ansat i kommunen");
  CHECK(transcript.participants[1].role == Role::worker);
  CHECK(transcript.participants[2].role == Role::other);
}

TEST_CASE("a list of participants may stand under its heading") {
  const Transcript transcript = read("Deltagere:\nB: borger\nS: sagsbehandler\n\nB: ja\nS: nej\n");
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej");
  REQUIRE(transcript.participants.size() == 2);
  CHECK(transcript.participants[1].description == "sagsbehandler");
}

TEST_CASE("talk may follow the header without a blank line") {
  CHECK(turns("Title: x\nParticipant: B = borger\nB: ja\nS: nej") == "1 B: ja | 2 S: nej");
  CHECK(turns("Title: x\nB: ja\nS: nej\nB: jo") == "1 B: ja | 2 S: nej | 3 B: jo");
}

TEST_CASE("a text that begins with talk has no header") {
  const Transcript transcript = read("B: ja\nS: nej\n\nB: jo\n");
  CHECK(transcript.metadata.empty());
  CHECK(transcript.turns.size() == 3);
}

TEST_CASE("a header value may go on in an indented line") {
  const Transcript transcript = read("Title: Samtale\n  om arbejde\nDate: i dag\n\nB: ja\nS: nej\n");
  CHECK(transcript.header("Title") == "Samtale om arbejde");
  CHECK(transcript.header("Date") == "i dag");
}

TEST_CASE("front matter is kept, gives a title, and may say who speaks") {
  const Transcript transcript =
      read("Uddrag 3: Strikkeklubben\n(Z = borger, Q = sagsbehandler)\n\nZ: jeg strikker\nQ: godt\nZ: ja\n");
  CHECK(turns(transcript) == "1 Z: jeg strikker | 2 Q: godt | 3 Z: ja");
  CHECK(asides(transcript) == "0: Uddrag 3: Strikkeklubben | 0: (Z = borger, Q = sagsbehandler)");
  CHECK(transcript.header("Uddrag 3") == "Strikkeklubben");
  CHECK(transcript.role_of(0) == Role::citizen);
  CHECK(transcript.role_of(1) == Role::worker);
  CHECK(read("Et møde i marts\n\nB: ja\nS: nej").header("Title") == "Et møde i marts");
}

TEST_CASE("the header can name the convention, and the user overrules it") {
  const std::string text = "Title: x\nConvention: jefferson\n\nB: JA så\nS: nej\n";
  CHECK(read(text).convention == Convention::jefferson);
  ReadOptions options;
  options.convention = Convention::gat2;
  CHECK(read(text, options).convention == Convention::gat2);
}

}  // namespace gribning
