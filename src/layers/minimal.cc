// SPDX-License-Identifier: MIT
#include "gribning/layers/minimal.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

/// Tokens that can make up a minimal response. Cues name them for people; here they must be the whole turn.
constexpr std::array<std::string_view, 33> kMinimal = {
    "ja",     "nej",    "mm",  "okay", "nå",           "jo",    "jaja",  "jojo", "næ",   "uha", "åh",
    "ah",     "ha",     "øh",  "da",   "selvfølgelig", "javel", "jamen", "ej",   "nånå", "aha", "hm",
    "jovist", "nemlig", "yes", "yeah", "no",           "oh",    "right", "uh",   "um",   "mhm", "sure"};
constexpr std::size_t kLongestContinuer = 4;

bool is_minimal(const Token& token) { return std::ranges::find(kMinimal, token.type->folded) != kMinimal.end(); }

}  // namespace

bool is_continuer(const std::vector<Token>& tokens) {
  return tokens.size() <= kLongestContinuer && std::ranges::all_of(tokens, is_minimal) &&
         std::ranges::none_of(tokens, &Token::asked);
}

std::size_t receipt_length(const std::vector<Token>& tokens) {
  std::size_t length = 0;
  while (length < tokens.size() && is_minimal(tokens[length])) ++length;
  return length;
}

}  // namespace gribning
