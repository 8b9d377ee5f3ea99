// SPDX-License-Identifier: MIT
#include "gribning/opportunity/in_words.h"

#include <fmt/format.h>

namespace gribning {

std::string words_at(const Transcript& transcript, Span span) {
  std::string words;
  for (const char c : quote(transcript.text, span)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      words += c;
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return words;
}

std::string evidence_in_words(const Opportunity& opportunity, const Transcript& transcript, Language language,
                              std::string_view indent) {
  std::string out;
  std::optional<Step> step;
  for (const auto& evidence : opportunity.evidence()) {
    if (step != evidence.step) out += fmt::format("{}{}\n", indent, title(evidence.step).in(language));
    step = evidence.step;
    out += fmt::format("{}  - {}", indent, evidence.words.in(language));
    if (const auto words = words_at(transcript, evidence.span); !words.empty()) {
      out += language == Language::da ? fmt::format(" »{}«", words) : fmt::format(" '{}'", words);
    }
    out += fmt::format(" ({} {}) [{}]\n", language == Language::da ? "tur" : "turn",
                       transcript.turns[evidence.turn].number, evidence.rule);
  }
  return out;
}

}  // namespace gribning
