// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "gribning/layers/annotate.h"

namespace gribning {

/// How words of talk about a conversation are tied to a turn of it.
enum class QuotedBy {
  marks,   ///< they stand between quotation marks
  number,  ///< the turn's number is named: "linje 12", "i tur 12"
  words,   ///< the same run of words, without marks
};

[[nodiscard]] std::string_view code(QuotedBy how);

/// Words of retrospective talk that quote a turn of the conversation it is about.
struct Quotation {
  /// Where it is quoted, in the retrospective talk.
  TurnIndex turn = 0;
  Span span;
  /// What is quoted, in the original.
  TurnIndex original = 0;
  /// The words that come again; empty when only the number is named.
  Span original_span;
  /// Of the quoted words that carry something, how much stands in the original: 0 to 1, rare words counting most.
  double strength = 0;
  QuotedBy how = QuotedBy::marks;

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// The quotations in `retrospective` of turns of `original`, in order. Marked quotations and long runs of the same
/// words are tied to the turn that most of their rare words come from, inflected forms included; nothing is tied to a
/// turn that shares less than half of them. Spoken spelling ("ik", "ku") is folded on both sides.
[[nodiscard]] std::vector<Quotation> find_quotations(const AnnotatedTranscript& retrospective,
                                                     const AnnotatedTranscript& original);

}  // namespace gribning
