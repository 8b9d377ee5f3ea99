// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "gribning/layers/minimal.h"
#include "gribning/opportunity/signs.h"
#include "neighbours.h"
#include "sign_list.h"

namespace gribning {
namespace {

/// Turns before and after that belong to the same business.
constexpr TurnIndex kBusiness = 4;

/// How much of a turn is about the institution.
struct Share {
  double words = 0;
  /// Words in sentences that say something institutional.
  double institutional = 0;
  /// The same without the sentences that only ask or receive.
  double telling = 0;
  double told = 0;
  double sentences = 0;
  double institutional_sentences = 0;
};

/// How something is said, and by which signs it is written down, says nothing about the institution.
bool is_manner(std::string_view sign) {
  return sign.starts_with("stance/") || sign.starts_with("form/") || sign.starts_with("perspective/");
}

bool is_institutional(const AnnotatedTranscript& talk, const Annotation& annotation) {
  return talk.labels->name(annotation.label).starts_with("institutional/");
}

double institutional_cues(const AnnotatedTranscript& talk, TurnIndex turn) {
  return static_cast<double>(std::ranges::count_if(
      talk.of(turn), [&](const Annotation& annotation) { return is_institutional(talk, annotation); }));
}

Share share_of(const AnnotatedTranscript& talk, TurnIndex turn) {
  Share share;
  const auto& tokens = talk.tokens[turn];
  const auto& questions = talk.questions[turn];
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!(tokens[i].ends_sentence || (!talk.marked && tokens[i].ends_clause))) continue;
    const auto sentence = std::span(tokens).subspan(first, i + 1 - first);
    const auto count = static_cast<double>(sentence.size());
    const Span span{sentence.front().span.begin, sentence.back().span.end};
    const bool about = std::ranges::any_of(talk.of(turn), [&](const Annotation& annotation) {
      return is_institutional(talk, annotation) && annotation.span.begin >= span.begin &&
             annotation.span.begin < span.end;
    });
    const bool asks = std::ranges::any_of(
        questions, [&](const Question& question) { return question.first <= first && first < question.last; });
    share.words += count;
    if (about) share.institutional += count;
    if (!asks && receipt_length(sentence) < sentence.size()) {
      share.telling += count;
      if (about) share.told += count;
      share.sentences += 1;
      if (about) share.institutional_sentences += 1;
    }
    first = i + 1;
  }
  return share;
}

/// How thick the institution's words lie in what the others say around the turn.
double density_around(const AnnotatedTranscript& talk, TurnIndex turn) {
  const auto from = turn > kBusiness ? turn - kBusiness : 0;
  const auto to = std::min<TurnIndex>(static_cast<TurnIndex>(talk.tokens.size()) - 1, turn + kBusiness);
  double cues = 0, words = 10;
  for (auto near = from; near <= to; ++near) {
    if (near == turn) continue;
    cues += institutional_cues(talk, near);
    words += static_cast<double>(talk.tokens[near].size());
  }
  return std::min(1.0, 10 * cues / words);
}

/// How many different sides of the institution the turn touches: law, benefit, plan …
double kinds(const AnnotatedTranscript& talk, TurnIndex turn) {
  boost::container::small_vector<LabelId, 16> seen;
  for (const auto& annotation : talk.of(turn)) {
    if (!is_institutional(talk, annotation)) continue;
    if (std::ranges::find(seen, annotation.label) == seen.end()) seen.push_back(annotation.label);
  }
  return static_cast<double>(seen.size());
}

/// "((taster))", "(skriver)", "(læser)": the record is in the room.
bool at_the_record(const AnnotatedTranscript& talk, TurnIndex turn) {
  return std::ranges::any_of(talk.transcript.turns[turn].notation.marks, [&](const Mark& mark) {
    if (mark.kind != MarkKind::comment) return false;
    const auto written = quote(talk.transcript.text, mark.span);
    return written.find("taste") != std::string_view::npos || written.find("skriv") != std::string_view::npos ||
           written.find("læse") != std::string_view::npos || written.find("typ") != std::string_view::npos;
  });
}

void add_share(const AnnotatedTranscript& talk, TurnIndex turn, SignList& own) {
  const auto share = share_of(talk, turn);
  if (share.words == 0) return;
  own.add("institutional/part", share.institutional / share.words);
  own.when(share.institutional * 2 >= share.words, "institutional/half");
  if (share.telling > 0) own.add("institutional/part-told", share.told / share.telling);
  if (share.sentences > 0) own.add("institutional/sentences", share.institutional_sentences / share.sentences);
  own.when(share.telling > 0 && share.told * 2 >= share.telling && share.telling >= 6, "institutional/half-told");
  own.add("told", share.telling / share.words);
}

void add_surroundings(const AnnotatedTranscript& talk, TurnIndex turn, SignSink sink) {
  SignList near(sink, "near/", turn);
  near.add("institutional/density", density_around(talk, turn));
  if (const auto before = professional_before(talk, turn)) {
    near.add("institutional/turn-before", up_to(institutional_cues(talk, *before), 3));
  }
  if (turn > 0) near.add("institutional/answers", up_to(institutional_cues(talk, turn - 1), 2));
  if (turn + 1 < talk.tokens.size()) {
    near.add("institutional/answered", up_to(institutional_cues(talk, turn + 1), 2));
    near.when(!talk.questions[turn + 1].empty(), "question/after");
  }
  near.when(turn * 12 < talk.tokens.size(), "opening");
  near.when(turn * 12 > talk.tokens.size() * 11, "closing");
  near.when(turn > 0 && !talk.questions[turn - 1].empty(), "question/before");
}

void find_institutional_signs(const AnnotatedTranscript& talk, TurnIndex turn, SignSink sink) {
  SignList own(sink, "", turn);
  const auto& tokens = talk.tokens[turn];
  add_labels(talk, turn, own, is_manner);
  const auto institutional = institutional_cues(talk, turn);
  double topical = 0;
  for (const auto& token : tokens) {
    if (token.type->carries_topic()) topical += 1;
  }
  own.add("institutional/count", up_to(institutional, 5));
  own.add("institutional/share", std::min(1.0, institutional / (1 + topical)));
  own.when(institutional > 0, "institutional/any");
  own.add("institutional/kinds", up_to(kinds(talk, turn), 3));
  add_share(talk, turn, own);
  own.when(at_the_record(talk, turn), "institutional/at-the-record");
  own.when(tokens.size() >= 8, "length-8");
  own.when(tokens.size() >= 15, "length-15");
  own.when(tokens.size() >= 25, "length-25");
  own.when(tokens.size() >= 40, "length-40");
  const auto& questions = talk.questions[turn];
  own.when(questions.empty(), "no-question");
  if (!questions.empty()) {
    own.add("question/share",
            static_cast<double>(questions.back().last - questions.back().first) / static_cast<double>(tokens.size()));
  }
  add_words(talk, turn, nullptr, own);
  add_surroundings(talk, turn, sink);
}

}  // namespace

Signs institutional_signs(const AnnotatedTranscript& talk, TurnIndex turn) {
  Signs signs;
  find_institutional_signs(talk, turn, SignSink(signs));
  return signs;
}

double institutional_score(const AnnotatedTranscript& talk, TurnIndex turn, Scorer& scorer) {
  scorer.begin();
  find_institutional_signs(talk, turn, SignSink(scorer));
  return scorer.sum();
}

}  // namespace gribning
