// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

using Lines = std::vector<std::string>;

TEST_CASE("the second speaker's bracket stands under the first speaker's") {
  const auto lines = lines_of(conversation({{"B", "jo tak blev det [dyrt]"}, {"M", "[ar det-] det tager vi"}}), 60);
  CHECK(lines == Lines{"jo tak blev det [dyrt]",  //
                       "                [ar det-] det tager vi"});
}

TEST_CASE("what is said before an overlap moves with it") {
  const auto lines = lines_of(conversation({{"B", "jo tak blev det [dyrt]"}, {"M", "nej (.) [ar det-]"}}), 60);
  CHECK(lines == Lines{"jo tak blev det [dyrt]",  //
                       "        nej (.) [ar det-]"});
}

TEST_CASE("what is said before an overlap gets a line of its own when it is too long to stand before it") {
  const auto lines = lines_of(conversation({{"B", "jo [tak]"}, {"M", "nej det ved jeg ikke [okay]"}}), 60);
  CHECK(lines == Lines{"jo [tak]",              //
                       "nej det ved jeg ikke",  //
                       "   [okay]"});
}

TEST_CASE("an overlap after wrapping stands under the wrapped line's column") {
  const auto lines =
      lines_of(conversation({{"B", "det er jo lige det der er så mærkeligt ved [det hele]"}, {"M", "[ja]"}}), 30);
  CHECK(lines == Lines{"det er jo lige det der er så",  //
                       "mærkeligt ved [det hele]",      //
                       "              [ja]"});
}

TEST_CASE("the first speaker's line breaks before an overlap that would leave the second speaker no room") {
  const auto lines = lines_of(conversation({{"B", "det var egentlig rart [ja]"}, {"M", "[hvordan kom du op]"}}), 40);
  CHECK(lines == Lines{"det var egentlig rart",  //
                       "[ja]",                   //
                       "[hvordan kom du op]"});
}

TEST_CASE("of a long overlap at least the first word has room under the other's") {
  const auto lines =
      lines_of(conversation({{"B", "det var rart [ja]"}, {"M", "[men hvordan i alverden kom du dog op]"}}), 30);
  CHECK(lines == Lines{"det var rart [ja]",            //
                       "             [men hvordan i",  //
                       "alverden kom du dog op]"});
}

TEST_CASE("Danish letters and combining letters count as one column each") {
  const std::string combining = "a\xCC\x8A";  // å written as a and a ring
  const auto lines = lines_of(
      conversation({{"B", "på en " + combining + " æøå [nå]"}, {"M", "[ja]"}, {"B", "漢字 [nå]"}, {"M", "[ja]"}}), 40);
  CHECK(lines == Lines{"på en " + combining + " æøå [nå]",  //
                       "            [ja]",                  //
                       "漢字 [nå]",                         //
                       "     [ja]"});
}

TEST_CASE("an overlap that begins inside a word is aligned by its bracket") {
  const auto lines = lines_of(conversation({{"S", "nå da [ja]"}, {"B", "alt[så] det er begge dele"}}), 40);
  CHECK(lines == Lines{"nå da [ja]",  //
                       "   alt[så] det er begge dele"});
}

TEST_CASE("the first speaker moves when the second speaker's word begins before the overlap") {
  const auto lines = lines_of(conversation({{"S", "[nå da]"}, {"B", "alt[så] det er begge dele"}}), 40);
  CHECK(lines == Lines{"   [nå da]",  //
                       "alt[så] det er begge dele"});
}

TEST_CASE("two overlaps on one line are both aligned") {
  const auto lines = lines_of(conversation({{"B", "[ja] men det [er jo]"}, {"M", "[nej] [okay]"}}), 40);
  CHECK(lines == Lines{"[ja] men det [er jo]",  //
                       "[nej]        [okay]"});
}

TEST_CASE("a third turn is aligned with the second that it overlaps") {
  auto transcript = conversation({{"A", "jo tak [ja]"}, {"B", "[nej] det ved [jeg]"}, {"C", "[okay]"}});
  const auto lines = lines_of(transcript, 40);
  CHECK(lines == Lines{"jo tak [ja]",                 //
                       "       [nej] det ved [jeg]",  //
                       "                     [okay]"});
}

TEST_CASE("an overlap whose partner stands outside the extract begins where it falls") {
  const auto transcript = conversation({{"A", "jo tak [ja]"}, {"B", "[nej] det ved jeg"}});
  const auto sheet = compose_sheet(transcript, {}, {{1, 1}}, texts(), {});
  CHECK(entries(sheet)[0].lines == Lines{"[nej] det ved jeg"});
}

TEST_CASE("brackets that name turns outside the conversation, or no bracket there, do no harm") {
  auto transcript = conversation({{"A", "jo [tak]"}, {"B", "[nej] det ved jeg"}});
  transcript.turns[0].notation.marks[0].partner_turn = 99;
  CHECK(lines_of(transcript, 40) == Lines{"jo [tak]", "[nej] det ved jeg"});
  transcript.turns[0].notation.marks[0].partner_turn = 0;
  CHECK(lines_of(transcript, 40) == Lines{"jo [tak]", "[nej] det ved jeg"});
}
