// SPDX-License-Identifier: MIT
#include "cue.h"

#include <algorithm>
#include <charconv>

#include "gribning/layers/words.h"

namespace gribning {
namespace {

constexpr int kWidestGap = 9;

/// How many words a pattern asks for at the least; gaps and edges ask for none.
std::size_t words_asked_for(const CuePattern& pattern) {
  std::size_t words = 0;
  for (const auto& item : pattern) {
    if (!item.ways.empty()) {
      auto fewest = words_asked_for(item.ways.front());
      for (const auto& way : item.ways) fewest = std::min(fewest, words_asked_for(way));
      words += fewest;
    } else if (item.atom.kind == AtomKind::exact || item.atom.kind == AtomKind::stem ||
               item.atom.kind == AtomKind::wildcard || item.atom.kind == AtomKind::category) {
      ++words;
    }
  }
  return words;
}

CueItem plain(AtomKind kind, std::string text = {}) { return {.atom = {kind, std::move(text)}, .ways = {}}; }

class CueParser {
 public:
  explicit CueParser(std::string_view pattern) : pattern_(pattern) {}

  Result<CuePattern> parse() {
    auto pattern = items();
    if (!pattern) return pattern;
    if (at_ < pattern_.size()) return wrong("et ord, ikke »" + rest() + "«", "a word, not '" + rest() + "'");
    if (words_asked_for(*pattern) > 0) return pattern;
    return wrong("mindst ét ord, som altid skal være der", "at least one word that must always be there");
  }

 private:
  Result<CuePattern> items() {
    CuePattern pattern;
    for (;;) {
      while (at_ < pattern_.size() && pattern_[at_] == ' ') ++at_;
      if (at_ >= pattern_.size() || pattern_[at_] == '|' || pattern_[at_] == ')' || pattern_[at_] == ']')
        return pattern;
      auto next = item();
      if (!next) return tl::unexpected(next.error());
      pattern.push_back(std::move(*next));
    }
  }

  Result<CueItem> item() {
    switch (pattern_[at_]) {
      case '(':
        return choice();
      case '[':
        return option();
      case '^':
        ++at_;
        return plain(AtomKind::begin);
      case '$':
        ++at_;
        return plain(AtomKind::end);
      case '?':
        ++at_;
        return plain(AtomKind::asked);
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
      return plain(AtomKind::category, std::string(word.substr(1)));
    }
    if (word.starts_with("stem:")) return plain(AtomKind::stem, std::string(word.substr(5)));
    const auto kind = word.find('*') == std::string_view::npos ? AtomKind::exact : AtomKind::wildcard;
    return plain(kind, std::string(word));
  }

  Result<CueItem> choice() {
    const auto open = at_++;
    CueItem chosen;
    for (;;) {
      auto way = items();
      if (!way) return tl::unexpected(way.error());
      chosen.ways.push_back(std::move(*way));
      if (at_ < pattern_.size() && pattern_[at_] == '|') {
        ++at_;
        continue;
      }
      if (at_ < pattern_.size() && pattern_[at_] == ')') {
        ++at_;
        return chosen;
      }
      at_ = open;
      return wrong("en slutparentes ) til denne", "a closing ) for this one");
    }
  }

  Result<CueItem> option() {
    const auto open = at_++;
    auto way = items();
    if (!way) return tl::unexpected(way.error());
    if (at_ >= pattern_.size() || pattern_[at_] != ']') {
      at_ = open;
      return wrong("en slutklamme ] til denne", "a closing ] for this one");
    }
    ++at_;
    CueItem chosen;
    chosen.ways.push_back(std::move(*way));
    chosen.ways.emplace_back();
    return chosen;
  }

  Result<CueItem> gap() {
    at_ += 2;
    int most = 0;
    const auto* first = pattern_.data() + at_;
    const auto [end, error] = std::from_chars(first, pattern_.data() + pattern_.size(), most);
    if (error != std::errc{} || most < 1 || most > kWidestGap) {
      return wrong("et tal fra 1 til 9 efter ..", "a number from 1 to 9 after ..");
    }
    at_ += static_cast<std::size_t>(end - first);
    CueItem chosen;
    for (int n = 0; n <= most; ++n) {
      chosen.ways.emplace_back(static_cast<std::size_t>(n), plain(AtomKind::any));
    }
    return chosen;
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

Result<CuePattern> parse_cue(std::string_view pattern) { return CueParser(pattern).parse(); }

}  // namespace gribning
