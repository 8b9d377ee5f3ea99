// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "cue.h"
#include "gribning/layers/lexicon.h"

namespace gribning {

/// Every cue of a lexicon as one tree over atoms: a turn is walked once, by numbers.
class CueTrie {
 public:
  CueTrie();

  /// Adds one way of saying a cue; its words are folded.
  void add(const AtomSequence& way, std::uint32_t cue);
  /// Children in order of their atoms, for the walk. Called once, after the last add().
  void seal();

  /// Fills `word.atoms` from its form, stems and categories.
  void find_atoms(WordType& word) const;

  /// All places where a cue matches; a cue may come several times from one place.
  void match(const std::vector<Token>& tokens, std::vector<CueMatch>& matches) const;

 private:
  struct Node {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> children;  // atom, node
    std::vector<std::uint32_t> cues;
    std::uint32_t any = 0, begin = 0, end = 0, asked = 0;  // nodes; 0 for none, as nothing leads back to the root
  };

  std::uint32_t atom_number(const Atom& atom);
  std::uint32_t& child(std::uint32_t node, const Atom& atom);
  void walk(std::uint32_t node, std::uint32_t first, std::uint32_t at, const std::vector<Token>& tokens,
            std::vector<CueMatch>& matches) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::string, std::uint32_t> exact_;
  std::unordered_map<std::string, std::uint32_t> stems_;
  std::vector<std::pair<std::string, std::uint32_t>> wildcards_;
  std::vector<std::uint32_t> categories_;
  std::uint32_t atoms_ = 0;
};

}  // namespace gribning
