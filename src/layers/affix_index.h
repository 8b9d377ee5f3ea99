// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "affix_rules.h"

namespace gribning {

/// Suffixes by their letters, and by the letter before them, which most of them have a condition on.
class SuffixIndex {
 public:
  /// Suffixes that take the same away, in the order that Hunspell looks at them: from the last of the file to the
  /// first.
  struct Group {
    std::string_view strip;
    std::vector<const Affix*> suffixes;
  };

  /// `suffixes` are of the rules, in the order of the file.
  SuffixIndex(const AffixRules& rules, const std::vector<const Affix*>& suffixes);

  /// Calls `see(groups, stem)` for each ending of the word that is a suffix, the shortest first, with those that may
  /// follow the last letter of what is before it. Ends when `see` returns true, and returns whether it did.
  template <class See>
  bool each(std::string_view word, See see) const {
    if (word.empty()) return false;
    if (starts_.front() > 0 && seen(endings_.front(), word, see)) return true;
    std::size_t first = starts_[static_cast<unsigned char>(word.back())];
    std::size_t last = starts_[static_cast<unsigned char>(word.back()) + 1U];
    auto stem = word.substr(0, word.size() - 1);
    for (; first < last && !stem.empty(); stem.remove_suffix(1)) {
      const auto done = word.size() - stem.size();
      if (endings_[first].letters.size() == done && seen(endings_[first++], stem, see)) return true;
      // Endings that go on with the next letter.
      const auto next = [&](std::size_t at) { return static_cast<unsigned char>(endings_[at].letters[done]); };
      const auto letter = static_cast<unsigned char>(stem.back());
      while (first < last && next(first) < letter) ++first;
      while (first < last && next(last - 1) > letter) --last;
    }
    return false;
  }

 private:
  struct Ending {
    /// From the last to the first.
    std::string letters;
    /// For each kind of letter before it, where its groups end; they begin where those before end.
    std::vector<std::uint32_t> ends;
  };

  /// A suffix with its condition on the letter before it.
  struct Conditional {
    const Affix* suffix = nullptr;
    const AffixRules::Condition* condition = nullptr;
  };

  void find_kinds(const AffixRules::Condition& condition);
  void add_groups(const std::vector<Conditional>& suffixes, std::string_view letter);
  template <class See>
  bool seen(const Ending& ending, std::string_view stem, See& see) const {
    const auto groups = candidates(ending, stem.back());
    return !groups.empty() && see(groups, stem);
  }
  [[nodiscard]] std::span<const Group> candidates(const Ending& ending, char letter) const {
    const auto kind = kinds_[static_cast<unsigned char>(letter)];
    return std::span(groups_).subspan(ending.ends[kind], ending.ends[kind + 1U] - ending.ends[kind]);
  }

  std::vector<Ending> endings_;
  /// By their last letter: where endings with it begin. One without letters stands before them all.
  std::array<std::uint32_t, 257> starts_{};
  std::vector<Group> groups_;
  /// A kind for each letter of ASCII that a condition names, and 0 for all others.
  std::array<std::uint8_t, 256> kinds_{};
  std::string named_;
};

/// Prefixes by their first letter.
class PrefixIndex {
 public:
  explicit PrefixIndex(const AffixRules& rules);

  /// Calls `see(prefix, stem)` with each prefix that the word begins with, in Hunspell's order, until it returns true.
  template <class See>
  bool each(std::string_view word, See see) const {
    if (word.empty()) return false;
    for (const auto* prefix : by_letter_[0]) {
      if (see(*prefix, word)) return true;
    }
    for (const auto* prefix : by_letter_[static_cast<unsigned char>(word.front())]) {
      if (!word.starts_with(prefix->letters) || prefix->letters.size() == word.size()) continue;
      if (see(*prefix, word.substr(prefix->letters.size()))) return true;
    }
    return false;
  }

 private:
  /// Those without letters under 0.
  std::array<std::vector<const Affix*>, 256> by_letter_;
};

}  // namespace gribning
