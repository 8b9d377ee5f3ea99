// SPDX-License-Identifier: MIT
#include "reading.h"

namespace gribning {

TEST_CASE("labels of every usual kind open a turn") {
  CHECK(turns("Taler 6: ja\nTaler 7: nej\nTaler 6: jo") == "1 Taler 6: ja | 2 Taler 7: nej | 3 Taler 6: jo");
  CHECK(turns("Int.: ja\nSB1: nej\nK?: jo\nalle: hurra") == "1 Int.: ja | 2 SB1: nej | 3 K?: jo | 4 alle: hurra");
  CHECK(turns("SPEAKER_00: ja\nSPEAKER_01: nej\nSPEAKER_00: jo").starts_with("1 SPEAKER_00: ja | 2 SPEAKER_01"));
  CHECK(turns("Anne Marie: ja\nJens Ole: nej\nAnne Marie: jo\nJens Ole: så").ends_with("4 Jens Ole: så"));
  CHECK(turns("b: ja\ns: nej\nb: jo\ns: så") == "1 b: ja | 2 s: nej | 3 b: jo | 4 s: så");
}

TEST_CASE("TOM and tom are two people") {
  const Transcript transcript = read("TOM: ja\ntom: nej\nTOM: jo\ntom: så");
  CHECK(transcript.participants.size() == 2);
  CHECK(transcript.turns.size() == 4);
}

TEST_CASE("colons inside talk open no turn") {
  CHECK(turns("B: ja:men det er\nja:men så\nS: kl. 12:30\nkl. 12:30 igen").ends_with("2 S: kl. 12:30 kl. 12:30 igen"));
  CHECK(turns("B: han sagde noget\nJeg tænkte: nu går jeg\nS: nå").starts_with("1 B: han sagde noget Jeg tænkte: nu"));
  CHECK(turns("B: og så\nja: det gør vi\nS: nå\nnå: så\nB: ja")
            .starts_with("1 B: og så ja: det gør vi | 2 S: nå nå: så"));
  CHECK(turns("B: mødet er\n12:30 mødes vi\nS: nå").starts_with("1 B: mødet er 12:30 mødes vi"));
}

TEST_CASE("a declared speaker needs no space after the colon") {
  CHECK(turns("Participant: B = borger\nParticipant: S = sagsbehandler\n\nB:ja\nS:nej") == "1 B: ja | 2 S: nej");
}

TEST_CASE("a label that occurs once is a turn, and is reported") {
  const Transcript transcript = read("B: ja\nS: nej\nPetra: hallo\nB: jo\nS: så");
  CHECK(transcript.turns.size() == 5);
  CHECK(transcript.role_of(2) == Role::unknown);
  REQUIRE(reports(transcript, "unknown-label"));
  CHECK_FALSE(reports(transcript, "unknown-role"));
}

TEST_CASE("a capitalised line under numbered turns is talk when it has no number") {
  CHECK(turns("1 B: jeg sagde\nResultat: ingenting\n2 S: nå\n3 B: ja")
            .starts_with("1 B: jeg sagde Resultat: ingenting | 2 S: nå"));
}

TEST_CASE("roles come from the user, then the file, then the label") {
  const std::string text = "Participant: M = mødeleder (chair)\n\nB: ja\nM: nej\nX: jo\nX: så";
  const Transcript transcript = read(text);
  CHECK(transcript.role_of(0) == Role::citizen);
  CHECK(transcript.speaker_of(0).role_source == RoleSource::guessed);
  CHECK(transcript.role_of(1) == Role::chair);
  CHECK(transcript.role_of(2) == Role::unknown);
  CHECK(reports(transcript, "guessed-role"));
  CHECK(reports(transcript, "unknown-role"));

  ReadOptions options;
  options.roles = {{"X", Role::relative}, {"M", Role::worker}};
  const Transcript given = read(text, options);
  CHECK(given.role_of(1) == Role::worker);
  CHECK(given.role_of(2) == Role::relative);
  CHECK(given.speaker_of(2).role_source == RoleSource::given);
  CHECK_FALSE(reports(given, "unknown-role"));
}

TEST_CASE("a description outweighs the label when a role is guessed") {
  const Transcript transcript = read("Participant: I = borger, 43 år\n\nI: ja\nS: nej");
  CHECK(transcript.role_of(0) == Role::citizen);
  CHECK(transcript.speaker_of(0).role_source == RoleSource::guessed);
}

TEST_CASE("a label without talk is a turn with a warning") {
  const Transcript transcript = read("B: ja\nS:\nB: jo\nS: så");
  REQUIRE(transcript.turns.size() == 4);
  CHECK(transcript.turns[1].pieces.size() == 1);
  CHECK(reports(transcript, "empty-turn"));
}

TEST_CASE("a label may stand on a line of its own above the talk") {
  const Transcript transcript = read("B:\nja så\n\nS:\nnej\n\nB:\njo\n");
  CHECK(turns(transcript) == "1 B: ja så | 2 S: nej | 3 B: jo");
  CHECK_FALSE(reports(transcript, "empty-turn"));
}

TEST_CASE("times beside the label become times of the turn") {
  const Transcript transcript = read("[00:01:02] B: ja\n00:01:05 S: nej\nB [01:10]: jo\n#00:01:12-5# S: så\n");
  CHECK(turns(transcript) == "1 B: ja | 2 S: nej | 3 B: jo | 4 S: så");
  CHECK(transcript.turns[0].start == 62'000);
  CHECK(transcript.turns[1].start == 65'000);
  CHECK(transcript.turns[2].start == 70'000);
  CHECK(transcript.turns[3].start == 72'500);
}

}  // namespace gribning
