// SPDX-License-Identifier: MIT
#include "endings.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gribning {
namespace {

constexpr std::array<std::string_view, 21> kEndings = {"ernes", "erne", "enes", "ene", "ens", "ets", "ede",
                                                       "ende",  "rne",  "ne",   "en",  "et",  "er",  "ers",
                                                       "te",    "es",   "e",    "s",   "t",   "r",   "n"};
constexpr std::size_t kShortestBase = 3;

constexpr std::array<std::string_view, 36> kNumbers = {
    "to",      "tre",     "fire",    "fem",       "seks",      "syv",        "otte",      "ni",       "ti",
    "elleve",  "tolv",    "tretten", "fjorten",   "femten",    "seksten",    "sytten",    "atten",    "nitten",
    "tyve",    "tredive", "fyrre",   "halvtreds", "tres",      "halvfjerds", "firs",      "halvfems", "hundrede",
    "hundred", "tusind",  "tusinde", "femti",     "halvanden", "halvandet",  "hundreder", "million",  "dusin"};

bool is_consonant(char c) { return std::string_view("bcdfghjklmnpqrstvwxz").find(c) != std::string_view::npos; }

}  // namespace

std::vector<std::string> danish_base_candidates(const std::string& word) {
  std::vector<std::string> bases;
  for (const auto ending : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortestBase) continue;
    auto base = word.substr(0, word.size() - ending.size());
    if (ending != "e" && ending != "s" && ending != "t") bases.push_back(base + "e");
    const auto size = base.size();
    if (ending.front() == 'e' && size > kShortestBase && base[size - 1] == base[size - 2] &&
        is_consonant(base.back())) {
      bases.push_back(base.substr(0, size - 1));
    }
    bases.push_back(std::move(base));
  }
  if (word.size() >= kShortestBase && is_consonant(word.back())) bases.push_back(word + "e");
  return bases;
}

bool is_danish_number(const std::string& word) {
  if (std::ranges::find(kNumbers, word) != kNumbers.end()) return true;
  for (const std::string_view tens : {"ogtyve", "ogtredive", "ogfyrre", "oghalvtreds", "ogtres", "oghalvfjerds",
                                      "ogfirs", "oghalvfems", "hundrede", "hundred", "tusind", "tusinde"}) {
    if (word.ends_with(tens) && word.size() > tens.size()) return true;
  }
  return false;
}

std::string whole_compound(const std::string& word, const std::string& base) {
  constexpr std::size_t kShared = 3;
  if (base.size() < kShared || word.starts_with(base.substr(0, kShared))) return base;
  const auto at = word.rfind(base.substr(0, kShared));
  if (at == std::string::npos || at < 2) return base;
  return word.substr(0, at) + base;
}

}  // namespace gribning
