// SPDX-License-Identifier: MIT
#include "gribning/layers/question.h"

#include <algorithm>
#include <span>

namespace gribning {
namespace {

using Words = std::span<const Token>;

bool one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, token.type->folded) != words.end();
}

/// What comes before a clause says anything: "ja", "okay", "men", "øh" …
std::size_t skip_connectors(Words words) {
  std::size_t at = 0;
  while (at < words.size() && words[at].type->is(WordClass::connector) && !words[at].type->is(WordClass::hv)) ++at;
  return at;
}

/// "hvor længe", "hvornår", "hvem", "hvad hedder", "hvilken": one fact answers them.
bool asks_for_fact(Words words) {
  const auto& first = words.front();
  if (one_of(first, {"hvornår", "hvem", "hvilken", "hvilket", "when", "who", "where", "which"})) return true;
  const auto second_is = [&](std::initializer_list<std::string_view> list) {
    return words.size() > 1 && one_of(words[1], list);
  };
  if (one_of(first, {"hvor"})) return true;
  if (one_of(first, {"hvad"}))
    return second_is({"hedder", "hed", "koster", "kostede", "dato", "nummer", "for", "er", "var"}) &&
           (second_is({"hedder", "hed", "koster", "kostede", "dato", "nummer"}) ||
            (words.size() > 2 && one_of(words[2], {"en", "et", "klokken", "dit", "din"})));
  if (one_of(first, {"how"})) return second_is({"many", "much", "long", "old", "often", "far", "big"});
  return false;
}

bool is_polar(Words words) {
  return words.size() > 1 && words[0].type->is(WordClass::verb) && words[1].type->is(WordClass::subject);
}

bool offers_alternative(Words words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (one_of(words[i], {"eller", "or"}) && !one_of(words[i + 1], {"hvad", "noget", "what", "something"})) return true;
  }
  return false;
}

class QuestionFinder {
 public:
  QuestionFinder(const std::vector<Token>& tokens, bool marked) : tokens_(tokens), marked_(marked) {}

  std::vector<Question> find() {
    std::uint32_t first = 0;
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool ends = tokens_[i].ends_sentence || (!marked_ && tokens_[i].ends_clause);
      if (!ends) continue;
      sentence(first, i + 1);
      first = i + 1;
    }
    return std::move(questions_);
  }

 private:
  void sentence(std::uint32_t first, std::uint32_t last) {
    const bool asked = tokens_[last - 1].asked;
    if (marked_ && !asked) {
      // An invitation to tell is a question without its mark.
      if (is_invitation(first, last)) add(QuestionShape::open, first, last);
      return;
    }
    const auto clause = Words(tokens_).subspan(first, last - first);
    const auto start = skip_connectors(clause);
    const auto body = clause.subspan(start);
    if (body.empty()) {
      if (asked) add(QuestionShape::declarative, first, last);
      return;
    }
    if (const auto at = question_word(body); at < body.size()) {
      const auto rest = body.subspan(at);
      if (asked && ends_in_candidate(rest)) {
        add(QuestionShape::polar, first, last);
      } else {
        add(asks_for_fact(rest) ? QuestionShape::fact : QuestionShape::open, first, last);
      }
      return;
    }
    if (is_polar(body) || polar_later(body, asked)) {
      add(offers_alternative(body) ? QuestionShape::alternative : QuestionShape::polar, first, last);
      return;
    }
    if (!asked) {
      if (is_invitation(first, last)) {
        add(QuestionShape::open, first, last);
      } else if (is_elliptical(clause, start) && last == tokens_.size()) {
        add(QuestionShape::open, first, last);
      }
      return;
    }
    add(is_elliptical(clause, start) ? QuestionShape::open : QuestionShape::declarative, first, last);
  }

  /// Position of a question word that opens the clause; "på hvilken måde" counts, "det hvad" does not.
  static std::size_t question_word(Words body) {
    for (std::size_t i = 0; i < std::min<std::size_t>(body.size(), 3); ++i) {
      if (body[i].type->is(WordClass::hv)) return i;
      if (!body[i].type->is(WordClass::preposition) && !body[i].type->is(WordClass::particle) &&
          !body[i].type->is(WordClass::connector)) {
        break;
      }
    }
    return body.size();
  }

  /// "hvad med økonomien, går det rundt?"
  static bool ends_in_candidate(Words body) {
    for (std::size_t i = 2; i + 2 < body.size(); ++i) {
      if (body[i].ends_clause && is_polar(body.subspan(i + 1))) return true;
    }
    return false;
  }

  /// A question after an address or a lead-in: "Poul, må jeg …", "du, kan vi …", "sig mig, har du …".
  static bool polar_later(Words body, bool asked) {
    for (std::size_t i = 0; i + 2 < body.size(); ++i) {
      if (body[i].ends_clause && (asked || i < 2)) {
        auto rest = body.subspan(i + 1);
        rest = rest.subspan(skip_connectors(rest));
        if (!rest.empty() && is_polar(rest)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_invitation(std::uint32_t first, std::uint32_t last) const {
    const auto clause = Words(tokens_).subspan(first, last - first);
    const auto body = clause.subspan(skip_connectors(clause));
    return body.size() >= 2 && one_of(body[0], {"fortæl", "beskriv", "tell", "describe"});
  }

  /// "og helbredet?", "hvad med …" has a question word; "og mareridtene".
  static bool is_elliptical(Words clause, std::size_t start) {
    return start > 0 && one_of(clause[start - 1], {"og", "and"}) && clause.size() - start <= 4 &&
           !clause[start].type->is(WordClass::subject) && !clause[start].type->is(WordClass::verb);
  }

  void add(QuestionShape shape, std::uint32_t first, std::uint32_t last) { questions_.push_back({shape, first, last}); }

  const std::vector<Token>& tokens_;
  bool marked_;
  std::vector<Question> questions_;
};

}  // namespace

std::string_view code(QuestionShape shape) {
  switch (shape) {
    case QuestionShape::open:
      return "open";
    case QuestionShape::fact:
      return "fact";
    case QuestionShape::polar:
      return "polar";
    case QuestionShape::alternative:
      return "alternative";
    case QuestionShape::declarative:
      return "declarative";
  }
  return {};
}

std::vector<Question> find_questions(const std::vector<Token>& tokens, bool marked) {
  return QuestionFinder(tokens, marked).find();
}

}  // namespace gribning
