// SPDX-License-Identifier: MIT
#include "enclosures.h"

#include <algorithm>
#include <array>
#include <optional>

#include "characters.h"

namespace gribning::notation {
namespace {

/// A manner tag of GAT2 is a word or two: "<<lachend>", "<<pp>".
constexpr std::uint32_t kLongestManner = 40;

/// Tempi inside tempi; an opener that was never closed is forgotten at some point.
constexpr std::size_t kMostOpenTempi = 4;

/// CHAT-CA signs that open and close alike.
constexpr std::array<UChar32, 8> kToggles = {0x2206 /*∆*/, 0x2207 /*∇*/, 0x25C9 /*◉*/, 0x263A /*☺*/,
                                             0x222C /*∬*/, 0x204E /*⁎*/, 0x264B /*♋*/, 0x2047 /*⁇*/};

/// Bytes with which a sign that encloses may begin; all others are passed by.
class SignBytes {
 public:
  constexpr SignBytes() {
    // Behind the ASCII signs: £ ° º, ˚, and those from U+2000 on.
    for (const char c : std::string_view("()[]<>*_\xC2\xCB\xE2")) begins_[static_cast<unsigned char>(c)] = true;
  }
  /// The first of them from `at` on, `end` when there is none.
  [[nodiscard]] constexpr std::uint32_t next(std::string_view text, std::uint32_t at, std::uint32_t end) const {
    while (at < end && !begins_[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }

 private:
  std::array<bool, 256> begins_{};
};
constexpr SignBytes kSignBytes;

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Span>& pieces, Convention convention)
      : text_(text), pieces_(pieces), convention_(convention) {}

  Enclosures run() {
    for (const Span piece : pieces_) {
      piece_ = piece;
      const auto next = [&](std::uint32_t at) { return kSignBytes.next(text_, at, piece.end); };
      for (auto at = next(piece.begin); at < piece.end; at = next(step(at))) {
      }
    }
    // Signs that are their own partner, and breaths, are found later than they begin.
    const auto opens_before = [](const Enclosure& x, const Enclosure& y) { return x.open.begin < y.open.begin; };
    if (!std::is_sorted(found_.all.begin(), found_.all.end(), opens_before)) {
      std::sort(found_.all.begin(), found_.all.end(), opens_before);
      renumber();
    }
    return std::move(found_);
  }

 private:
  using Stack = std::vector<std::uint32_t>;

  std::uint32_t step(std::uint32_t at) {
    std::uint32_t after = 0;
    const UChar32 c = decode_at(text_, at, after);
    if (c < 0x80 && (is_letter(c) || is_space(c) || is_digit(c))) return after;
    switch (c) {
      case '(':
        return open(round_, '(', {at, after});
      case ')':
        return close(round_, {at, after});
      case '[':
        return open(square_, '[', {at, after});
      case ']':
        return close(square_, {at, after});
      case 0x2308:  // ⌈
        return open(top_, 0x2308, {at, with_index(after)});
      case 0x2309:  // ⌉
        return close(top_, {at, with_index(after)});
      case 0x230A:  // ⌊
        return open(bottom_, 0x230A, {at, with_index(after)});
      case 0x230B:  // ⌋
        return close(bottom_, {at, with_index(after)});
      case '<':
      case '>':
        return tempo(c, at, after);
      case 0xA3:  // £
        return smile_voice(at, after);
      case '*':
      case '_':
        return emphasis(c, at, after);
      default:
        break;
    }
    if (is_degree(c)) return quiet(at, after);
    if (std::find(kToggles.begin(), kToggles.end(), c) != kToggles.end()) return toggle(c, {at, after});
    return after;
  }

  std::uint32_t add(char32_t sign, Span span) {
    found_.all.push_back({sign, span, {span.end, span.end}, false});
    return static_cast<std::uint32_t>(found_.all.size() - 1);
  }

  void pair(std::uint32_t enclosure, Span closing) {
    found_.all[enclosure].close = closing;
    found_.closings.push_back({closing.begin, closing.end, enclosure});
  }

