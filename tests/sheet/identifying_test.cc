// SPDX-License-Identifier: MIT
#include "gribning/sheet/identifying.h"

#include <catch2/catch.hpp>

#include "sheet/conversation.h"

using namespace gribning;
using namespace gribning::testing;

namespace {

std::vector<Identifying> seen(const std::string& talk) {
  std::vector<Identifying> what;
  for (const auto& place : find_identifying(conversation({{"B", talk}}), {{0, 0}})) what.push_back(place.what);
  return what;
}

}  // namespace

TEST_CASE("what looks like a CPR number, a phone number, an e-mail or an address is seen") {
  using What = std::vector<Identifying>;
  CHECK(seen("det er 010203-1234 ikke") == What{Identifying::cpr});
  CHECK(seen("0102031234") == What{Identifying::cpr});
  CHECK(seen("ring på 20 30 40 50") == What{Identifying::phone});
  CHECK(seen("ring på +45 20304050") == What{Identifying::phone});
  CHECK(seen("skriv til mette@kommune.dk ikke") == What{Identifying::email});
  CHECK(seen("jeg bor på nørregade 12 nu") == What{Identifying::address});
  CHECK(seen("Sankt Hans Torv 3") == What{Identifying::address});
}

TEST_CASE("ordinary figures are left alone") {
  for (const auto* talk : {"det var i 2024 2025", "på min arbejdsplads 3 dage om ugen", "alle 12 kom", "37 timer",
                           "paragraf 56", "den 18/6-25", "match 2 og 3", "vi har 25 minutter", "(0.4) nå (1.2)"}) {
    INFO(talk);
    CHECK(seen(talk).empty());
  }
}

TEST_CASE("a number with pauses between its digits is seen, and its turn is named") {
  const auto transcript = conversation({{"B", "nå"}, {"M", "hvad er det"}, {"B", "20 30 (.) 40 50"}}, 7);
  auto with_words = transcript;
  with_words.turns[2].notation = read_notation(transcript.text, transcript.turns[2].pieces, Convention::jefferson);
  const auto places = find_identifying(with_words, {{0, 2}});
  REQUIRE(places.size() == 1);
  CHECK(places[0].turn == TurnIndex{2});
  CHECK(places[0].span == transcript.turns[2].span);
  CHECK(find_identifying(with_words, {{0, 1}}).empty());
}

TEST_CASE("the place in the text is that of the number itself") {
  const auto transcript = conversation({{"B", "ring 20 30 40 50 ikke"}});
  const auto places = find_identifying(transcript, {{0, 0}});
  REQUIRE(places.size() == 1);
  CHECK(quote(transcript.text, places[0].span) == "20 30 40 50");
}

TEST_CASE("title, setting and speakers are looked through too") {
  auto transcript = conversation({{"B", "nå"}});
  transcript.metadata = {{"Setting", "Hjemmebesøg på Birkevej 7"}};
  const auto places = find_identifying(transcript, {});
  REQUIRE(places.size() == 1);
  CHECK(places[0].what == Identifying::address);
  CHECK_FALSE(places[0].turn);
}
