// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cue.h"
#include "gribning/layers/lexicon.h"

namespace gribning {

/// Every cue of a lexicon as one net of atoms with a common root: a turn is walked by numbers, word by word, and only
/// where a cue's first word stands. Choices rejoin, so that a cue with many ways of being said stays small.
class CueNet {
 public:
  /// Makes a written word comparable with the words of talk.
  using Fold = std::function<std::string(std::string_view)>;

  CueNet();

  void add(const CuePattern& pattern, std::uint32_t cue, const Fold& fold);
  /// Puts edges in order for the walk. Called once, after the last add().
  void seal();

  /// Fills `word.atoms` from its form, stems and categories.
  void find_atoms(WordType& word) const;

  /// All places where a cue matches; a cue may come several times from one place.
  void match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches) const;

 private:
  using NodeId = std::uint32_t;
  struct Node {
    std::vector<std::pair<std::uint32_t, NodeId>> words;  // atom, next
    std::vector<NodeId> any, begin, end, asked, skip;
    std::vector<std::uint32_t> cues;
  };

  NodeId new_node();
  std::uint32_t atom_number(const Atom& atom, const Fold& fold);
  NodeId add_item(NodeId from, const CueItem& item, const Fold& fold);
  NodeId add_pattern(NodeId from, const CuePattern& pattern, const Fold& fold);
  void walk(NodeId node, std::uint32_t first, std::uint32_t at, const std::vector<Token>& tokens,
            std::vector<CueMatch>& matches) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::uint32_t> exact_;
  std::unordered_map<std::string, std::uint32_t> stems_;
  std::vector<std::pair<std::string, std::uint32_t>> wildcards_;
  std::vector<std::uint32_t> categories_;
  std::uint32_t atoms_ = 0;
};

}  // namespace gribning