  std::uint32_t open(Stack& stack, char32_t sign, Span span) {
    stack.push_back(add(sign, span));
    return span.end;
  }

  std::uint32_t close(Stack& stack, Span span) {
    if (!stack.empty()) {
      pair(stack.back(), span);
      stack.pop_back();
    }
    return span.end;
  }

  /// Opens at the first sign, closes at the next of the same kind; an opener without a partner is no enclosure.
  std::uint32_t toggle(UChar32 c, Span span) {
    for (Pending& pending : pending_) {
      if (pending.sign != c) continue;
      if (pending.open) {
        const std::uint32_t enclosure = add(static_cast<char32_t>(c), *pending.open);
        pair(enclosure, span);
        pending.open.reset();
      } else {
        pending.open = span;
      }
      return span.end;
    }
    pending_.push_back({c, span});
    return span.end;
  }

  std::uint32_t with_index(std::uint32_t after) const {
    while (after < piece_.end && is_digit(static_cast<unsigned char>(text_[after]))) ++after;
    return after;
  }

  [[nodiscard]] UChar32 before(std::uint32_t at) const { return decode_before(text_, piece_.begin, at); }
  [[nodiscard]] UChar32 at_or_space(std::uint32_t at) const {
    if (at >= piece_.end) return ' ';
    std::uint32_t after = 0;
    return decode_at(text_, at, after);
  }

  std::uint32_t tempo(UChar32 c, std::uint32_t at, std::uint32_t after) {
    if (convention_ == Convention::gat2 && c == '<' && at_or_space(after) == '<') {
      if (const auto tag = manner(at)) return open(manner_, 'g', *tag);
    }
    if (convention_ == Convention::gat2 && c == '>' && !manner_.empty()) return close(manner_, {at, after});
    if (convention_ == Convention::plain || convention_ == Convention::chat_ca) return after;
    // "->" and "=>" at the edge of a line point; they do not hurry.
    if (c == '>' && (before(at) == '-' || before(at) == '=') && at <= piece_.begin + 3) return after;
    const UChar32 partner = c == U'<' ? U'>' : U'<';
    // A sign that touches a word on its right only begins something, even inside another tempo.
    const bool begins = is_word_char(at_or_space(after)) && !is_word_char(before(at));
    for (std::size_t i = tempo_.size(); i-- > 0 && !begins;) {
      if (tempo_[i].sign != partner) continue;
      const std::uint32_t enclosure = add(static_cast<char32_t>(partner), tempo_[i].span);
      pair(enclosure, {at, after});
      tempo_.erase(tempo_.begin() + static_cast<std::ptrdiff_t>(i));
      return after;
    }
    if (tempo_.size() == kMostOpenTempi) tempo_.erase(tempo_.begin());
    tempo_.push_back({c, {at, after}});
    return after;
  }

  /// "<<p>" beginning at `at`.
  [[nodiscard]] std::optional<Span> manner(std::uint32_t at) const {
    const std::uint32_t limit = std::min(piece_.end, at + kLongestManner);
    for (std::uint32_t i = at + 2; i < limit; ++i) {
      if (text_[i] == '>') return Span{at, i + 1};
      if (text_[i] == '<') break;
    }
    return std::nullopt;
  }

  std::uint32_t smile_voice(std::uint32_t at, std::uint32_t after) {
    if (convention_ == Convention::plain || is_digit(before(at)) || is_digit(at_or_space(after))) return after;
    return toggle(0xA3, {at, after});
  }

  /// *ord* and _ord_: the sign touches the word on its inner side and no word on its outer side.
  std::uint32_t emphasis(UChar32 c, std::uint32_t at, std::uint32_t after) {
    const bool word_before = is_word_char(before(at));
    const bool word_after = is_word_char(at_or_space(after));
    std::optional<Span>& opened = c == '*' ? star_ : underscore_;
    if (!word_before && word_after) {
      opened = Span{at, after};
    } else if (opened && word_before && !word_after) {
      const std::uint32_t enclosure = add(static_cast<char32_t>(c), *opened);
      pair(enclosure, {at, after});
      opened.reset();
    }
    return after;
  }

