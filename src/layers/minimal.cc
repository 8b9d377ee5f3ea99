// SPDX-License-Identifier: MIT
#include "gribning/layers/minimal.h"

#include <algorithm>
#include <array>

namespace gribning {
namespace {

/// Tokens that can make up a minimal response. Cues name them for people; here they must be the whole turn.
constexpr auto kMinimal = std::to_array<std::string_view>(
    {"ja",   "nej", "mm",     "okay",   "nå",           "jo",     "jaja",  "jojo",  "næ",   "uha",
     "åh",   "ah",  "ha",     "haha",   "øh",           "da",     "javel", "jamen", "ej",   "nånå",
     "aha",  "hm",  "jovist", "nemlig", "selvfølgelig", "præcis", "netop", "jaså",  "puha", "yes",
     "yeah", "no",  "oh",     "right",  "uh",           "um",     "mhm",   "sure"});
constexpr std::size_t kLongestContinuer = 6;

bool is_minimal(const Token& token) { return std::ranges::find(kMinimal, token.type->folded) != kMinimal.end(); }

/// "ha", laughter in letters, has the spelling of "have" ("ha'") when it stands alone.
bool is_laughter(const Token& token) { return token.type->folded == "have"; }

/// "ja, men…", "det… ja": the start of something that is broken off at once.
bool is_start(const Token& token) {
  constexpr std::array<std::string_view, 6> kStarts = {"det", "og", "men", "så", "ellers", "altså"};
  return std::ranges::find(kStarts, token.type->folded) != kStarts.end();
}

/// "fortsæt", "sig frem", "sig det endelig", "bare sig det"
bool hands_over_in_words(std::span<const Token> tokens) {
  constexpr std::array<std::string_view, 3> kVerbs = {"sig", "fortsæt", "continue"};
  constexpr std::array<std::string_view, 4> kRest = {"det", "frem", "bare", "endelig"};
  const auto among = [](const auto& list) {
    return [&list](const Token& token) { return std::ranges::find(list, token.type->folded) != list.end(); };
  };
  return std::ranges::count_if(tokens, among(kVerbs)) == 1 &&
         std::ranges::count_if(tokens, among(kRest)) == static_cast<std::ptrdiff_t>(tokens.size()) - 1;
}

}  // namespace

bool is_continuer(std::span<const Token> tokens) {
  if (tokens.size() > kLongestContinuer) return false;
  if (tokens.size() > 1 && hands_over_in_words(tokens)) return true;
  if (std::ranges::any_of(tokens, &Token::asked)) return tokens.size() == 1 && tokens[0].type->folded == "ja";
  const auto minimal = std::ranges::count_if(tokens, is_minimal);
  const auto laughed = minimal > 0 ? std::ranges::count_if(tokens, is_laughter) : 0;
  const auto started = minimal > 0 ? std::min<std::ptrdiff_t>(1, std::ranges::count_if(tokens, is_start)) : 0;
  return minimal + laughed + started == static_cast<std::ptrdiff_t>(tokens.size());
}

std::size_t receipt_length(std::span<const Token> tokens) {
  std::size_t length = 0;
  while (length < tokens.size() && is_minimal(tokens[length])) ++length;
  return length;
}

}  // namespace gribning
