// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "gribning/conversation/transcript.h"

namespace gribning {

/// How one turn hangs together with an earlier one.
enum class Bond {
  next,          ///< follows directly
  pair,          ///< second part to a first part (answer to a question, reply to a proposal)
  insertion,     ///< a question that must be settled before the first question is answered
  repair,        ///< initiates repair of hearing or reference
  tie,           ///< shares content with the turn that it follows
  returns,       ///< takes up an earlier turn after other talk
  continuation,  ///< the same speaker goes on after a continuer by another
};

[[nodiscard]] std::string_view code(Bond bond);

/// An edge of the sequence graph: `turn` looks back at `to`.
struct Relation {
  TurnIndex turn = 0;
  TurnIndex to = 0;
  Bond bond = Bond::next;
  /// 0 to 1; 1 for bonds that are there or not.
  double strength = 1;
  /// The words by which it is seen, as they stand in `turn`.
  std::vector<Span> words;

  friend bool operator==(const Relation&, const Relation&) = default;
};

/// The turns of a conversation as a graph: an edge leads from a turn to what it looks back at.
class SequenceGraph {
 public:
  SequenceGraph();
  SequenceGraph(std::size_t turns, const std::vector<Relation>& relations);
  SequenceGraph(SequenceGraph&&) noexcept;
  SequenceGraph& operator=(SequenceGraph&&) noexcept;
  ~SequenceGraph();

  /// All relations by which `turn` looks back, nearest target first.
  [[nodiscard]] std::vector<Relation> looks_back(TurnIndex turn) const;
  /// All relations by which later turns look back at `turn`, earliest first.
  [[nodiscard]] std::vector<Relation> looked_back_at(TurnIndex turn) const;
  /// The turn that `turn` responds to: the first part of its pair, else the turn before.
  [[nodiscard]] std::optional<TurnIndex> responds_to(TurnIndex turn) const;
  /// Later turns that return to `turn` after other talk, earliest first.
  [[nodiscard]] std::vector<Relation> returns_to(TurnIndex turn) const;
  /// A number for the topical thread of `turn`: turns connected by ties, returns and pairs share it.
  [[nodiscard]] std::size_t thread_of(TurnIndex turn) const;
  [[nodiscard]] std::size_t turns() const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace gribning
