// SPDX-License-Identifier: MIT
#include "cue.h"

#include <charconv>

#include "gribning/layers/words.h"

namespace gribning {
namespace {

/// More ways than this and the cue should be several cues: it would also be slow to compile.
constexpr std::size_t kMostWays = 4096;
constexpr int kWidestGap = 6;

using Ways = std::vector<AtomSequence>;

class CueParser {
 public:
  explicit CueParser(std::string_view pattern) : pattern_(pattern) {}

  Result<Ways> parse() {
    auto ways = items();
    if (ways && at_ < pattern_.size()) return wrong("et ord, ikke »" + rest() + "«", "a word, not '" + rest() + "'");
    if (!ways) return ways;
    for (const auto& way : *ways) {
      if (asks_for_a_word(way)) continue;
      return wrong("mindst ét ord, som altid skal være der", "at least one word that must always be there");
    }
    return ways;
  }

 private:
  static bool asks_for_a_word(const AtomSequence& way) {
    for (const auto& atom : way) {
      if (atom.kind == AtomKind::exact || atom.kind == AtomKind::stem || atom.kind == AtomKind::wildcard ||
          atom.kind == AtomKind::category) {
        return true;
      }
    }
    return false;
  }

  Result<Ways> items() {
    Ways ways{{}};
    for (;;) {
      while (at_ < pattern_.size() && pattern_[at_] == ' ') ++at_;
      if (at_ >= pattern_.size() || pattern_[at_] == '|' || pattern_[at_] == ')' || pattern_[at_] == ']') return ways;
      auto next = item();
      if (!next) return next;
      if (ways.size() * next->size() > kMostWays) {
        return wrong("færre valgmuligheder (højst 4096 måder)", "fewer choices (4096 ways at most)");
      }
      Ways longer;
      longer.reserve(ways.size() * next->size());
      for (const auto& head : ways) {
        for (const auto& tail : *next) {
          auto& way = longer.emplace_back(head);
          way.insert(way.end(), tail.begin(), tail.end());
        }
      }
      ways = std::move(longer);
    }
  }

  Result<Ways> item() {
    switch (pattern_[at_]) {
      case '(':
        return choice();
      case '[':
        return option();
      case '^':
        ++at_;
        return Ways{{{AtomKind::begin, {}}}};
      case '$':
        ++at_;
        return Ways{{{AtomKind::end, {}}}};
      case '?':
        ++at_;
        return Ways{{{AtomKind::asked, {}}}};
      default:
        break;
    }
    if (pattern_.substr(at_).starts_with("..")) return gap();
    const auto start = at_;
    while (at_ < pattern_.size() && std::string_view(" ()[]|^$?").find(pattern_[at_]) == std::string_view::npos) ++at_;
    const auto word = pattern_.substr(start, at_ - start);
    if (word.starts_with('@')) {
      if (!word_category_from(word.substr(1))) {
        at_ = start;
        return wrong("en ordkategori efter @", "a word category after @");
      }
      return Ways{{{AtomKind::category, std::string(word.substr(1))}}};
    }
    if (word.starts_with("stem:")) return Ways{{{AtomKind::stem, std::string(word.substr(5))}}};
    const auto kind = word.find('*') == std::string_view::npos ? AtomKind::exact : AtomKind::wildcard;
    return Ways{{{kind, std::string(word)}}};
  }

  Result<Ways> choice() {
    const auto open = at_++;
    Ways ways;
    for (;;) {
      auto next = items();
      if (!next) return next;
      ways.insert(ways.end(), next->begin(), next->end());
      if (at_ < pattern_.size() && pattern_[at_] == '|') {
        ++at_;
        continue;
      }
      if (at_ < pattern_.size() && pattern_[at_] == ')') {
        ++at_;
        return ways;
      }
      at_ = open;
      return wrong("en slutparentes ) til denne", "a closing ) for this one");
    }
  }

  Result<Ways> option() {
    const auto open = at_++;
    auto ways = items();
    if (!ways) return ways;
    if (at_ >= pattern_.size() || pattern_[at_] != ']') {
      at_ = open;
      return wrong("en slutklamme ] til denne", "a closing ] for this one");
    }
    ++at_;
    ways->push_back({});
    return ways;
  }

  Result<Ways> gap() {
    at_ += 2;
    int most = 0;
    const auto* first = pattern_.data() + at_;
    const auto [end, error] = std::from_chars(first, pattern_.data() + pattern_.size(), most);
    if (error != std::errc{} || most < 1 || most > kWidestGap) {
      return wrong("et tal fra 1 til 6 efter ..", "a number from 1 to 6 after ..");
    }
    at_ += static_cast<std::size_t>(end - first);
    Ways ways;
    for (int n = 0; n <= most; ++n) ways.emplace_back(static_cast<std::size_t>(n), Atom{AtomKind::any, {}});
    return ways;
  }

  [[nodiscard]] std::string rest() const { return std::string(pattern_.substr(at_, 12)); }

  [[nodiscard]] tl::unexpected<Failure> wrong(const std::string& da, const std::string& en) const {
    return tl::unexpected(Failure{.code = "cue-syntax",
                                  .message = {"Mønsteret kan ikke læses her; ventede " + da + ".",
                                              "The pattern can't be read here; expected " + en + "."},
                                  .column = at_ + 1});
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_regular_expression(std::string_view pattern) {
  return pattern.size() > 2 && pattern.front() == '/' && pattern.back() == '/';
}

Result<std::vector<AtomSequence>> expand_cue(std::string_view pattern) { return CueParser(pattern).parse(); }

}  // namespace gribning
