// SPDX-License-Identifier: MIT
#include "gribning/layers/words.h"

#include <algorithm>
#include <cstring>

namespace gribning {
namespace {

constexpr std::array<std::string_view, kWordCategories.size()> kCodes = {
    "occupation", "workplace",  "task",  "tool",      "material", "fault",     "people",  "shift",
    "paper",      "competence", "place", "education", "hours",    "placement", "benefit", "status"};

constexpr std::array<std::string_view, kWordClasses.size()> kClassCodes = {
    "verb", "subject", "pronoun", "hv", "connector", "particle", "preposition", "article", "auxiliary", "common"};

/// Shorter parts than this are found inside unrelated words ("ost" in "kosten").
constexpr std::size_t kShortestPart = 4;

bool is_part_of(std::string_view part, std::string_view whole) {
  return part.size() >= kShortestPart && whole.size() > part.size() &&
         (whole.ends_with(part) || whole.starts_with(part));
}

bool share_one(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) return true;
    if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return false;
}

}  // namespace

std::string_view code(WordCategory category) { return kCodes[static_cast<std::size_t>(category)]; }

std::optional<WordCategory> word_category_from(std::string_view code) {
  const auto it = std::ranges::find(kCodes, code);
  if (it == kCodes.end()) return std::nullopt;
  return static_cast<WordCategory>(it - kCodes.begin());
}

std::string_view code(WordClass value) { return kClassCodes[static_cast<std::size_t>(value)]; }

std::optional<WordClass> word_class_from(std::string_view code) {
  const auto it = std::ranges::find(kClassCodes, code);
  if (it == kClassCodes.end()) return std::nullopt;
  return static_cast<WordClass>(it - kClassCodes.begin());
}

Kinship kinship(const WordType& a, const WordType& b) {
  if (&a == &b || a.folded == b.folded) return Kinship::same;
  if (!a.carries_topic() || !b.carries_topic()) return Kinship::none;
  if (a.lemma == b.lemma) return Kinship::inflected;
  if (is_part_of(a.lemma, b.lemma) || is_part_of(b.lemma, a.lemma)) return Kinship::compound;
  if (share_one(a.fields, b.fields)) return Kinship::field;
  return Kinship::none;
}

Outline outline_of(const WordType& word) {
  Outline outline;
  if (word.lemma.size() >= kShortestPart) {
    static_assert(kShortestPart == sizeof outline.begins);
    std::memcpy(&outline.begins, word.lemma.data(), sizeof outline.begins);
    std::memcpy(&outline.ends, word.lemma.data() + word.lemma.size() - sizeof outline.ends, sizeof outline.ends);
  }
  for (const auto field : word.fields) outline.fields |= std::uint64_t{1} << (field % 64U);
  return outline;
}

}  // namespace gribning
