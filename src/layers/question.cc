// SPDX-License-Identifier: MIT
#include "gribning/layers/question.h"

#include <algorithm>
#include <optional>

#include "clause.h"
#include "question_word.h"
#include "statement_question.h"

namespace gribning {
namespace {

bool offers_alternative(Words words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (one_of(words[i], {"eller", "or"}) && !one_of(words[i + 1], {"hvad", "noget", "what", "something"})) return true;
  }
  return false;
}

/// "fortæl", "prøv at beskrive": an invitation to tell in the form of a request.
bool is_invitation(Words body) {
  return body.size() >= 2 && one_of(body[0], {"fortæl", "beskriv", "tell", "describe"});
}

bool tells(const Token& token) {
  return one_of(token, {"sige", "fortælle", "beskrive", "forklare", "tell", "describe", "explain", "say"});
}

/// The clause that a request for telling or asking leads to: "må jeg spørge hvad det er", "vil du sige hvordan …".
std::optional<Words> after_request(Words body) {
  for (std::size_t i = 2; i + 1 < body.size() && i < 8; ++i) {
    if (!tells(body[i]) && !one_of(body[i], {"spørge", "høre", "ask"})) continue;
    for (std::size_t j = i + 1; j + 1 < body.size(); ++j) {
      if (is_question_word(body[j])) return body.subspan(j);
    }
    return std::nullopt;
  }
  return std::nullopt;
}

/// "vil du fortælle om …", "kan du beskrive …"
bool asks_for_telling(Words body) {
  if (!one_of(body[0], {"vil", "kan", "kunne", "ville", "can", "could", "will", "would"}) || !is_addressee(body[1])) {
    return false;
  }
  return std::ranges::any_of(body.subspan(2, std::min<std::size_t>(body.size() - 2, 6)), tells);
}

/// A sign of the verb-first clause that it is a condition: "får man pension, så må man godt …".
bool is_condition_for(Words next) {
  return next.size() > 2 && one_of(next[0], {"så", "then"}) && !next[0].ends_clause &&
         (is_finite(next[1]) || next[1].type->is(WordClass::verb));
}

/// "får man pension, så må man godt …"
bool is_condition(Words sentence) {
  for (std::size_t i = 1; i + 2 < sentence.size(); ++i) {
    if (sentence[i].ends_clause && is_condition_for(sentence.subspan(i + 1))) return true;
  }
  return false;
}

class QuestionFinder {
 public:
  QuestionFinder(Words tokens, bool marked) : tokens_(tokens), marked_(marked) {}

