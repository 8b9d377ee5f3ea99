// SPDX-License-Identifier: MIT
#include "gribning/layers/quotation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace gribning {
namespace {

/// A shorter quotation is tied only when a word of it is rare.
constexpr std::size_t kFewestWords = 3;
/// A run without quotation marks has to be this long, and weigh this much, to be no coincidence.
constexpr std::size_t kShortestRun = 5;
constexpr double kLeastRun = 1.6;
/// Less than this of a quotation's weight in a turn ties it to nothing.
constexpr double kLeastShared = 0.5;
/// No word weighs nothing: how grammatical words follow each other tells quotations apart too.
constexpr double kLeastWeight = 0.1;

constexpr auto kNowhere = std::numeric_limits<std::size_t>::max();

constexpr std::array<std::string_view, 9> kOpening = {"»", "“", "„", "”", "\"", "‘", "’", "'", "«"};

double weight_of(const Token& token) {
  if (!token.type->carries_topic()) return kLeastWeight;
  return kLeastWeight + static_cast<double>(token.type->rarity);
}

bool same_word(const Token& a, const Token& b) {
  return a.type == b.type || (a.type->carries_topic() && a.type->lemma == b.type->lemma);
}

/// Words [first, last) of a turn.
struct Words {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What of some quoted words a turn of the original holds.
struct Shared {
  double strength = 0;
  double weight = 0;
  std::size_t run = 0;
  Span span;
};

class QuotationFinder {
 public:
  QuotationFinder(const AnnotatedTranscript& retrospective, const AnnotatedTranscript& original)
      : talk_(retrospective), original_(original) {}

