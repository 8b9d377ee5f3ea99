// SPDX-License-Identifier: MIT
#include "gribning/conversation/participant.h"

#include <catch2/catch.hpp>

namespace gribning {

TEST_CASE("labels that Danish research uses have their usual role") {
  for (const auto* label : {"Borger", "B", "B1", "Bo?", "borgeren", "BORGER:", "Klient", "citizen", "ung borger"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::citizen);
  }
  for (const auto* label : {"Socialarbejder",
                            "S",
                            "SA",
                            "SB1",
                            "Sagsbehandler",
                            "Medarbejder",
                            "M",
                            "M?",
                            "Mentor",
                            "K",
                            "Jobkonsulent",
                            "Virksomhedskonsulent",
                            "Rådgiver",
                            "Beskæftigelsesrådgiver",
                            "Socialrådgiveren",
                            "Fagperson",
                            "Koordinator",
                            "koordinerende sagsbehandler",
                            "UU-vejleder",
                            "worker",
                            "caseworker",
                            "professionel"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::worker);
  }
  for (const auto* label : {"Interviewer", "Int.", "I", "Forsker", "F", "forskeren", "researcher"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::researcher);
  }
  CHECK(guess_role("Kollega") == Role::colleague);
  CHECK(guess_role("Mødeleder") == Role::chair);
  CHECK(guess_role("ordstyrer") == Role::chair);
  CHECK(guess_role("chair") == Role::chair);
  for (const auto* label : {"Læge", "overlæge", "Sundhedskoordinator", "Fysioterapeut", "psykolog"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::health);
  }
  for (const auto* label : {"pårørende", "søster", "Mor", "bisidder", "borgerens søn", "moren"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::relative);
  }
  for (const auto* label : {"arbejdsgiver", "tolk", "tillidsrepræsentant"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::other);
  }
}

TEST_CASE("a description that names two people is about the first") {
  CHECK(guess_role("kollega til sagsbehandleren") == Role::colleague);
  CHECK(guess_role("socialrådgiver, borgerens sagsbehandler") == Role::worker);
  CHECK(guess_role("borgerens mor") == Role::relative);
}

TEST_CASE("words that only contain a role's letters mean nothing") {
  for (const auto* label : {"humor", "person", "fart", "Anne", "P", "Speaker 1", "lagermedarbejder", "", "?", "12"}) {
    INFO(label);
    CHECK(guess_role(label) == Role::unknown);
  }
}

TEST_CASE("decomposed letters make no difference to a role") { CHECK(guess_role("Ra\u030Adgiver") == Role::worker); }

TEST_CASE("every role has a code, a title, and is found by its code") {
  for (const Role role : kRoles) {
    CHECK(role_from(code(role)) == role);
    CHECK_FALSE(title(role).da.empty());
    CHECK_FALSE(title(role).en.empty());
  }
  CHECK_FALSE(role_from("boss").has_value());
}

}  // namespace gribning
