// SPDX-License-Identifier: MIT
#include "affix_index.h"

#include <algorithm>
#include <map>

namespace gribning {
namespace {

bool is_ascii(char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; }

/// Whether a condition may hold for letters that no condition names, or that are none of ASCII.
bool holds_for_others(const AffixRules::Condition& condition) {
  return condition.none_of || !std::ranges::all_of(condition.letters, is_ascii);
}

}  // namespace

SuffixIndex::SuffixIndex(const AffixRules& rules, const std::vector<const Affix*>& suffixes) {
  std::map<std::string, std::vector<Conditional>> by_ending;
  for (const auto* suffix : suffixes) {
    const auto* condition = rules.before(*suffix);
    if (condition != nullptr) find_kinds(*condition);
    by_ending[std::string(suffix->letters.rbegin(), suffix->letters.rend())].push_back({suffix, condition});
  }
  for (auto& [letters, same] : by_ending) {
    std::ranges::reverse(same);
    Ending ending{.letters = letters, .ends = {static_cast<std::uint32_t>(groups_.size())}};
    for (std::size_t kind = 0; kind <= named_.size(); ++kind) {
      add_groups(same, kind == 0 ? std::string_view{} : std::string_view(named_).substr(kind - 1, 1));
      ending.ends.push_back(static_cast<std::uint32_t>(groups_.size()));
    }
    endings_.push_back(std::move(ending));
  }
  for (std::size_t letter = 0; letter < starts_.size(); ++letter) {
    const auto before = std::ranges::count_if(endings_, [letter](const Ending& ending) {
      return ending.letters.empty() || static_cast<unsigned char>(ending.letters.front()) < letter;
    });
    starts_[letter] = static_cast<std::uint32_t>(before);
  }
}

void SuffixIndex::find_kinds(const AffixRules::Condition& condition) {
  for (const char letter : condition.letters) {
    auto& kind = kinds_[static_cast<unsigned char>(letter)];
    if (kind != 0 || !is_ascii(letter)) continue;
    named_ += letter;
    kind = static_cast<std::uint8_t>(named_.size());
  }
}

/// Groups of those suffixes that may follow a letter; an empty one stands for letters that no condition names.
void SuffixIndex::add_groups(const std::vector<Conditional>& suffixes, std::string_view letter) {
  const auto begin = static_cast<std::ptrdiff_t>(groups_.size());
  for (const auto& [suffix, condition] : suffixes) {
    if (condition != nullptr && !(letter.empty() ? holds_for_others(*condition) : condition->holds(letter))) continue;
    auto group = std::find_if(groups_.begin() + begin, groups_.end(),
                              [known = suffix](const Group& other) { return other.strip == known->strip; });
    if (group == groups_.end()) group = groups_.insert(group, {suffix->strip, {}});
    group->suffixes.push_back(suffix);
  }
}

PrefixIndex::PrefixIndex(const AffixRules& rules) {
  for (const auto& prefix : rules.prefixes()) {
    const auto letter = prefix.letters.empty() ? '\0' : prefix.letters.front();
    by_letter_[static_cast<unsigned char>(letter)].push_back(&prefix);
  }
  for (auto& prefixes : by_letter_) {
    std::ranges::reverse(prefixes);
    std::ranges::stable_sort(prefixes, {}, &Affix::letters);
  }
}

}  // namespace gribning
