// SPDX-License-Identifier: MIT
#include "gribning/base/hash.h"

#include <catch2/catch.hpp>

// Values: FIPS 180-4 examples (NIST, SHA256.pdf) and the million letters of FIPS 180-2, appendix B.3.
TEST_CASE("SHA-256 gives the values of the standard's examples") {
  using gribning::sha256;
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on how the bytes were cut") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i * 7);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    gribning::Sha256 hash;
    hash.add(std::string_view(bytes).substr(0, cut)).add(std::string_view(bytes).substr(cut));
    REQUIRE(gribning::in_hex(hash.finish()) == gribning::sha256(bytes));
  }
}
