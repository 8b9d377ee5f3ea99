// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "cue.h"
#include "gribning/layers/lexicon.h"
#include "word_shapes.h"

namespace gribning {

/// Every cue of a lexicon as one net of atoms with a common root. Choices rejoin, so that a cue with many ways of being
/// said stays small. Talk does not walk the net itself but an automaton whose states are sets of its nodes (CueWalk).
class CueNet {
 public:
  using NodeId = std::uint32_t;
  /// Makes a written word comparable with the words of talk.
  using Fold = std::function<std::string(std::string_view)>;

  CueNet();

  void add(const CuePattern& pattern, std::uint32_t cue, const Fold& fold);
  /// Puts edges in order for the walk. Called once, after the last add().
  void seal();

  /// Fills `word.atoms` from its form, stems and categories, and numbers them: words with the same atoms have the same
  /// `word.cue_class`. May be called by several threads.
  void find_atoms(WordType& word) const;

 private:
  friend class CueWalk;

  struct Node {
    std::vector<std::pair<std::uint32_t, NodeId>> words;  // atom, next
    std::vector<NodeId> any, begin, end, asked, skip;
    std::vector<std::uint32_t> cues;
  };

  NodeId new_node();
  std::uint32_t atom_number(const Atom& atom, const Fold& fold);
  NodeId add_item(NodeId from, const CueItem& item, const Fold& fold);
  NodeId add_pattern(NodeId from, const CuePattern& pattern, const Fold& fold);

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::uint32_t> exact_;
  std::unordered_map<std::string, std::uint32_t> stems_;
  std::unordered_map<std::string, std::uint32_t> wildcard_numbers_;
  WordShapes shapes_;
  /// By their first letter; those that begin with a star by their last, which may be a star too.
  using Wildcards = std::array<std::vector<std::pair<std::string, std::uint32_t>>, 256>;
  Wildcards by_first_;
  Wildcards by_last_;
  std::vector<std::uint32_t> categories_;
  std::uint32_t atoms_ = 0;

  mutable std::mutex numbering_;
  mutable std::map<std::vector<std::uint32_t>, std::uint32_t> classes_;
};

/// One thread's way through a net. A state stands for all nodes that a stretch of words leads to; it is made when talk
/// first comes there, and from then on a word is one step, however many cues it may belong to.
class CueWalk {
 public:
  /// `net` must be sealed and outlive the walk.
  explicit CueWalk(const CueNet& net);

  /// All places where a cue matches; a cue may come several times from one place, the longest last.
  void match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches);

 private:
  using NodeId = CueNet::NodeId;
  using StateId = std::uint32_t;
  /// What is so at the place that a state is entered at.
  struct Place {
    bool begin = false;
    bool end = false;
    bool asked = false;
  };
  struct State {
    /// The nodes that a further word may lead on from, ascending.
    std::vector<NodeId> nodes;
    /// The cues that are complete here, ascending.
    std::vector<std::uint32_t> cues;

    friend auto operator<=>(const State&, const State&) = default;
  };
  /// What is asked of a state at every word, side by side in memory.
  struct Ahead {
    /// The atoms of the words that lead on from here: bit n % 64 for each atom n.
    std::uint64_t atom_bits = 0;
    /// Where any other word leads, by what follows it; kNotMade before talk comes there.
    std::array<StateId, 4> otherwise;
    /// State::cues, or nullptr when none is complete here.
    const std::vector<std::uint32_t>* cues = nullptr;
  };
  struct Step {
    std::uint64_t from = 0;
    StateId to = 0;
  };

  void forget();
  [[nodiscard]] StateId enter(const std::vector<NodeId>& nodes, Place place);
  [[nodiscard]] Ahead ahead_of(const State& state) const;
  [[nodiscard]] StateId step(StateId from, const Token& token, bool last);
  [[nodiscard]] StateId other_step(StateId from, const Token& token, bool last);
  [[nodiscard]] StateId make_step(StateId from, const Token& token, bool last);
  void keep(std::uint64_t from, StateId to);

  const CueNet* net_;
  /// When enter() last came to each node.
  std::vector<std::uint64_t> visited_;
  std::uint64_t visit_ = 0;
  std::map<State, StateId> known_;
  std::vector<const State*> states_;
  std::vector<Ahead> ahead_;
  StateId at_begin_ = 0;
  StateId inside_ = 0;
  /// Steps from the root, where most words lead nowhere: by class and what follows the word.
  std::vector<StateId> from_inside_;
  /// An open hash table of the steps that have been made; `from` is 0 where there is none.
  std::vector<Step> steps_;
  std::size_t kept_ = 0;
};

}  // namespace gribning
