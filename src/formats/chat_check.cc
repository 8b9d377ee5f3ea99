// SPDX-License-Identifier: MIT
#include "chat_check.h"

#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace gribning::chat {
namespace {

/// Lines under a turn that the manual of CHAT lists; names of one's own begin with x.
constexpr std::array<std::string_view, 34> kTiers = {
    "%act", "%add", "%alt", "%cod", "%coh", "%com", "%def",  "%eng", "%err",    "%exp",   "%fac", "%flo",
    "%gls", "%gpx", "%gra", "%grt", "%grb", "%int", "%lan",  "%mod", "%mor",    "%ort",   "%par", "%pho",
    "%pht", "%sin", "%sit", "%spa", "%tim", "%trn", "%umor", "%wor", "%phosyl", "%modsyl"};

/// Signs that come in pairs and have no other use in CHAT.
struct Pair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Pair, 4> kPairs = {{{"[", "]"}, {"〔", "〕"}, {"“", "”"}, {"{", "}"}}};
constexpr std::array<std::string_view, 3> kForeignSigns = {"{", "|", "‘"};
/// Codes that speak about the word before them.
constexpr std::array<std::string_view, 5> kBackward = {"[/]", "[//]", "[///]", "[: ", "[x "};

void report(Transcript& transcript, std::string code, Severity severity, Span where, Bilingual message) {
  transcript.diagnostics.push_back({std::move(code), severity, where, std::move(message), {}});
}

Span span_at(Span base, std::size_t at, std::size_t size) {
  const auto begin = base.begin + static_cast<std::uint32_t>(at);
  return {begin, begin + static_cast<std::uint32_t>(size)};
}

std::size_t count(std::string_view text, std::string_view sign) {
  std::size_t found = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) ++found;
  return found;
}

void check_signs(std::string_view talk, Span where, Transcript& transcript) {
  for (const std::string_view sign : kForeignSigns) {
    const std::size_t at = talk.find(sign);
    if (at == std::string_view::npos) continue;
    report(transcript, "chat-foreign-sign", Severity::warning, span_at(where, at, sign.size()),
           {fmt::format("Tegnet {} bruges ikke i CHAT.", sign), fmt::format("CHAT does not use the sign {}.", sign)});
  }
  for (const auto& [open, close] : kPairs) {
    if (count(talk, open) == count(talk, close)) continue;
    const std::size_t at = std::min(talk.find(open), talk.find(close));
    report(transcript, "chat-unpaired-sign", Severity::warning, span_at(where, at, open.size()),
           {fmt::format("{} og {} passer ikke sammen i taleturen.", open, close),
            fmt::format("{} and {} do not match in the turn.", open, close)});
  }
}

/// The words of a line as spaces part them, with what CHAT's manual says about their order.
void check_words(std::string_view talk, Span where, Transcript& transcript) {
  const auto warn = [&](std::size_t at, std::size_t size, Bilingual message) {
    report(transcript, "chat-misplaced-code", Severity::warning, span_at(where, at, size), std::move(message));
  };
  std::string_view before;
  bool ended = false;
  for (std::size_t at = talk.find_first_not_of(" \t"); at != std::string_view::npos;) {
    const std::size_t end = std::min(talk.find_first_of(" \t", at), talk.size());
    const std::string_view word = talk.substr(at, end - at);
    const bool backward = std::any_of(kBackward.begin(), kBackward.end(),
                                      [&](std::string_view sign) { return talk.substr(at).starts_with(sign); });
    if (backward && (before.empty() || before.front() == '(')) {
      warn(at, word.size(), {"Koden mangler et ord foran sig.", "The code lacks a word before it."});
    } else if (backward && ended) {
      warn(at, word.size(),
           {"Koden står efter ytringens slutning.", "The code stands after the end of the utterance."});
    } else if (word == "&=" || (word.front() == '&' && word.find('(') != std::string_view::npos) ||
               (word.size() > 1 && word.back() == '@')) {
      warn(at, word.size(), {"Koden er ikke skrevet færdig.", "The code is not complete."});
    } else if (word == ",,") {
      warn(at, word.size(), {"To kommaer i træk.", "Two commas in a row."});
    } else if (ended && word.front() != '[' && word.front() != '+') {
      warn(at, word.size(), {"Der er tale efter ytringens slutning.", "There is talk after the end of the utterance."});
    }
    ended = word == "." || word == "?" || word == "!";
    if (ended && before.starts_with("[/")) {
      warn(at, word.size(), {"Gentagelsen følges ikke af noget.", "Nothing follows the repetition."});
    }
    before = word;
    at = talk.find_first_not_of(" \t", end);
  }
}