  std::vector<Quotation> find() {
    for (TurnIndex turn = 0; turn < talk_.tokens.size(); ++turn) {
      const auto from = static_cast<std::ptrdiff_t>(found_.size());
      for (const auto& words : marked(turn)) tie(turn, words, QuotedBy::marks);
      runs(turn);
      numbers(turn);
      std::stable_sort(found_.begin() + from, found_.end(),
                       [](const Quotation& a, const Quotation& b) { return a.span.begin < b.span.begin; });
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const std::vector<Token>& tokens(TurnIndex turn) const { return talk_.tokens[turn]; }

  [[nodiscard]] Span span_of(TurnIndex turn, const Words& words) const {
    return {tokens(turn)[words.first].span.begin, tokens(turn)[words.last - 1].span.end};
  }

  /// Is there a quotation mark between two places of the text? An apostrophe inside a word is none.
  [[nodiscard]] bool mark_between(std::uint32_t from, std::uint32_t to) const {
    const auto between = quote(talk_.transcript.text, {from, to});
    return std::ranges::any_of(kOpening,
                               [&](std::string_view mark) { return between.find(mark) != std::string_view::npos; });
  }

  /// The stretches between quotation marks: the first mark of a turn opens, the next closes.
  [[nodiscard]] std::vector<Words> marked(TurnIndex turn) const {
    std::vector<Words> stretches;
    const auto& words = tokens(turn);
    if (words.empty()) return stretches;
    const auto turn_span = talk_.transcript.turns[turn].span;
    std::size_t open = kNowhere;
    for (std::size_t i = 0; i <= words.size(); ++i) {
      const auto from = i == 0 ? turn_span.begin : words[i - 1].span.end;
      const auto to = i == words.size() ? turn_span.end : words[i].span.begin;
      if (from >= to || !mark_between(from, to)) continue;
      if (open < i) {
        stretches.push_back({open, i});
        open = kNowhere;
        // "… noget’. ’Og så": one closes and the next opens in the same place.
        if (marks_in(from, to) > 1 && i < words.size()) open = i;
      } else {
        open = i;
      }
    }
    return stretches;
  }

  [[nodiscard]] std::size_t marks_in(std::uint32_t from, std::uint32_t to) const {
    const auto between = quote(talk_.transcript.text, {from, to});
    std::size_t count = 0;
    for (const auto mark : kOpening) {
      for (auto at = between.find(mark); at != std::string_view::npos; at = between.find(mark, at + mark.size()))
        ++count;
    }
    return count;
  }

  [[nodiscard]] Shared shared(TurnIndex turn, const Words& words, TurnIndex with) const {
    Shared shared;
    const auto& there = original_.tokens[with];
    double all = 0;
    std::size_t first = kNowhere, last = 0;
    for (auto i = words.first; i < words.last; ++i) {
      const auto& token = tokens(turn)[i];
      const auto weight = weight_of(token);
      all += weight;
      const auto at = std::ranges::find_if(there, [&](const Token& other) { return same_word(token, other); });
      if (at == there.end()) continue;
      shared.weight += weight;
      if (!token.type->carries_topic()) continue;
      const auto place = static_cast<std::size_t>(at - there.begin());
      first = std::min(first, place);
      last = std::max(last, place);
    }
    shared.run = longest_run(turn, words, with);
    shared.strength = all > 0 ? shared.weight / all : 0;
    if (first != kNowhere) shared.span = {there[first].span.begin, there[last].span.end};
    if (first == kNowhere && !there.empty() && shared.weight > 0)
      shared.span = {there.front().span.begin, there.back().span.end};
    return shared;
  }

  /// Length of the longest run of words that stand together in both. Quotations are short: quadratic is fine.
  [[nodiscard]] std::size_t longest_run(TurnIndex turn, const Words& words, TurnIndex with) const {
    const auto& here = tokens(turn);
    const auto& there = original_.tokens[with];
    std::vector<std::size_t> ends(there.size() + 1, 0);
    std::size_t longest = 0;
    for (auto i = words.first; i < words.last; ++i) {
      for (auto j = there.size(); j > 0; --j) {
        ends[j] = same_word(here[i], there[j - 1]) ? ends[j - 1] + 1 : 0;
        longest = std::max(longest, ends[j]);
      }
    }
    return longest;
  }

  void tie(TurnIndex turn, const Words& words, QuotedBy how) {
    if (words.last - words.first < kFewestWords) return;
    std::optional<TurnIndex> best;
    Shared most;
    for (TurnIndex with = 0; with < original_.tokens.size(); ++with) {
      const auto here = shared(turn, words, with);
      // Among turns that hold about as much, the one with the longer run of the same words is quoted.
      const auto score = here.strength + 0.05 * static_cast<double>(here.run);
      if (!best || score > most.strength + 0.05 * static_cast<double>(most.run)) {
        best = with;
        most = here;
      }
    }
    if (!best || most.strength < kLeastShared || most.span.empty()) return;
    found_.push_back({turn, span_of(turn, words), *best, most.span, most.strength, how});
  }

  /// Runs of the same words that no mark shows, outside what is tied already.
  void runs(TurnIndex turn) {
    std::size_t first = 0;
    while (first + kShortestRun <= tokens(turn).size()) {
      std::size_t longest = 0;
      for (TurnIndex with = 0; with < original_.tokens.size(); ++with) {
        longest = std::max(longest, run_from(turn, first, with));
      }
      const Words words{first, first + longest};
      double weight = 0;
      for (auto i = words.first; i < words.last; ++i) weight += weight_of(tokens(turn)[i]);
      if (longest < kShortestRun || weight < kLeastRun) {
        ++first;
        continue;
      }
      if (!is_tied(turn, words)) tie(turn, words, QuotedBy::words);
      first += longest;
    }
  }

  [[nodiscard]] std::size_t run_from(TurnIndex turn, std::size_t first, TurnIndex with) const {
    const auto& here = tokens(turn);
    const auto& there = original_.tokens[with];
    std::size_t longest = 0;
    for (std::size_t at = 0; at < there.size(); ++at) {
      std::size_t length = 0;
      while (first + length < here.size() && at + length < there.size() &&
             same_word(here[first + length], there[at + length])) {
        ++length;
      }
      longest = std::max(longest, length);
    }
    return longest;
  }

  [[nodiscard]] bool is_tied(TurnIndex turn, const Words& words) const {
    const auto span = span_of(turn, words);
    return std::ranges::any_of(found_, [&](const Quotation& known) {
      return known.turn == turn && known.span.begin < span.end && span.begin < known.span.end;
    });
  }

  /// "linje 12", "i tur 12", "nummer 12"
  void numbers(TurnIndex turn) {
    const auto& words = tokens(turn);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      constexpr std::array<std::string_view, 8> kCounted = {"linje",  "linie", "tur",  "taletur",
                                                            "nummer", "line",  "turn", "number"};
      if (std::ranges::find(kCounted, words[i].type->lemma) == kCounted.end() &&
          std::ranges::find(kCounted, words[i].type->folded) == kCounted.end()) {
        continue;
      }
      const auto& written = words[i + 1].type->folded;
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
      if (error != std::errc{} || end != written.data() + written.size()) continue;
      const auto named = original_.transcript.turn_numbered(number);
      if (!named) continue;
      found_.push_back({turn, {words[i].span.begin, words[i + 1].span.end}, *named, {}, 1, QuotedBy::number});
    }
  }

  const AnnotatedTranscript& talk_;
  const AnnotatedTranscript& original_;
  std::vector<Quotation> found_;
};

}  // namespace

std::string_view code(QuotedBy how) {
  switch (how) {
    case QuotedBy::marks:
      return "marks";
    case QuotedBy::number:
      return "number";
    case QuotedBy::words:
      return "words";
  }
  return {};
}

std::vector<Quotation> find_quotations(const AnnotatedTranscript& retrospective, const AnnotatedTranscript& original) {
  return QuotationFinder(retrospective, original).find();
}

}  // namespace gribning