  std::vector<Question> find() {
    std::uint32_t first = 0;
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!(tokens_[i].ends_sentence || (!marked_ && tokens_[i].ends_clause))) continue;
      if (marked_ && tokens_[i].asked) {
        asked_sentence(first, i + 1);
      } else if (marked_) {
        unasked_sentence(first, i + 1);
      } else {
        clause(first, i + 1);
      }
      first = i + 1;
    }
    return std::move(questions_);
  }

 private:
  [[nodiscard]] Words words(std::uint32_t first, std::uint32_t last) const {
    return tokens_.subspan(first, last - first);
  }

  /// What word order says about a clause and what follows it in its sentence.
  [[nodiscard]] static std::optional<QuestionShape> by_word_order(Words body) {
    if (body.empty()) return std::nullopt;
    if (is_verb_first(body)) {
      if (asks_for_telling(body)) return QuestionShape::open;
      if (const auto request = after_request(body)) return shape_of_question_word(*request);
      return offers_alternative(body) ? QuestionShape::alternative : QuestionShape::polar;
    }
    auto phrase = body;
    while (phrase.size() > 1 && !is_question_word(phrase[0]) &&
           (phrase[0].type->is(WordClass::preposition) || one_of(phrase[0], {"så"}))) {
      phrase = phrase.subspan(1);
    }
    if (!is_question_word(phrase[0])) return std::nullopt;
    if (is_main_question(phrase) || is_short_question(phrase)) return shape_of_question_word(phrase);
    return std::nullopt;
  }

  /// "hvorfor?", "hvad med dig", "hvor mange timer": a question word without a verb.
  [[nodiscard]] static bool is_short_question(Words phrase) {
    const auto end = std::ranges::find_if(phrase, &Token::ends_clause);
    const auto clause =
        phrase.first(std::min<std::size_t>(phrase.size(), static_cast<std::size_t>(end - phrase.begin()) + 1));
    if (one_of(clause[0], {"hvad", "what", "how"}) && clause.size() > 1 && one_of(clause[1], {"med", "about"}))
      return true;
    if (clause.size() > 5 || !is_verbless(clause.subspan(1))) return false;
    if (std::ranges::any_of(clause.subspan(1), is_subject) && !one_of(clause[0], {"hvorfor", "why"})) return false;
    // "hvor fint": an exclamation.
    if (one_of(clause[0], {"hvor", "how"}) && clause.size() == 2) {
      return clause[1].asked ||
             one_of(clause[1], {"længe", "mange", "meget", "tit", "ofte", "langt", "henne", "many", "long"});
    }
    return true;
  }

  void asked_sentence(std::uint32_t first, std::uint32_t last) {
    const auto sentence = words(first, last);
    std::optional<QuestionShape> shape;
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      const auto body = without_lead(words(begin, last));
      const bool clause_ends = tokens_[i].ends_clause || i + 1 == last;
      if (!clause_ends) continue;
      if (const auto seen = by_word_order(body)) {
        const bool cleft = i + 1 < last && is_subject(tokens_[i + 1]);
        const bool search = begin > first && i + 1 < last && is_word_search(words(begin, i + 1)) && !cleft;
        const bool trailing = shape && one_of(tokens_[begin], {"eller", "or"});
        if (!search && !trailing) shape = seen;
      } else if (shape == QuestionShape::open && is_verbless(words(begin, i + 1)) &&
                 std::ranges::any_of(words(begin, i + 1), [](const Token& t) { return t.type->number; })) {
        shape = QuestionShape::fact;
      }
      begin = i + 1;
    }
    if (shape) return add(*shape, first, last);
    if (is_go_ahead(sentence) || is_self_answered(sentence, last)) return;
    if (follows_question(first) && is_verbless(sentence)) {
      // "… derude? På HF?" is an increment; "Knapper, en saks?" offers an answer.
      auto& before = questions_.back();
      if (!sentence[0].type->is(WordClass::preposition)) before.shape = QuestionShape::declarative;
      before.last = last;
      return;
    }
    add(is_topic(sentence) ? QuestionShape::open : QuestionShape::declarative, first, last);
  }

  /// In a transcript with question marks a sentence without one asks only when its form leaves no doubt.
  void unasked_sentence(std::uint32_t first, std::uint32_t last) {
    const auto sentence = words(first, last);
    const auto body = without_lead(sentence);
    if (body.empty()) return;
    if (is_invitation(body)) return add(QuestionShape::open, first, last);
    if (is_verb_first(body) && is_subject(body[1]) && !is_condition(body)) {
      return add(by_word_order(body).value_or(QuestionShape::polar), first, last);
    }
    if (last == tokens_.size() && is_left_to_complete(body)) return add(QuestionShape::declarative, first, last);
  }

  void clause(std::uint32_t first, std::uint32_t last) {
    const auto all = words(first, last);
    const auto body = without_lead(all);
    const bool asked = tokens_[last - 1].asked;
    const bool final = last == tokens_.size();
    if (final && first == 0 && is_prompt(all)) return add(QuestionShape::open, first, last);
    if (body.empty()) {
      if (asked && final && !is_go_ahead(all)) add(QuestionShape::declarative, first, last);
      return;
    }
    if (const auto shape = by_word_order(body)) {
      if (is_part_of_statement(body, first, last)) return;
      return add(*shape, first, last);
    }
    if (is_invitation(body)) return add(QuestionShape::open, first, last);
    if (const auto later = question_inside(body)) return add(*later, first, last);
    if (!final) return;
    if (is_question_word(body.back()) && body.size() <= 3) return add(QuestionShape::fact, first, last);
    if (is_question_word(body[0]) && wants_to_hear(first)) return add(shape_of_question_word(body), first, last);
    if (is_statement_question(all)) return add(QuestionShape::declarative, first, last);
    if (is_topic_proffer(first, last)) return add(QuestionShape::open, first, last);
    if (asked) add(QuestionShape::declarative, first, last);
  }

  /// Words in the order of a question that belong to a statement around them.
  [[nodiscard]] bool is_part_of_statement(Words body, std::uint32_t first, std::uint32_t last) const {
    const auto rest = words(last, static_cast<std::uint32_t>(tokens_.size()));
    if (is_verb_first(body)) {
      // "hjemme (.) i køkkenet (.) spørger de": the verb follows what stands first.
      if (first > 0 && body.size() == last - first) {
        const auto fronted = without_lead(words(clause_before(first), first));
        if (!fronted.empty() && fronted[0].type->is(WordClass::preposition) && is_verbless(fronted)) return true;
        // What is written down is read aloud: "så skriver jeg (.) har erfaring med …"
        if (has_one_of(fronted, {"skriver", "noterer", "skrive"}) && !is_subject(body[1])) return true;
      }
      return is_condition_for(rest);
    }
    if (tokens_[last - 1].asked) return false;
    // "bange for det der med (.) hvad skal der ske"
    if (first > 1 && body.size() == last - first && one_of(tokens_[first - 1], {"med", "om"}) &&
        one_of(tokens_[first - 2], {"der", "noget"})) {
      return true;
    }
    if (rest.empty()) return false;
    // "hvad for en (.) det har ingen sagt"
    if (is_verbless(body) && one_of(rest[0], {"det", "den"})) return true;
    return is_word_search(body) || body.size() == 1;
  }

  [[nodiscard]] std::uint32_t clause_before(std::uint32_t first) const {
    auto begin = first - 1;
    while (begin > 0 && !tokens_[begin - 1].ends_clause) --begin;
    return begin;
  }

  /// "jeg vil hellere høre dig (.) hvordan en uge ser ud"
  [[nodiscard]] bool wants_to_hear(std::uint32_t first) const {
    const auto before = words(0, first);
    return has_one_of(before, {"vil"}) && has_one_of(before, {"høre", "vide"});
  }

  /// A main question further on in a clause that no pause divides: "jeg skal høre hvad laver du så om dagen".
  [[nodiscard]] static std::optional<QuestionShape> question_inside(Words body) {
    for (std::size_t i = 1; i + 2 < body.size(); ++i) {
      if (is_question_word(body[i]) && is_finite(body[i + 1]) && is_subject(body[i + 2])) {
        return shape_of_question_word(body.subspan(i));
      }
    }
    // "så skal jeg spørge om du har …"
    for (std::size_t i = 0; i + 3 < body.size(); ++i) {
      if (one_of(body[i], {"spørge"}) && one_of(body[i + 1], {"om"}) && is_subject(body[i + 2])) {
        return QuestionShape::polar;
      }
    }
    // "Tobias vil du …": an address and a verb-first clause.
    if (body.size() >= 3 && body[0].type->carries_topic() && one_of(body[1], {"vil", "kan", "må", "skal"}) &&
        is_addressee(body[2])) {
      return QuestionShape::polar;
    }
    return std::nullopt;
  }

  /// "og røgen"; "nå men (.) skulderen".
  [[nodiscard]] bool is_topic_proffer(std::uint32_t first, std::uint32_t last) const {
    const auto all = words(first, last);
    if (is_topic(all) && one_of(all[0], {"og", "men", "and", "but"})) return true;
    return first > 0 && all.size() == 1 && is_topic(all) && one_of(tokens_[first - 1], {"og", "men"});
  }

  /// "På FGU? Nej nej, der er ingen krav."
  [[nodiscard]] bool is_self_answered(Words sentence, std::uint32_t last) const {
    return last < tokens_.size() && !tokens_[last].asked && is_verbless(sentence) &&
           one_of(tokens_[last], {"ja", "nej", "jo", "yes", "no"});
  }

  [[nodiscard]] bool follows_question(std::uint32_t first) const {
    return first > 0 && !questions_.empty() && questions_.back().last == first;
  }

  void add(QuestionShape shape, std::uint32_t first, std::uint32_t last) { questions_.push_back({shape, first, last}); }

  Words tokens_;
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

std::vector<Question> find_questions(std::span<const Token> tokens, bool marked) {
  return QuestionFinder(tokens, marked).find();
}

}  // namespace gribning
