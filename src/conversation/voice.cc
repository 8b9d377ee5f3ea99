// SPDX-License-Identifier: MIT
#include "voice.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "characters.h"

namespace gribning::notation {
namespace {

/// Acronyms with a vowel that occur in employment talk. Those without one (CPR, KL, HF) need no list.
constexpr std::array<std::string_view, 61> kAcronyms = {
    "A4",  "ADD", "ADHD", "AF",   "AI",   "AKUT", "AMU", "AOF", "ATP", "AUB",   "BUPA", "CV",  "DAMU",
    "DEA", "DI",  "EGU",  "EKG",  "EU",   "EUD",  "EUX", "FGU", "FOA", "FOF",   "FVU",  "GU",  "HG",
    "HK",  "IGU", "IPS",  "IQ",   "IT",   "IV",   "KAB", "KIF", "KOL", "KRIFA", "KUI",  "LAB", "LO",
    "MUS", "NAV", "NGO",  "OB",   "OCD",  "OK",   "OUH", "PAU", "PGU", "PIN",   "PTSD", "PUK", "RAR",
    "RUC", "SFI", "SFO",  "SOSU", "STAR", "STU",  "SU",  "USA", "UU"};

bool is_vowel(UChar32 c) {
  constexpr std::string_view kVowels = "AEIOUY";
  if (c < 0x80) return kVowels.find(static_cast<char>(c)) != std::string_view::npos;
  return c == 0xC6 || c == 0xD8 || c == 0xC5;
}

/// Two capitals stand beside each other. Without them a word is no louder in any part of it.
bool has_two_capitals(std::string_view word) {
  bool before = false;
  for (std::uint32_t at = 0; at < word.size();) {
    const bool capital = is_upper(decode_at(word, at, at));
    if (capital && before) return true;
    before = capital;
  }
  return false;
}

}  // namespace

bool is_laughter_word(std::string_view lower) {
  // One vowel throughout: "huha" is a word.
  constexpr std::array<std::string_view, 7> kVowels = {"a", "e", "i", "o", "u", "æ", "ø"};
  for (const std::string_view vowel : kVowels) {
    std::string_view rest = lower;
    std::size_t syllables = 0;
    while (rest.size() > vowel.size() && rest[0] == 'h' && rest.substr(1).starts_with(vowel)) {
      rest.remove_prefix(1 + vowel.size());
      ++syllables;
    }
    if (syllables >= 2 && (rest.empty() || rest == "h")) return true;
  }
  return false;
}

bool is_acronym(std::string_view capitals) {
  if (std::find(kAcronyms.begin(), kAcronyms.end(), capitals) != kAcronyms.end()) return true;
  bool vowel = false;
  for (std::uint32_t at = 0; at < capitals.size();) vowel = is_vowel(decode_at(capitals, at, at)) || vowel;
  return !vowel;
}

Voice read_capitals(std::string_view word) {
  if (is_in_small_letters(word) || !has_two_capitals(word)) return {};
  // "CV'et", "SOSU-hjælper": what stands after the sign is an ending or a part of its own.
  const std::size_t first_part = std::min({word.find('\''), word.find("’"), word.find('-')});
  Voice voice;
  std::size_t letters = 0;
  std::size_t upper = 0;
  std::size_t run = 0;
  std::size_t run_begin = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const std::uint32_t begin = at;
    const UChar32 c = decode_at(word, at, at);
    if (!is_letter(c)) {
      if (is_digit(c)) return {};
      run = 0;
      continue;
    }
    ++letters;
    if (!is_upper(c)) {
      run = 0;
      continue;
    }
    ++upper;
    if (run++ == 0) run_begin = begin;
    if (run >= 2 && voice.end == 0) voice.begin = run_begin;
    if (run >= 2 && (voice.end == 0 || voice.begin == run_begin)) voice.end = at;
  }
  if (letters < 2 || voice.end == 0) return {};
  const std::string_view head = word.substr(0, first_part);
  const std::string_view accented = word.substr(voice.begin, voice.end - voice.begin);
  if (upper == letters) {
    if (is_acronym(head)) return {};
    return {Capitals::all, 0, word.size()};
  }
  // Two capitals at the beginning may also be a name ("McDonald", "VUballe") or an acronym with an ending ("CVet").
  constexpr std::size_t kLeastAtTheBeginning = 3;
  if (voice.begin == 0 && (accented.size() < kLeastAtTheBeginning || is_acronym(accented))) return {};
  return {Capitals::some, voice.begin, voice.end};
}

}  // namespace gribning::notation
