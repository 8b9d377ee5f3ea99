// SPDX-License-Identifier: MIT
#include "../../src/conversation/characters.h"

#include <catch2/catch.hpp>

namespace gribning::notation {

TEST_CASE("what the program knows of the first 256 signs is what Unicode says") {
  for (UChar32 c = 0; c < 0x100; ++c) {
    CAPTURE(c);
    CHECK(is_letter(c) == (u_isalpha(c) != 0));
    CHECK(is_digit(c) == (u_isdigit(c) != 0));
    CHECK(is_upper(c) == (u_isupper(c) != 0));
    CHECK(is_lower(c) == (u_islower(c) != 0));
    CHECK(is_space(c) == (u_isUWhiteSpace(c) != 0));
    CHECK(is_invisible(c) == (u_charType(c) == U_FORMAT_CHAR));
    const bool spoken = c == '%' || c == '$' || c == 0xA7;
    CHECK(is_word_char(c) == (spoken || (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0));
  }
}

TEST_CASE("letters end before what is none, and at the end that is given") {
  const std::string_view text = "blåbærgrød, ја";
  const auto end_from = [&](std::size_t at) {
    return end_of_letters(text, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size()));
  };
  CHECK(end_from(0) == text.find(','));
  CHECK(end_from(text.find(',')) == text.find(','));
  CHECK(end_from(text.find("ја")) == text.size());
  CHECK(end_of_letters(text, 0, 2) == 2);
}

}  // namespace gribning::notation
