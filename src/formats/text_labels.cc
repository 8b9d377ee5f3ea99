// SPDX-License-Identifier: MIT
#include "text_labels.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>

#include "among.h"
#include "gribning/base/utf8.h"
#include "gribning/conversation/participant.h"

namespace gribning::text_reader {
namespace {

/// A label that occurs once must be short to be believed.
constexpr std::size_t kShortLabel = 14;

/// Words that begin lines of talk and may be held ("ja: men") or introduce something ("Så: …").
constexpr std::array<std::string_view, 108> kWordsOfTalk = {
    "ja",    "jo",      "nej",     "næ",   "nå",      "nåh",    "mm",   "mhm",  "hm",    "øh",    "øhm",    "æh",
    "åh",    "jamen",   "okay",    "ok",   "altså",   "så",     "men",  "og",   "eller", "at",    "der",    "det",
    "den",   "de",      "dem",     "du",   "jeg",     "han",    "hun",  "vi",   "man",   "en",    "et",     "er",
    "var",   "har",     "havde",   "kan",  "ku",      "kunne",  "skal", "sku",  "vil",   "ville", "må",     "som",
    "fordi", "hvis",    "når",     "da",   "ikke",    "ik",     "ikk",  "også", "bare",  "lige",  "sådan",  "her",
    "nu",    "for",     "med",     "til",  "på",      "af",     "om",   "fra",  "ved",   "hvad",  "hva",    "hvem",
    "hvor",  "hvordan", "hvorfor", "kl",   "klokken", "nemlig", "tak",  "hej",  "godt",  "fint",  "præcis", "yes",
    "no",    "yeah",    "well",    "so",   "and",     "but",    "or",   "the",  "it",    "i",     "you",    "he",
    "she",   "we",      "they",    "that", "this",    "is",     "was",  "oh",   "uh",    "um",    "right",  "now"};

/// More than one voice, or one that nobody could name.
constexpr std::array<std::string_view, 12> kGroups = {"alle",   "flere", "begge",   "all",     "both",  "several",
                                                      "ukendt", "anden", "unknown", "speaker", "taler", "xx"};

struct UnderLabel {
  std::string_view label;
  std::string_view kind;
};
constexpr std::array kUnderLabels = {
    UnderLabel{"oversættelse", "translation"},
    UnderLabel{"translation", "translation"},
    UnderLabel{"engelsk", "translation"},
    UnderLabel{"english", "translation"},
    UnderLabel{"dansk", "translation"},
    UnderLabel{"gloss", "gloss"},
    UnderLabel{"glose", "gloss"},
    UnderLabel{"gloser", "gloss"},
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// How much a string looks like the name of a speaker, from its letters alone.
enum class Looks { like_talk, like_a_word, like_a_name };

struct LabelShape {
  Looks looks = Looks::like_talk;
  std::size_t words = 0;
};

LabelShape shape_of(std::string_view label) {
  LabelShape shape;
  bool all_capitalised = true;
  bool any_letter = false;
  std::string_view first_word;
  for (std::size_t begin = 0; begin < label.size();) {
    const std::size_t end = std::min(label.find(' ', begin), label.size());
    const std::string_view word = label.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    ++shape.words;
    if (first_word.empty()) first_word = word;
    std::size_t i = 0;
    const UChar32 c = next_code_point(word, i);
    any_letter = any_letter || u_isalpha(c) != 0;
    const bool joins = word == "og" || word == "and" || word == "&" || word == "+" || word == "/";
    const bool in_brackets = c == '(' && word.size() > 1;
    if (u_isalpha(c) != 0 && u_isupper(c) == 0 && u_istitle(c) == 0 && !joins && !in_brackets) all_capitalised = false;
    if (u_isalpha(c) == 0 && u_isdigit(c) == 0 && !joins && !in_brackets && c != '?' && c != '#')
      all_capitalised = false;
  }
  if (shape.words == 0 || shape.words > 4) return shape;
  std::string bare = lower_case(first_word);
  while (!bare.empty() && (bare.back() == '.' || bare.back() == '\'' || bare.back() == '?' || bare.back() == '-')) {
    bare.pop_back();
  }
  // "I" alone is the usual label of an interviewer; as a word of talk it is never followed by a colon.
  if (among(kWordsOfTalk, bare) && label != "I" && label != "DE" && label != "DA" && label != "NO") return shape;
  if (all_capitalised && (any_letter || shape.words == 1)) {
    shape.looks = Looks::like_a_name;
  } else if (shape.words == 1 || guess_role(label) != Role::unknown) {
    shape.looks = Looks::like_a_word;
  }
  return shape;
}

bool believable_once(std::string_view label, const LabelShape& shape) {
  if (among(kGroups, lower_case(label))) return true;
  if (shape.looks != Looks::like_a_name) return false;
  if (label.find_first_not_of("0123456789") == std::string_view::npos) return false;
  return guess_role(label) != Role::unknown || (shape.words <= 2 && code_points(label) <= kShortLabel);
}

struct Uses {
  std::size_t count = 0;
  std::size_t numbered = 0;
  std::size_t indented = 0;
  /// The first line that begins with it.
  std::size_t first = 0;
};

/// What stands like a label before a colon and a space, and how often.
std::map<std::string_view, Uses> uses_in(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  std::map<std::string_view, Uses> uses;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (!line.has_label() || !line.spaced) continue;
    Uses& use = uses[quote(text, line.label)];
    if (use.count++ == 0) use.first = i;
    if (line.number) ++use.numbered;
    if (line.content.begin > line.whole.begin && !line.number) ++use.indented;
  }
  return uses;
}

}  // namespace

std::string_view kind_of_under_line(std::string_view label) {
  const std::string folded = lower_case(label);
  for (const UnderLabel& under : kUnderLabels) {
    if (folded == under.label) return under.kind;
  }
  return {};
}

bool Labels::opens_turn(std::string_view text, const Line& line) const {
  if (!line.has_label()) return false;
  const std::string_view label = quote(text, line.label);
  if (declared.contains(label)) return true;
  return line.spaced && speakers.contains(label);
}

Labels find_labels(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                   std::set<std::string, std::less<>> declared) {
  Labels labels;
  labels.declared = std::move(declared);
  labels.speakers = labels.declared;
  const auto uses = uses_in(text, lines, first);

  // First those that are certain, for the layout that they share tells about the others.
  Uses certain{0, 0, 0, lines.size()};
  std::set<std::string> folded;
  const auto accept = [&](std::string_view label, const Uses& use) {
    labels.speakers.emplace(label);
    folded.insert(lower_case(label));
    certain.count += use.count;
    certain.numbered += use.numbered;
    certain.indented += use.indented;
    certain.first = std::min(certain.first, use.first);
  };
  for (const auto& [label, use] : uses) {
    const bool recurs = use.count > 1 && shape_of(label).looks == Looks::like_a_name;
    if (labels.declared.contains(label) || (recurs && kind_of_under_line(label).empty())) accept(label, use);
  }
  const bool turns_are_numbered = certain.numbered * 10 > certain.count * 9 && certain.count > 1;
  const bool labels_stand_out = certain.indented == 0 && certain.count > 1;
  for (const auto& [label, use] : uses) {
    if (labels.speakers.contains(label) || !kind_of_under_line(label).empty()) continue;
    const LabelShape shape = shape_of(label);
    if (shape.looks == Looks::like_talk) continue;
    if (turns_are_numbered && use.numbered == 0) continue;
    if (labels_stand_out && use.indented == use.count) continue;
    // "Uddrag 3: …" above the talk is a heading.
    const bool above = certain.count > 0 && use.first < certain.first && guess_role(label) == Role::unknown;
    if (above && use.count == 1) continue;
    const bool twin = folded.contains(lower_case(label));
    const bool recurs = use.count > 1 && (guess_role(label) != Role::unknown || certain.count == 0 || use.count > 2);
    if (!twin && !recurs && !believable_once(label, shape)) continue;
    labels.speakers.emplace(label);
    if (use.count == 1) labels.one_off.emplace(label);
  }
  return labels;
}

}  // namespace gribning::text_reader