  /// GAT2 writes breath as °h and h°, and no sign tells it from quiet talk that begins with a breath. So outside
  /// GAT2 such a sign is breath only when the other signs of the turn pair up without it.
  std::uint32_t quiet(std::uint32_t at, std::uint32_t after) {
    while (after < piece_.end && is_degree(at_or_space(after))) {
      std::uint32_t next = 0;
      decode_at(text_, after, next);
      after = next;
    }
    if (convention_ != Convention::chat_ca && (convention_ == Convention::gat2 || lone_breaths())) {
      if (const auto breath = breath_at({at, after})) {
        add('h', *breath);
        return std::max(after, breath->end);
      }
    }
    if (is_digit(before(at)) && convention_ == Convention::plain) return after;
    return toggle(0xB0, {at, after});
  }

  /// The breath that the sign makes with the h's beside it, when they stand alone.
  [[nodiscard]] std::optional<Span> breath_at(Span sign) const {
    std::uint32_t end = sign.end;
    while (end < piece_.end && text_[end] == 'h') ++end;
    if (end > sign.end && !is_word_char(before(sign.begin)) && ends_there(end)) return Span{sign.begin, end};
    std::uint32_t begin = sign.begin;
    while (begin > piece_.begin && text_[begin - 1] == 'h') --begin;
    if (begin < sign.begin && starts_there(begin) && ends_there(sign.end)) return Span{begin, sign.end};
    return std::nullopt;
  }
  [[nodiscard]] bool ends_there(std::uint32_t at) const {
    return !is_word_char(at_or_space(at)) && !is_degree(at_or_space(at));
  }
  [[nodiscard]] bool starts_there(std::uint32_t at) const {
    const UChar32 c = before(at);
    return !is_word_char(c) && !is_degree(c) && c != ':';
  }

  /// The signs of quiet talk pair up without those that are breaths.
  [[nodiscard]] bool lone_breaths() {
    if (!lone_breaths_) lone_breaths_ = count_quiet_signs() % 2 == 0;
    return *lone_breaths_;
  }

  [[nodiscard]] std::size_t count_quiet_signs() {
    const Span here = piece_;
    std::size_t signs = 0;
    for (const Span piece : pieces_) {
      piece_ = piece;
      for (std::uint32_t at = piece.begin; at < piece.end;) {
        std::uint32_t after = 0;
        const UChar32 c = decode_at(text_, at, after);
        if (is_degree(c)) {
          while (after < piece.end && is_degree(at_or_space(after))) {
            std::uint32_t next = 0;
            decode_at(text_, after, next);
            after = next;
          }
          if (!breath_at({at, after})) ++signs;
        }
        at = after;
      }
    }
    piece_ = here;
    return signs;
  }

  void renumber() {
    // Sorting moved the enclosures; closings find theirs again by the closing sign that both know.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_close;
    by_close.reserve(found_.all.size());
    for (std::uint32_t i = 0; i < found_.all.size(); ++i) {
      if (found_.all[i].closed()) by_close.emplace_back(found_.all[i].close.begin, i);
    }
    std::sort(by_close.begin(), by_close.end());
    for (std::size_t i = 0; i < by_close.size(); ++i) found_.closings[i].enclosure = by_close[i].second;
  }

  struct Pending {
    UChar32 sign = 0;
    std::optional<Span> open;
  };
  struct Opened {
    UChar32 sign = 0;
    Span span;
  };

  std::string_view text_;
  const std::vector<Span>& pieces_;
  Convention convention_;
  Span piece_;
  Enclosures found_;
  Stack round_, square_, top_, bottom_, manner_;
  std::vector<Pending> pending_;
  std::vector<Opened> tempo_;
  std::optional<Span> star_;
  std::optional<Span> underscore_;
  /// Asked for at the first of them only.
  std::optional<bool> lone_breaths_;
};

}  // namespace

Enclosures find_enclosures(std::string_view text, const std::vector<Span>& pieces, Convention convention) {
  return Finder(text, pieces, convention).run();
}

}  // namespace gribning::notation
