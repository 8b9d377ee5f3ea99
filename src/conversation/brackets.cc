// SPDX-License-Identifier: MIT
#include "brackets.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "characters.h"

namespace gribning::notation {
namespace {

/// Longer bracketed text is read as it stands; no vocabulary describes a paragraph.
constexpr std::size_t kLongestDescription = 160;

/// Words about silence; one of kSilence must be among them.
constexpr std::array<std::string_view, 10> kSilence = {"pause",   "pauser",  "mikropause", "tænkepause", "kunstpause",
                                                       "stilhed", "tavshed", "silence",    "pausing",    "pauses"};
constexpr std::array<std::string_view, 24> kAroundSilence = {
    "lang",     "langt", "længere", "kort",    "kortere", "lille", "stor",     "meget",   "en", "ca", "sek",  "sekund",
    "sekunder", "s",     "sec",     "seconds", "second",  "min",   "minutter", "minutes", "på", "of", "long", "short"};

constexpr std::array<std::string_view, 25> kLaughter = {
    "griner",   "grine",    "grin",     "grinende", "ler",       "le",     "leende",       "latter", "fniser",
    "fnis",     "fnisen",   "klukker",  "klukler",  "smågriner", "småler", "skraldgriner", "laughs", "laugh",
    "laughing", "laughter", "chuckles", "chuckle",  "giggles",   "giggle", "giggling"};
constexpr std::array<std::string_view, 22> kAroundLaughter = {
    "lidt", "lille",  "højt", "lavt",   "kort",   "stille", "svagt", "begge", "alle",   "sammen", "af",
    "sig",  "fælles", "i",    "munden", "hoster", "smiler", "both",  "all",   "softly", "loudly", "together"};

/// Nouns that stand in the place of something that could point to a person.
constexpr std::array<std::string_view, 38> kMasks = {
    "navn",         "navnet",       "navne",      "fornavn",    "efternavn",     "stednavn",     "bynavn",
    "firmanavn",    "indsats",      "sted",       "by",         "kommune",       "virksomhed",   "firma",
    "adresse",      "dato",         "cpr",        "nummer",     "telefonnummer", "arbejdsplads", "skole",
    "anonymiseret", "udeladt",      "anonymized", "anonymised", "redacted",      "name",         "names",
    "place",        "city",         "town",       "company",    "workplace",     "address",      "date",
    "school",       "municipality", "projekt"};
constexpr std::array<std::string_view, 14> kAroundMasks = {"på", "af", "for", "fra",   "of",    "the", "a",
                                                           "en", "et", "den", "anden", "andet", "med", "nr"};
constexpr std::array<std::string_view, 6> kNames = {"navn", "navne", "name", "names", "fornavn", "efternavn"};

constexpr std::array<std::string_view, 14> kUnheard = {
    "uhørligt",  "uhørlig", "utydeligt", "utydelig", "uforståeligt",   "uforståelig", "uklart",
    "inaudible", "unclear", "utydelige", "uhørbart", "unintelligible", "indistinct",  "mumler"};

/// What is done or heard beside the talk. Verbs count only as the first word: "rejser sig" is a stage direction,
/// "så ringer" may be talk.
constexpr std::array<std::string_view, 58> kEvents = {
    "rejser",   "sætter",   "hoster",    "host",       "rømmer",    "sukker", "suk",     "smiler",     "nikker",
    "ryster",   "peger",    "taster",    "skriver",    "bladrer",   "banker", "hvisker", "hviskende",  "græder",
    "grædende", "snøfter",  "fløjter",   "trækker",    "puster",    "nyser",  "gaber",   "drikker",    "spiser",
    "læser",    "telefon",  "telefonen", "døren",      "dør",       "støj",   "larm",    "musik",      "hund",
    "hunden",   "barn",     "barnet",    "optagelsen", "optagelse", "bånd",   "båndet",  "afbrydelse", "afbrydes",
    "coughs",   "sighs",    "sigh",      "nods",       "points",    "phone",  "door",    "noise",      "music",
    "crying",   "whispers", "clears",    "ringetone"};
/// Stage directions that are common words in talk: only in round brackets, where overlap never stands.
constexpr std::array<std::string_view, 16> kRoundEvents = {"går",    "kommer", "viser",   "lukker", "åbner", "finder",
                                                           "henter", "hælder", "flytter", "siger",  "roder", "mærker",
                                                           "kigger", "ser",    "tager",   "stille"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Words in lower case; everything that is no letter parts them.
std::vector<std::string> lower_words(std::string_view text) {
  icu::UnicodeString lower = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  lower.toLower();
  std::string folded;
  lower.toUTF8String(folded);
  std::vector<std::string> words;
  bool inside = false;
  for (std::uint32_t at = 0; at < folded.size();) {
    std::uint32_t after = 0;
    const UChar32 c = decode_at(folded, at, after);
    const bool letter = is_letter(c) || (c > 0x7F && is_word_char(c));
    if (letter && !inside) words.emplace_back();
    if (letter) words.back().append(folded, at, after - at);
    inside = letter;
    at = after;
  }
  return words;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && is_space(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

/// The first decimal number in the text in thousandths: "0,5" is 500, ".5" is 500, "12" is 12000.
std::optional<std::uint32_t> thousandths(std::string_view text) {
  std::size_t i = text.find_first_of("0123456789");
  if (i == std::string_view::npos) return std::nullopt;
  const bool bare_fraction = i > 0 && (text[i - 1] == '.' || text[i - 1] == ',');
  std::uint64_t whole = 0;
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  if (!bare_fraction) {
    for (; digit(i) && whole < 1'000'000; ++i) whole = whole * 10 + static_cast<std::uint64_t>(text[i] - '0');
    if (i >= text.size() || (text[i] != '.' && text[i] != ',')) return static_cast<std::uint32_t>(whole * 1000);
    ++i;
  }
  std::uint64_t fraction = 0;
  for (std::uint64_t unit = 100; unit > 0 && digit(i); unit /= 10, ++i) {
    fraction += unit * static_cast<std::uint64_t>(text[i] - '0');
  }
  return static_cast<std::uint32_t>(whole * 1000 + fraction);
}

/// "(.)" and "(-)" by convention; the longer signs have no agreed length except in GAT2.
std::optional<Content> dots_or_dashes(std::string_view content) {
  std::size_t dots = 0;
  std::size_t dashes = 0;
  for (std::size_t i = 0; i < content.size();) {
    if (content.compare(i, 3, "…") == 0) {
      dots += 3;
      i += 3;
    } else if (content[i] == '.' || content[i] == '-') {
      ++(content[i] == '.' ? dots : dashes);
      ++i;
    } else if (content[i] == ' ') {
      ++i;
    } else {
      return std::nullopt;
    }
  }
  if ((dots == 0) == (dashes == 0)) return std::nullopt;
  if (dots == 1) return Content{Sense::pause, 200};
  // The middle of the ranges that GAT2 gives: 0.2–0.5, 0.5–0.8, 0.8–1.0 seconds.
  constexpr std::array<std::uint32_t, 3> kGat2 = {350, 650, 900};
  if (dots == 0 && dashes <= kGat2.size()) return Content{Sense::pause, kGat2[dashes - 1]};
  return Content{Sense::pause, std::nullopt};
}

/// A length in digits, perhaps with "ca.", "<" and a unit. Round numbers over five minutes are years and sums.
std::optional<Content> timed_pause(std::string_view content) {
  bool digits = false;
  std::string unit;
  for (const char c : content) {
    if (c >= '0' && c <= '9') {
      digits = true;
    } else if (c >= 'a' && c <= 'z') {
      unit += c;
    } else if (c != '.' && c != ',' && c != ' ' && c != '<' && c != '>' && c != '~') {
      return std::nullopt;
    }
  }
  constexpr std::array<std::string_view, 12> kUnits = {"",        "s",     "sek", "sekunder", "sec",    "secs",
                                                       "seconds", "casek", "ca",  "sekund",   "second", "casekunder"};
  if (!digits || !among(kUnits, unit)) return std::nullopt;
  const auto length = thousandths(content);
  if (!length || *length > 300'000) return std::nullopt;
  return Content{Sense::pause, length};
}

bool is_unheard(std::string_view content, const std::vector<std::string>& words) {
  if (words.empty()) {
    return std::all_of(content.begin(), content.end(), [](char c) { return c == ' ' || c == '?' || c == '\t'; });
  }
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) {
                       return among(kUnheard, word) || word.find_first_not_of('x') == std::string::npos ||
                              word == "ord" || word == "word" || word == "words" || word == "speech" ||
                              word == "talk" || word == "tale";
                     }) &&
         words.size() <= 3 &&
         !(words.size() == 1 && (words[0] == "ord" || words[0] == "word" || words[0] == "tale" || words[0] == "talk" ||
                                 words[0] == "speech" || words[0] == "words"));
}

bool is_masked(const std::vector<std::string>& words) {
  if (words.empty() || words.size() > 5) return false;
  if (words.size() > 1 && among(kNames, words.front())) return true;
  if (!among(kMasks, words.back())) return false;
  return std::all_of(words.begin(), words.end() - 1, [](const std::string& word) {
    return among(kMasks, word) || among(kAroundMasks, word) || (word.size() > 2 && word.back() == 's');
  });
}

bool is_event(const std::vector<std::string>& words, Bracket bracket) {
  return among(kEvents, words.front()) || (bracket == Bracket::round && among(kRoundEvents, words.front()));
}

}  // namespace

Content read_content(std::string_view content, Bracket bracket, Convention convention) {
  content = trim(content);
  // "[((griner))]" is overlap in which somebody laughs.
  if (bracket == Bracket::square && content.find('(') != std::string_view::npos) return {Sense::talk, std::nullopt};
  const Sense otherwise = bracket == Bracket::doubled ? Sense::comment : Sense::talk;
  if (content.size() > kLongestDescription) return {otherwise, std::nullopt};
  if (!content.empty()) {
    if (const auto pause = dots_or_dashes(content)) {
      // […] is the usual sign for something left out; a pause stands in round brackets.
      if (bracket == Bracket::square) return {Sense::comment, std::nullopt};
      return *pause;
    }
    if (const auto pause = timed_pause(content)) return *pause;
  }

  const std::vector<std::string> words = lower_words(content);
  if (is_unheard(content, words)) {
    return {bracket == Bracket::square && words.empty() ? Sense::talk : Sense::unheard, std::nullopt};
  }
  if (words.empty()) {
    // Times such as [00:12:33] belong to whoever made the transcript.
    const bool digits = content.find_first_of("0123456789") != std::string_view::npos;
    return {digits && bracket == Bracket::square ? Sense::comment : otherwise, std::nullopt};
  }

  const auto any = [&](const auto& list) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return among(list, word); });
  };
  const auto only = [&](const auto& list, const auto& around) {
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return among(list, word) || among(around, word); });
  };
  if (any(kSilence) && only(kSilence, kAroundSilence)) return {Sense::pause, thousandths(content)};
  if (any(kLaughter) && (bracket == Bracket::doubled || only(kLaughter, kAroundLaughter))) {
    return {Sense::laughter, std::nullopt};
  }
  if (words.size() == 1 && words[0].find_first_not_of('h') == std::string::npos) return {Sense::breath, std::nullopt};
  if (is_masked(words)) return {Sense::masked, std::nullopt};
  if (bracket == Bracket::doubled || is_event(words, bracket)) return {Sense::comment, std::nullopt};
  // Ordinary spelling has no sign for a doubtful word except the question mark; its brackets hold remarks.
  if (bracket == Bracket::round && convention == Convention::plain && content.back() != '?') {
    return {Sense::comment, std::nullopt};
  }
  return {Sense::talk, std::nullopt};
}

}  // namespace gribning::notation
