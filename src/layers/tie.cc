// SPDX-License-Identifier: MIT
#include "gribning/layers/tie.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "gribning/layers/minimal.h"
#include "gribning/layers/question.h"
#include "recurrence.h"

namespace gribning {
namespace {

using Words = std::span<const Token>;

/// Labels that count as signs of a tie under their own name: what the turn does with what was said, as cues tell.
constexpr std::array<std::string_view, 2> kActions = {"action/formulation", "action/praise"};

/// A turn longer than this does more than receive.
constexpr std::size_t kLongestReceipt = 12;

double up_to(double count, double enough) { return std::min(count, enough) / enough; }

/// Finds the signs of a tie; `Keep` takes each by its name without "tie/" and its value.
template <class Keep>
class TieSigns {
 public:
  TieSigns(const AnnotatedTranscript& talk, const Stretch& said, TurnIndex to, Keep keep)
      : talk_(talk),
        turn_(said.turn),
        whole_(talk.tokens[said.turn]),
        to_(to),
        other_(talk.tokens[to]),
        keep_(std::move(keep)) {
    const auto last = std::min(said.last, whole_.size());
    const auto first = std::min(said.first, last);
    words_ = whole_.subspan(first, last - first);
  }

  void find() {
    if (words_.empty()) return;
    receipt_ = receipt_length(words_);
    recurrence_ = find_recurrence(words_, other_, shared_words(words_, other_));
    if (words_.size() == whole_.size()) {
      questions_ = talk_.questions[turn_];
    } else {
      some_questions_ = find_questions(words_, talk_.marked);
      questions_ = some_questions_;
    }
    add_words();
    add_lengths();
    add_questions();
    add_cues();
  }

 private:
  void add_words() {
    const auto& again = recurrence_;
    add("shared", std::log1p(again.surprise) / 3);
    add("shared-near", std::log1p(again.surprise_near) / 3);
    add("shared-first", std::log1p(again.surprise_first) / 3);
    add("share-of-other", again.share_of_other);
    add("words-of-other", again.words_of_other);
    add("share-of-turn", again.share_of_turn);
    add("pairs-of-other", again.pairs_of_other);
    add("run", up_to(static_cast<double>(again.longest_run), 6));
    add("repeat", again.closest);
    when("repeat-early", again.early);
    when("repeat-last-word", again.last_word);
    add("repeat-sentences", up_to(static_cast<double>(again.sentences), 4));
  }

  void add_lengths() {
    const auto length = static_cast<double>(words_.size());
    add("length", up_to(length, 16));
    add("other-length", up_to(static_cast<double>(other_.size()), 15));
    when("other-breaks-off", breaks_off());
    when("receipt-first", receipt_ > 0);
  }

  void add_questions() {
    const bool other_asks = !talk_.questions[to_].empty();
    when("answers-in-same-words", other_asks && recurs());
    when("answers-otherwise", other_asks && !recurs());
    when("answers-at-length", other_asks && words_.size() > 5);
    if (questions_.empty()) return;
    when("question", true);
    when("question-last", questions_.back().last == words_.size());
    when("question-same-words", std::ranges::any_of(questions_, [&](const Question& question) {
           return is_wh(question) &&
                  std::find(recurrence_.again.begin() + question.first, recurrence_.again.begin() + question.last,
                            true) != recurrence_.again.begin() + question.last;
         }));
  }