void check_sections(Transcript& transcript) {
  std::map<std::string, std::pair<Span, int>, std::less<>> sections;
  for (const Metadata& metadata : transcript.metadata) {
    if (metadata.key == "Bg") ++sections[metadata.value].second;
    if (metadata.key == "Eg") --sections[metadata.value].second;
  }
  for (const auto& [name, section] : sections) {
    if (section.second == 0) continue;
    const std::size_t at = transcript.text.find(section.second > 0 ? "@Bg" : "@Eg");
    report(transcript, "chat-open-section", Severity::warning, span_at({}, at, 3),
           {fmt::format("@Bg og @Eg passer ikke sammen: »{}«.", name),
            fmt::format("@Bg and @Eg do not match: '{}'.", name)});
  }
}

}  // namespace

void check_languages(std::string_view value, Span where, Transcript& transcript) {
  for (std::size_t at = value.find_first_not_of(", "); at != std::string_view::npos;) {
    const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
    const std::string language(value.substr(at, end - at));
    std::array<UChar, 64> name{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_getDisplayLanguage(language.c_str(), "en", name.data(), static_cast<std::int32_t>(name.size()), &status);
    if (status == U_USING_DEFAULT_WARNING) {
      report(transcript, "chat-language", Severity::note, where,
             {fmt::format("»{}« er ikke koden for et sprog.", language),
              fmt::format("'{}' is not the code of a language.", language)});
    }
    at = value.find_first_not_of(", ", end);
  }
}

void check_under(const UnderLine& under, Span where, Transcript& transcript) {
  const bool known = std::find(kTiers.begin(), kTiers.end(), under.name) != kTiers.end();
  if (!known && !under.name.starts_with("%x")) {
    report(transcript, "chat-unknown-tier", Severity::note, where,
           {fmt::format("CHAT har ingen linje {}. Den er beholdt under turen.", under.name),
            fmt::format("CHAT has no {} line. It was kept under the turn.", under.name)});
  }
  if (under.text.find("[+ ") != std::string::npos || count(under.text, "\x15") % 2 != 0) {
    report(transcript, "chat-misplaced-code", Severity::warning, where,
           {"Koden hører til på linjen med tale, eller dens slutning mangler.",
            "The code belongs on the line of talk, or its end is missing."});
  }
  if (under.name != "%mor") return;
  for (std::size_t at = under.text.find_first_not_of(' '); at != std::string::npos;) {
    const std::size_t end = std::min(under.text.find(' ', at), under.text.size());
    const std::string word = under.text.substr(at, end - at);
    if (word.find('|') == std::string::npos && word.find_first_of(".?!,+") == std::string::npos) {
      report(transcript, "chat-misplaced-code", Severity::warning, where,
             {fmt::format("»{}« i %mor har ingen ordklasse foran |.", word),
              fmt::format("'{}' in %mor has no word class before |.", word)});
    }
    at = under.text.find_first_not_of(' ', end);
  }
}

void check_turns(Transcript& transcript) {
  const bool conversation_analysis = transcript.header("Options").find("CA") != std::string_view::npos;
  std::map<ParticipantIndex, std::int64_t> last_end;
  std::size_t overlapping = 0;
  for (const Turn& turn : transcript.turns) {
    if (turn.start && turn.end) {
      const auto [before, first] = last_end.try_emplace(turn.speaker, *turn.end);
      if (!first && *turn.start < before->second) ++overlapping;
      before->second = *turn.end;
    }
    if (conversation_analysis) continue;
    for (const Span piece : turn.pieces) {
      const std::string talk(quote(transcript.text, piece));
      check_signs(talk, piece, transcript);
      check_words(talk, piece, transcript);
    }
  }
  if (overlapping > 0) {
    report(transcript, "chat-overlapping-times", Severity::note, {},
           {fmt::format("{} ture begynder, før samme talers forrige tur er slut. Tiderne er beholdt.", overlapping),
            fmt::format("{} turns begin before the same speaker's last one has ended. The times were kept.",
                        overlapping)});
  }
  check_sections(transcript);
}

}  // namespace gribning::chat
