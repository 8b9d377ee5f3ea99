// SPDX-License-Identifier: MIT
#include "sharing.h"

namespace gribning {
namespace {

Received received(std::string_view table, const Transcript& transcript, std::string_view coder = "Anne") {
  const Transcript* one = &transcript;
  auto back = receive_table(table, "coding.csv", coder, {&one, 1});
  if (!back) FAIL(describe(back.error(), Language::en));
  return *std::move(back);
}

Transcript the_garden() {
  Transcript transcript = read(kGarden);
  transcript.name = "haven";
  return transcript;
}

}  // namespace

TEST_CASE("the tables for R come back as the same coding") {
  const Garden talk = garden();
  const auto out = shared(talk, "csv");
  const auto opportunities = received(file_in(out, "opportunities.csv"), talk.talk.transcript);
  REQUIRE(opportunities.codings.size() == 1);
  CHECK(opportunities.codings[0].coding.opportunities == talk.coding.opportunities);
  CHECK(opportunities.codings[0].coding.notes == talk.coding.notes);
  const auto worker_turns = received(file_in(out, "worker_turns.csv"), talk.talk.transcript);
  REQUIRE(worker_turns.codings.size() == 1);
  CHECK(worker_turns.codings[0].coding.worker_turns == talk.coding.worker_turns);
}

TEST_CASE("cells with commas, quotes and line ends are quoted in tables") {
  const auto out = shared(garden(), "csv");
  CHECK(file_in(out, "turns.csv")
            .find("\"jeg har sådan (.) hjulpet min nabo med plænen 🌱 måske kunne jeg noget med det & "
                  "\"\"haver\"\"\"") != std::string::npos);
  CHECK(file_in(out, "ties.csv") ==
        "conversation,turn,to,tie\nhaven,2,1,0.250\nhaven,3,2,0.500\nhaven,4,3,0.125\nhaven,5,4,0.062\n");
}

TEST_CASE("a table of hand coding comes in with tabs, commas or semicolons, by several coders") {
  const std::string columns =
      "conversation\tturn\tperspective\torientation\ttentative\tresponse_turn\tverdict\thow\tlater\tnote\tcoder\n";
  const std::string row = "haven\t2\tgeneral\tconditional\tyes\t3\tnot_taken_up\tdeferral\t5\t\"a; \"\"b\"\"\"\tBo\n";
  for (const char separator : {'\t', ',', ';'}) {
    std::string table = columns + row + "haven\t2\tgeneral\ttoward\tno\t\tnone\t\t\t\t\n";
    std::replace(table.begin(), table.end(), '\t', separator);
    const auto back = received("\xEF\xBB\xBF" + table, the_garden());
    REQUIRE(back.codings.size() == 2);
    CHECK(back.codings[0].coder == "Bo");
    CHECK(back.codings[0].coding.opportunities[0] == OpportunityCoding{1, Perspective::general,
                                                                       Orientation::conditional, true, 2,
                                                                       Verdict::not_taken_up, How::deferral, 4});
    CHECK(back.codings[0].coding.notes[0] == "a; \"b\"");
    CHECK(back.codings[1].coder == "Anne");
  }
}

TEST_CASE("rows whose turn has another number now are found by their words") {
  const auto back = received(
      "turn,question,invites,continuer,institutional,talk\n"
      "2,open,,no,no,hvad laver du så  når du er hjemme\n"
      "7,none,,no,yes,ikke sagt\n"
      "9,none,,no,no,\n"
      "1,odd,,no,no,\n",
      the_garden());
  CHECK(report(back) ==
        "moved turn/professional 0: the turn has another number; found again by its words | "
        "lost turn/professional: the words are not in the conversation | "
        "lost turn/professional: the conversation has no turn with this number | "
        "lost turn/professional: Column 'question': 'odd' is not a code of the codebook. The row is left out.");
  REQUIRE(back.codings.size() == 1);
  CHECK(back.codings[0].coding.worker_turns ==
        std::vector<WorkerTurn>{{0, false, QuestionForm::open, Invites::nothing, false}});
}

TEST_CASE("coding of a conversation that is not there is reported, and so is a response turn that is not") {
  const auto back = received(
      "conversation,turn,perspective,orientation,tentative,response_turn,verdict,how,later\n"
      "other,2,general,toward,no,3,taken_up,question,\n"
      "haven,2,general,toward,no,33,taken_up,question,\n",
      the_garden());
  CHECK(report(back) ==
        "lost gribning/opportunity: the conversation was not given | "
        "placed gribning/opportunity 1: Column 'response_turn': '33': the conversation has no turn with this number. "
        "The cell is read as empty.");
}

TEST_CASE("rows that break the rules of coding are told at their cell, whatever parts the cells") {
  const std::string table =
      "\xEF\xBB\xBFsep=;\r\n"
      "turn;perspective;orientation;tentative;response_turn;verdict;how;later;note;coder\r\n"
      "2;concrete;toward;yes;3;taken_up;praise;;\"på; \r\nto linjer\";\r\n"
      "2;concrete;toward;yes;3;taken_up;question;;igen;\r\n"
      "2;concrete;toward;måske;3;taken_up;question;;Bo mener det samme;Bo\r\n"
      "2;concrete;toward;yes;3;taken_up;question;;Bo igen;Bo\r\n";
  const auto back = received(table, the_garden());
  std::string told;
  for (const auto& each : back.diagnostics) {
    const auto line = describe(each, "x.csv", table, Language::en);
    told += line.substr(0, line.find(": ")) + " " + each.code + " " + std::string(quote(table, each.span)) + "\n";
  }
  CHECK(told ==
        "x.csv:3:34 how-not-of-taken-up praise\n"
        "x.csv:5:1 turn-twice 2\n"
        "x.csv:6:19 unknown-code måske\n");
  REQUIRE(back.codings.size() == 2);
  CHECK(back.codings[0].coding.opportunities.size() == 1);
  CHECK(back.codings[0].coding.opportunities.at(0).how == How::none);
  CHECK(back.codings[1].coding.notes == std::vector<std::string>{"Bo igen"});
  CHECK(back.count(Fate::placed) == 2);
  CHECK(back.count(Fate::lost) == 2);
}

TEST_CASE("a quotation mark that holds no whole cell belongs to the words and swallows no rows") {
  const auto back = received(
      "turn\tperspective\torientation\tverdict\thow\tnote\n"
      "2\tconcrete\ttoward\tnone\t\t\"jeg\" er hendes ord\n"
      "4\tconcrete\ttoward\tnone\t\t\"ikke lukket\n"
      "5\tgeneral\ttoward\tnone\t\t\"alt\"\n",
      the_garden());
  REQUIRE(back.codings.size() == 1);
  CHECK(back.codings[0].coding.notes == std::vector<std::string>{"\"jeg\" er hendes ord", "\"ikke lukket", "\"alt\""});
  const auto quoted = received("\"turn\"\t\"question\"\n\"1\"\t\"open\"\n", the_garden());
  REQUIRE(quoted.codings.size() == 1);
  CHECK(quoted.codings[0].coding.worker_turns.at(0).question == QuestionForm::open);
}

TEST_CASE("codes on passages come in by their words, nearest to where they stood, or on the whole turn") {
  const auto transcript = the_garden();
  const auto begin = transcript.text.find("haven", transcript.turns[4].span.begin);
  const auto back = received("turn\tlayer\tlabel\tbegin\tquote\tnote\n5\tcode\ttillid\t" + std::to_string(begin) +
                                 "\thaven\tse her\n"
                                 "2\tcode\ttillid\t\tmåske kunne jeg noget\t\n"
                                 "3\tstance\thedge\t\t\t\n"
                                 "9\tmemo\t\t\tsender dig\tet memo\n"
                                 "1\tcode\ttillid\t\taldrig sagt\t\n",
                             transcript);
  CHECK(report(back) ==
        "placed code/tillid 4 | placed code/tillid 1 | placed stance/hedge 2 | "
        "moved memo 2: the text was changed; found again by its words | "
        "lost code/tillid: the words are not in the conversation");
  REQUIRE(back.codings.size() == 1);
  const auto& passages = back.codings[0].passages;
  REQUIRE(passages.size() == 4);
  const auto at = static_cast<std::uint32_t>(begin);
  CHECK(passages[0] == CodedPassage{"code/tillid", 4, {at, at + 5}, "se her"});
  // The words of a wrapped turn stand on two lines.
  CHECK(quote(transcript.text, passages[1].span) == "måske kunne jeg\n     noget");
  CHECK(passages[2].span == transcript.turns[2].span);
  CHECK(passages[3].note == "et memo");
}

TEST_CASE("words without a position are looked for in the turn that the row names first") {
  const auto transcript = read(
      "Participant: B = borger\nParticipant: S = sagsbehandler\n\n"
      "1 B: jeg gik ud i haven\n"
      "2 S: hvad er det så for noget du laver derude om formiddagen, i haven\n");
  const auto row = [&](const std::string& turn) {
    const auto back = received("turn\tlayer\tlabel\tquote\n" + turn + "\tcode\tsted\thaven\n", transcript);
    return report(back) + " " + std::to_string(back.codings.at(0).passages.at(0).span.begin);
  };
  CHECK(row("1") == "placed code/sted 0 " + std::to_string(transcript.text.find("haven")));
  CHECK(row("2") == "placed code/sted 1 " + std::to_string(transcript.text.rfind("haven")));
}

TEST_CASE("a table as Excel or an old Macintosh writes it is read") {
  CHECK(report(received("sep=;\nturn;question\n1;open\n", the_garden())) == "placed turn/professional 0");
  CHECK(report(received("turn,question\r1,open\r3,closed\r", the_garden())) ==
        "placed turn/professional 0 | placed turn/professional 2");
}

TEST_CASE("a table without the codebook's columns is refused") {
  const auto back = receive_table("a,b\n1,2\n", "x.csv", "", {});
  REQUIRE_FALSE(back);
  CHECK(back.error().code == "table-columns");
  CHECK(back.error().line == 1);
  CHECK_FALSE(receive_table("", "x.csv", "", {}));
}

}  // namespace gribning