  /// Cues of the turn that end in the stretch, each label once: those of the layer "tie" and some actions.
  void add_cues() {
    const Span said{words_.front().span.begin, words_.back().span.end};
    std::vector<LabelId> seen;
    std::vector<bool> light(std::min(words_.size(), kLongestReceipt), false);
    for (const auto& annotation : talk_.of(turn_)) {
      if (annotation.span.end <= said.begin || annotation.span.end > said.end) continue;
      const std::string_view label = talk_.labels->name(annotation.label);
      if (label == "action/praise" || label == "tie/addresses" || label.starts_with("minimal/"))
        cover(annotation.span, light);
      if (std::ranges::find(seen, annotation.label) != seen.end()) continue;
      seen.push_back(annotation.label);
      if (label.starts_with("tie/")) when(label.substr(4), true);
      if (std::ranges::find(kActions, label) != kActions.end()) when(label.substr(7), true);
      if (label == "action/formulation") when("formulation-in-other-words", !recurs());
      if (label == "tie/asks-on") when("asks-on-in-other-words", !recurs());
      if (label == "tie/points-back") when("points-back-asking", !questions_.empty());
      if (label == "tie/explains") when("explains-same-words", recurs());
    }
    const bool formulates = std::ranges::find(seen, talk_.labels->find("action/formulation")) != seen.end();
    when("short", words_.size() <= 4 && questions_.empty() && !formulates);
    std::fill_n(light.begin(), std::min(receipt_, light.size()), true);
    when("receipt-only", words_.size() <= kLongestReceipt && std::ranges::find(light, false) == light.end());
  }

  void cover(Span span, std::vector<bool>& light) const {
    for (std::size_t i = 0; i < light.size(); ++i) {
      if (words_[i].span.begin >= span.begin && words_[i].span.end <= span.end) light[i] = true;
    }
  }

  /// A topical word comes again, or one close to it.
  [[nodiscard]] bool recurs() const { return recurrence_.closest >= 0.5; }

  [[nodiscard]] bool is_wh(const Question& question) const {
    return std::any_of(words_.begin() + question.first, words_.begin() + question.last,
                       [](const Token& token) { return token.type->is(WordClass::hv); });
  }

  /// The other turn ends with a dash or dots, or in the middle of a word.
  [[nodiscard]] bool breaks_off() const {
    if (other_.empty()) return false;
    const auto& marks = talk_.transcript.turns[to_].notation.marks;
    const auto end = other_.back().span.end;
    return other_.back().cut_off || std::ranges::any_of(marks, [&](const Mark& mark) {
             if (mark.span.begin < end) return false;
             const auto sign = quote(talk_.transcript.text, mark.span);
             return mark.kind == MarkKind::cut_off || sign.find("–") != std::string_view::npos ||
                    sign.find("—") != std::string_view::npos || sign.find("…") != std::string_view::npos ||
                    sign == "-" || sign == "...";
           });
  }

  void add(std::string_view name, double value) {
    if (value != 0) keep_(name, value);
  }
  void when(std::string_view name, bool seen) { add(name, seen ? 1 : 0); }

  const AnnotatedTranscript& talk_;
  TurnIndex turn_;
  Words whole_;
  TurnIndex to_;
  Words other_;
  Words words_;
  std::size_t receipt_ = 0;
  Recurrence recurrence_;
  std::span<const Question> questions_;
  std::vector<Question> some_questions_;
  Keep keep_;
};

}  // namespace

Signs tie_signs(const AnnotatedTranscript& talk, const Stretch& said, TurnIndex to) {
  Signs signs;
  TieSigns(talk, said, to, [&](std::string_view name, double value) {
    signs.push_back({.name = "tie/" + std::string(name), .value = value, .turn = said.turn});
  }).find();
  return signs;
}

double tie_of(const AnnotatedTranscript& talk, const Stretch& said, TurnIndex to, const LinearModel& model) {
  std::string sign;
  double score = model.bias;
  bool any = false;
  TieSigns(talk, said, to, [&](std::string_view name, double value) {
    any = true;
    sign.assign("tie/").append(name);
    score += model.weight(sign) * value;
  }).find();
  return any ? logistic(score) : 0;
}

double tie_between(const AnnotatedTranscript& talk, TurnIndex turn, TurnIndex to) {
  const auto& turns = talk.transcript.turns;
  const bool known = turn == to + 1 && turns[turn].speaker != turns[to].speaker;
  return known ? talk.tie_to_before[turn] : tie_of(talk, {turn}, to, talk.weights->model("tie"));
}

double tie_strength(const Signs& signs, const LinearModel& model) {
  return signs.empty() ? 0 : logistic(model.score(signs));
}

}  // namespace gribning
